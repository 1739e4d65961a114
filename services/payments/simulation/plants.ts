import { numberEvents, type Attempt, type Payment, type PaymentFactEvent, type Refund } from '@adaigi/domain';
import type { PaymentStore, ProviderAnswer } from '../src/ports.ts';
import { SOUND_RULES, type ConnectorRules } from './connectors.ts';
import type { RelayRules } from './relay.ts';
import type { ReplicaPorts } from './replica-ports.ts';
import type { Scheduler } from './scheduler.ts';
import type { SimProcess } from './process.ts';

interface Tools {
  readonly scheduler: Scheduler;
  readonly process: SimProcess;
}

/** A bug that is put into a world from outside: production code stays as it is, what it is given does not. */
export interface Plant {
  readonly name: string;
  readonly what: string;
  readonly ports?: (ports: ReplicaPorts, tools: Tools) => ReplicaPorts;
  readonly connectors?: ConnectorRules;
  readonly relay?: RelayRules;
  readonly sweeps?: boolean;
}

const inStore = (ports: ReplicaPorts, change: Partial<PaymentStore>): ReplicaPorts => ({ ...ports, store: { ...ports.store, ...change } });

/** Every way out of a charge of which nothing is known, believed to be something else. */
const chargeDoubtAs = (ports: ReplicaPorts, outcome: ProviderAnswer['outcome']): ReplicaPorts => ({
  ...ports,
  connectors: {
    ...ports.connectors,
    charge: async (request) => {
      const answer = await ports.connectors.charge(request);
      return answer.outcome.kind === 'unknown' ? { outcome, nextInquiryAfterMs: 0, scheduleExhausted: false } : answer;
    },
  },
});

function actBeforeIntent(ports: ReplicaPorts): ReplicaPorts {
  const intents = new Map<string, () => Promise<boolean>>();
  const { store, connectors } = ports;
  return {
    ...inStore(ports, {
      async save(before, after, events, lease) {
        const isIntent = lease?.use === 'keep' && after.attempts.length > before.attempts.length;
        if (!isIntent) return store.save(before, after, events, lease);
        intents.set(after.id, () => store.save(before, after, events, lease));
        return true;
      },
    }),
    connectors: {
      ...connectors,
      async charge(request) {
        const answer = await connectors.charge(request);
        await intents.get(request.payment.id)?.();
        return answer;
      },
    },
  };
}

function guardIgnored({ store }: ReplicaPorts): PaymentStore['save'] {
  return async (before, after, events, lease) => {
    if (await store.save(before, after, events, lease)) return true;
    const current = await store.find(before.id);
    return current !== null && store.save(current, after, events, lease);
  };
}

/** Appends a refund that was checked against an older copy, as a blind push would. */
function blindRefund({ store }: ReplicaPorts): PaymentStore['save'] {
  return async (before, after, events, lease) => {
    if (await store.save(before, after, events, lease)) return true;
    const added: Refund | undefined = after.refunds.length > before.refunds.length ? after.refunds.at(-1) : undefined;
    const current = added?.origin === 'merchant' ? await store.find(before.id) : null;
    if (added === undefined || current === null) return false;
    const pushed: Payment = { ...current, refunds: [...current.refunds, added], version: current.version + 1, nextActionAt: added.nextActionAt };
    const numbered = numberEvents(pushed, [{ topic: 'refunds', type: 'refund.requested', refundId: added.id }]);
    return store.save(current, numbered.payment, numbered.events, lease);
  };
}

/** What evidence has called in question is saved as if it had not. */
function forgets(change: (attempt: Attempt) => Attempt, tells: (before: Payment, after: Payment) => readonly PaymentFactEvent[] = () => []): Plant['ports'] {
  return (ports) =>
    inStore(ports, {
      save(before, after, events, lease) {
        const { payment, events: added } = numberEvents({ ...after, attempts: after.attempts.map(change) }, tells(before, after));
        return ports.store.save(before, payment, [...events, ...added], lease);
      },
    });
}

