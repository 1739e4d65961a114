import type { StoredPayment, TopicEvent } from '../truth/truth.ts';
import { ATTEMPT_STATES } from '../truth/truth.ts';
import { group, isFinal, stateOf, textOf, type Facts } from './facts.ts';
import { startTally, type Finding, type Tally } from './report.ts';

/** Where a payment may go from a state. */
const PAYMENT_GRAPH: Readonly<Record<string, readonly string[]>> = {
  accepted: ['processing', 'failed', 'cancelled', 'expired'],
  processing: ['succeeded', 'failed', 'expired'],
  succeeded: [],
  failed: [],
  cancelled: [],
  expired: [],
};

/** The state that an event of the topic `payments` leaves; null leaves it as it is, which only final states may be told about. */
const STATE_OF_EVENT: Readonly<Record<string, string | null>> = {
  'payment.created': 'accepted',
  'payment.processing': 'processing',
  'payment.succeeded': 'succeeded',
  'payment.failed': 'failed',
  'payment.cancelled': 'cancelled',
  'payment.expired': 'expired',
  'payment.late_capture': null,
  'payment.reversed': null,
};

const REFUND_GRAPH: Readonly<Record<string, readonly string[]>> = {
  requested: ['processing', 'succeeded', 'failed', 'needs_operator'],
  // Proven unsent, a refund is requested again; that has no event of its own.
  processing: ['succeeded', 'failed', 'needs_operator'],
  needs_operator: ['succeeded', 'failed'],
  failed: ['succeeded', 'needs_operator'],
  succeeded: [],
};

/** Changes go along the state graph, each is one version more, final states are absorbing, and nothing is tried while an attempt is open. */
export function stateGraph(facts: Facts): Finding {
  const tally = startTally('5 changes follow the state graph');
  for (const payment of facts.payments.values()) {
    followPayment(tally, payment, facts.eventsOf('payments', payment.id));
    followAttempts(tally, payment, facts.eventsOf('attempts', payment.id));
    followRefunds(tally, payment, facts.eventsOf('refunds', payment.id));
  }
  followWrites(facts, tally);
  return tally.finding;
}

function followPayment(tally: Tally, payment: StoredPayment, events: readonly TopicEvent[]): void {
  let state: string | null = null;
  let version = 0;
  for (const event of events) {
    const [from, next, to]: readonly [string | null, string | null | undefined, string] = [state, STATE_OF_EVENT[event.type], stateOf(event)];
    const allowed = next === null ? from === to && from !== null && isFinal(from) : next === to && (from === null ? to === 'accepted' : PAYMENT_GRAPH[from]?.includes(to) === true);
    tally.expect(allowed, payment.id, () => `${event.type} with state ${to} after ${from ?? 'nothing'}`);
    const now = Number(textOf(event, 'version'));
    tally.expect(now > version, payment.id, () => `${event.type} has version ${now} after version ${version}`);
    [state, version] = [to, now];
  }
  tally.expect(state === payment.state, payment.id, () => `the events end in ${state ?? 'nothing'}, the database says ${payment.state}`);
  tally.expect(version <= payment.version, payment.id, () => `the events end with version ${version}, the database has ${payment.version}`);
}

function followAttempts(tally: Tally, payment: StoredPayment, events: readonly TopicEvent[]): void {
  const states = new Map<number, string>();
  const rank = (state: string): number => (ATTEMPT_STATES as readonly string[]).indexOf(state);
  for (const event of events) {
    const number = Number(event.payload['attemptNumber']);
    const [before, state] = [states.get(number), stateOf(event)];
    if (event.type === 'attempt.started') {
      const open = [...states].filter(([, each]) => rank(each) < rank('not_sent'));
      tally.expect(open.length === 0, payment.id, () => `attempt ${number} was started while attempt ${open[0]?.[0]} was ${open[0]?.[1]}`);
      const paid = [...states].find(([, each]) => each === 'succeeded');
      tally.expect(paid === undefined, payment.id, () => `attempt ${number} was started after attempt ${paid?.[0]} had paid`);
      tally.expect(before === undefined && number === states.size + 1, payment.id, () => `attempt ${number} was started as the ${states.size + 1}th`);
    } else {
      const told = event.type === 'attempt.needs_operator' ? before === state : before !== undefined && rank(state) > rank(before);
      tally.expect(told, payment.id, () => `attempt ${number}: ${event.type} with state ${state} after ${before ?? 'nothing'}`);
    }
    states.set(number, state);
  }
  for (const attempt of payment.attempts) {
    tally.expect(states.get(attempt.number) === attempt.state, payment.id, () => `the events of attempt ${attempt.number} end in ${states.get(attempt.number) ?? 'nothing'}, the database says ${attempt.state}`);
  }
  tally.expect(states.size === payment.attempts.length, payment.id, () => `${states.size} attempts were told of, the database has ${payment.attempts.length}`);
}

function followRefunds(tally: Tally, payment: StoredPayment, events: readonly TopicEvent[]): void {
  const states = new Map<string, string>();
  for (const event of events) {
    const id = textOf(event, 'refundId');
    const [before, state] = [states.get(id), stateOf(event)];
    const first = before === undefined && event.type === 'refund.requested' && state === 'requested';
    // An alarm about a failed refund that went back after all leaves it failed.
    const alarm = event.type === 'refund.needs_operator' && before === 'failed' && state === 'failed';
    tally.expect(first || alarm || (before !== undefined && REFUND_GRAPH[before]?.includes(state) === true), payment.id, () => `refund ${id}: ${event.type} with state ${state} after ${before ?? 'nothing'}`);
    states.set(id, state);
  }
  for (const { id, state } of payment.refunds) {
    const told = states.get(id);
    tally.expect(told === state || (told === 'processing' && state === 'requested'), payment.id, () => `the events of refund ${id} end in ${told ?? 'nothing'}, the database says ${state}`);
  }
}

/** The same by the database's own log of writes, where nothing can be left out of an event. */
function followWrites({ writes, payments }: Facts, tally: Tally): void {
  for (const [paymentId, mine] of group(writes ?? [], ({ paymentId }) => paymentId)) {
    let version = 0;
    let state: string | null = null;
    for (const write of mine) {
      const [last, next] = [version, write.version];
      if (next === null) {
        tally.expect(false, paymentId, () => `the state became ${write.state} without a new version after version ${last}`);
      } else {
        tally.expect(next === last + 1, paymentId, () => `version ${next} was written after version ${last}`);
        version = next;
      }
      if (write.state !== null) {
        const from: string | null = state;
        const allowed = from === null || from === write.state || PAYMENT_GRAPH[from]?.includes(write.state) === true;
        tally.expect(allowed, paymentId, () => `the database went from ${from} to ${write.state}`);
        state = write.state;
      }
    }
    const last = version;
    tally.expect(payments.get(paymentId)?.version === last, paymentId, () => `the writes end with version ${last}, the database has ${payments.get(paymentId)?.version ?? 'no such payment'}`);
  }
}
