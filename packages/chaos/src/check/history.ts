import type { Order } from '../observation.ts';
import type { Truth } from '../truth/truth.ts';
import { gather, stateOf, textOf, type Facts } from './facts.ts';

interface Entry {
  /** NaN: not known, told at the end. */
  readonly at: number;
  readonly who: string;
  readonly what: string;
}

/** How long before and after a payment's own life faults are told: they are what it may have met. */
const AROUND_MS = 1_000;

/** The whole history of one payment as lines, by time: client, topics, provider, inbox, faults; then what the databases say now. */
export function tellHistory(truth: Truth, paymentId: string): string {
  const facts = gather(truth);
  const order = facts.orderOf(paymentId);
  const own = [...clientEntries(order), ...topicEntries(facts, paymentId), ...providerEntries(facts, paymentId), ...inboxEntries(facts, paymentId)];
  const times = own.map(({ at }) => at).filter((at) => !Number.isNaN(at));
  const [from, to] = [Math.min(...times) - AROUND_MS, Math.max(...times) + AROUND_MS];
  const faults = facts.observation.strikes.filter(({ at }) => at >= from && at <= to).map(({ at, kind, target, detail }): Entry => ({ at, who: 'fault', what: `${kind} ${target} ${detail}` }));
  const lines = [...own, ...faults].toSorted((a, b) => a.at - b.at).map(({ at, who, what }) => `${new Date(at).toISOString().slice(11, 23)}  ${who.padEnd(9)} ${what}`);
  return [`payment ${paymentId}${order === undefined ? '' : `, order ${order.key} (${order.dialect} by ${order.transport}, ${order.amountMinor} of ${order.mobile}, ${order.wallet ?? 'any wallet'})`}`, ...lines, ...nowLines(facts, paymentId)].join('\n');
}

function clientEntries(order: Order | undefined): Entry[] {
  if (order === undefined) return [];
  const { submissions, reads, refunds, cancels } = order;
  const answer = (status: number | null, state: string | null, code: string | null = null): string => (status === null ? 'no answer' : [status, state, code].filter((part) => part !== null).join(' '));
  return [
    ...submissions.map(({ at, endedAt, body, status, state, code }) => ({ at, who: 'client', what: `submits ${body} body: ${answer(status, state, code)} after ${endedAt - at} ms` })),
    ...reads.map(({ at, state, version }) => ({ at, who: 'client', what: `reads ${state}${version === null ? '' : ` version ${version}`}` })),
    ...refunds.flatMap(({ key, amountMinor, submissions }) => submissions.map(({ at, status, state }) => ({ at, who: 'client', what: `refunds ${amountMinor} by ${key}: ${answer(status, state)}` }))),
    ...cancels.map(({ at, status }) => ({ at, who: 'client', what: `cancels: ${answer(status, null)}` })),
  ];
}

function topicEntries(facts: Facts, paymentId: string): Entry[] {
  return ['payments', 'attempts', 'refunds', 'webhook-deliveries'].flatMap((topic) =>
    facts.eventsOf(topic, paymentId).map((event): Entry => {
      const details = ['attemptNumber', 'channel', 'reference', 'refundId', 'amountMinor', 'reason', 'evidence', 'version', 'eventType', 'tryNumber', 'httpStatus', 'error'].flatMap((field) => (textOf(event, field) === '' ? [] : `${field} ${textOf(event, field)}`));
      return { at: Date.parse(textOf(event, 'occurredAt')), who: 'event', what: `${event.type} #${event.seq} ${stateOf(event)} ${details.join(', ')}` };
    }),
  );
}

function providerEntries(facts: Facts, paymentId: string): Entry[] {
  const attempts = facts.payments.get(paymentId)?.attempts ?? [];
  const known = attempts.flatMap(({ channel, reference }) => facts.linesOf(channel, reference));
  const order = facts.orderOf(paymentId);
  // A charge that no attempt knows of still names the payer.
  const strangers = facts.provider.ledger.filter(({ mobile, account, reference }) => mobile === order?.mobile && facts.paymentOf(account, reference) === undefined);
  return [...known, ...strangers].map(({ at, account, reference, kind, amountMinor, seq }) => ({ at, who: 'provider', what: `${kind} ${amountMinor} by ${account} ${reference} (ledger line ${seq})` }));
}

function inboxEntries(facts: Facts, paymentId: string): Entry[] {
  const bare = paymentId.replace(/^pay_/, '');
  return facts.observation.inbox
    .filter(({ headers, body }) => headers['webhook-id']?.startsWith(paymentId) === true || body.includes(bare))
    .map(({ at, path, headers, answered }) => ({ at, who: 'inbox', what: `${headers['webhook-id'] ?? `callback ${path}`}: answered ${answered ?? 'nothing'}` }));
}

function nowLines(facts: Facts, paymentId: string): string[] {
  const payment = facts.payments.get(paymentId);
  if (payment === undefined) return ['the database has no such payment'];
  const { state, version, attempts, refunds, unpublished } = payment;
  return [
    `now: ${state}, version ${version}, ${unpublished} events unpublished`,
    ...attempts.map((each) => `  attempt ${each.number} ${each.channel} ${each.reference}: ${each.state}${each.needsOperator ? ', waits for a person' : ''}${each.reversed ? ', reversed' : ''}`),
    ...refunds.map((each) => `  refund ${each.id} of ${each.amountMinor} (${each.origin}): ${each.state}`),
    ...facts.exchanges.filter((each) => each.paymentId === paymentId || attempts.some(({ reference }) => reference === each.reference)).map((each) => `  exchange record ${each.channel} ${each.operation} ${each.reference}: ${each.state}`),
    ...facts.deliveries.filter((each) => each.paymentId === paymentId).map((each) => `  delivery of ${each.eventType} (${each.dialect}): ${each.state} after ${each.tries} tries`),
  ];
}