export const PLANTS: readonly Plant[] = [
  {
    name: 'timeout-as-decline',
    what: 'a charge without an answer counts as declined',
    ports: (ports) => chargeDoubtAs(ports, { kind: 'declined', fault: 'provider', retry: 'never', reason: 'provider_timeout', providerCode: '', providerTransactionId: '' }),
  },
  {
    name: 'failover-during-doubt',
    what: 'a charge without an answer counts as not sent, so that the next channel is tried',
    ports: (ports) => chargeDoubtAs(ports, { kind: 'not_sent', reason: 'provider_unreachable' }),
  },
  { name: 'act-before-intent', what: 'the charge leaves before its intent is stored', ports: actBeforeIntent },
  {
    name: 'lease-too-short',
    what: 'the lease is prolonged by two seconds, not over the longest call',
    ports: (ports) => inStore(ports, { save: (before, after, events, lease) => ports.store.save(before, after, events, lease?.use === 'keep' ? { ...lease, forMs: 2_000 } : lease) }),
  },
  {
    name: 'lease-too-short-for-inquiry',
    what: 'the lease ends two seconds into an inquiry',
    ports: (ports) => inStore(ports, { prolong: (id, token) => ports.store.prolong(id, token, 2_000) }),
  },
  { name: 'version-guard-ignored', what: 'a change is saved over whatever is there', ports: (ports) => inStore(ports, { save: guardIgnored(ports) }) },
  {
    name: 'conflict-believed-saved',
    what: 'a save that lost its race is taken for a success',
    ports: (ports) => inStore(ports, { save: async (...args) => (await ports.store.save(...args)) || true }),
  },
  {
    name: 'reference-reused',
    what: 'every attempt of a payment has the same reference',
    ports: (ports) => ({ ...ports, ids: { ...ports.ids, providerReference: (id, operation) => ports.ids.providerReference(id, operation, 1) } }),
  },
  { name: 'outbox-pulled-before-ack', what: 'events leave the outbox before the broker has them', relay: { pullAfterAck: false } },
  { name: 'callback-believed-without-check', what: 'a callback is believed without its signature', connectors: { ...SOUND_RULES, checkSignature: false } },
  { name: 'amount-unchecked', what: 'a provider that names another amount is believed', connectors: { ...SOUND_RULES, checkAmount: false } },
  { name: 'contested-amount-forgotten', what: 'another amount than was asked is cleared by the next "paid" without any', ports: forgets((attempt) => ({ ...attempt, amountContested: false })) },
  {
    name: 'refund-told-as-reversal',
    what: 'a notification of our own refund is told as a reversal by the provider',
    ports: forgets(
      (attempt) => (attempt.returnUnexplained ? { ...attempt, returnUnexplained: false, reversed: true } : attempt),
      (_before, after) => (after.attempts.some((attempt) => attempt.returnUnexplained) ? [{ topic: 'payments', type: 'payment.reversed' }] : []),
    ),
  },
  { name: 'hint-used-up', what: 'an inquiry that nobody answers uses a hint up', connectors: { ...SOUND_RULES, keepHints: false } },
  { name: 'not-found-for-ever', what: 'no hint is asked about where the provider has once said "not found"', connectors: { ...SOUND_RULES, hintsAgainstNotFound: false } },
  { name: 'not-found-believed-early', what: '"not found" counts before the provider\'s window', connectors: { ...SOUND_RULES, notFoundWaits: false } },
  { name: 'failed-believed-early', what: '"failed" counts before the provider\'s window', connectors: { ...SOUND_RULES, failedWaits: false } },
  { name: 'inquiry-without-fence', what: 'an inquiry that finds no record says "not sent" without forbidding it', connectors: { ...SOUND_RULES, fenceBeforeNotSent: false } },
  { name: 'record-after-send', what: 'the exchange record is written after the request has left', connectors: { ...SOUND_RULES, recordBeforeSend: false } },
  { name: 'not-after-ignored', what: 'a request leaves however late it is', connectors: { ...SOUND_RULES, keepToNotAfter: false } },
  { name: 'refund-check-non-atomic', what: 'a refund is checked against one copy and stored in another', ports: (ports) => inStore(ports, { save: blindRefund(ports) }) },
  {
    name: 'refund-resent-in-doubt',
    what: 'a refund without an answer counts as not sent',
    ports: (ports) => ({
      ...ports,
      connectors: {
        ...ports.connectors,
        refund: async (request) => {
          const answer = await ports.connectors.refund(request);
          return answer.outcome.kind === 'unknown' ? { outcome: { kind: 'not_sent', reason: 'provider_unreachable' }, nextInquiryAfterMs: 0, scheduleExhausted: false } : answer;
        },
      },
    }),
  },
  { name: 'slot-ignored', what: 'the slot of a number is given to everybody', ports: (ports) => ({ ...ports, slots: { ...ports.slots, take: async () => true } }) },
  { name: 'no-sweep', what: 'nobody looks for what a crash or a lost wake-up has left', sweeps: false },
  {
    name: 'answer-before-insert',
    what: 'a create is answered before it is stored',
    ports: (ports, { process }) =>
      inStore(ports, {
        async insert(payment, events) {
          const existing = await ports.store.find(payment.id);
          if (existing !== null) return { inserted: false, existing };
          process.after(20, () => void ports.store.insert(payment, events).catch(() => undefined));
          return { inserted: true };
        },
      }),
  },
  {
    name: 'give-back-forgotten',
    what: 'a capture beside the one that is kept is recorded and not given back',
    ports: (ports) =>
      inStore(ports, {
        save: (before, after, events, lease) =>
          ports.store.save(before, { ...after, refunds: after.refunds.filter((each) => each.origin === 'merchant' || before.refunds.some((old) => old.id === each.id)) }, events, lease),
      }),
  },
];

/** @throws RangeError for a name that is not planted here. */
export function plantOf(name: string): Plant {
  const plant = PLANTS.find((each) => each.name === name);
  if (plant === undefined) throw new RangeError(`no such bug: ${name}; there are ${PLANTS.map((each) => each.name).join(', ')}`);
  return plant;
}
