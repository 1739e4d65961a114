import { patch, type Plant } from './plant.ts';
import { BAD_INBOX, CALM, CRASHES } from './profiles.ts';

const USECASES = 'services/notifier/src/usecases';

/** Bugs in what tells merchants. */
export const IN_NOTIFIER: readonly Plant[] = [
  {
    name: 'webhook-not-retried',
    what: 'a webhook that was not taken is not tried again',
    service: 'notifier',
    patches: [patch(`${USECASES}/settle-try.ts`, "return waitMs === null ? { kind: 'exhausted' } : { kind: 'retry', waitMs };", "return waitMs === null || verdict.kind === 'failed' ? { kind: 'exhausted' } : { kind: 'retry', waitMs };")],
    breaks: [8],
    profile: BAD_INBOX,
  },
  {
    name: 'webhook-retried-with-new-id',
    what: 'each try of a webhook has an id of its own',
    service: 'notifier',
    patches: [
      patch(`${USECASES}/prepare-native.ts`, 'const message = { id: delivery.eventId,', 'const id = delivery.tries === 0 ? delivery.eventId : `${delivery.eventId}-${delivery.tries}`;\n  const message = { id,'),
      patch(`${USECASES}/prepare-native.ts`, "'webhook-id': delivery.eventId,", "'webhook-id': id,"),
    ],
    breaks: [8],
    profile: BAD_INBOX,
  },
  {
    name: 'webhook-signs-other-bytes',
    what: 'the signature of a repeated webhook is over another time than its header says',
    service: 'notifier',
    patches: [patch(`${USECASES}/prepare-native.ts`, "'webhook-timestamp': timestampS.toString(),", "'webhook-timestamp': (timestampS + delivery.tries).toString(),")],
    breaks: [8],
    profile: BAD_INBOX,
  },
  {
    name: 'event-acked-before-effect',
    what: 'the notifier acknowledges an event before its deliveries are stored',
    service: 'notifier',
    patches: [patch('services/notifier/src/consumers/events.ts', '    await record(news);', '    setTimeout(() => void record(news).catch(() => undefined), 400);')],
    breaks: [8],
    profile: CRASHES,
  },
  {
    name: 'any-answer-is-acceptance',
    what: 'a webhook counts as delivered whatever the merchant\'s server answers',
    service: 'notifier',
    patches: [patch('services/notifier/src/core/verdict.ts', "if (status >= 200 && status <= 299) return { kind: 'accepted' };", "if (status >= 200 && status <= 599) return { kind: 'accepted' };")],
    breaks: [8],
    profile: { ...BAD_INBOX, inboxMoods: ['500'] },
  },
  {
    name: 'only-success-is-told',
    what: 'a PayPro merchant hears of successes only',
    service: 'notifier',
    patches: [patch('services/notifier/src/core/plan.ts', "  'payment.failed': 'failed',\n", '')],
    breaks: [8],
    profile: CALM,
  },
];
