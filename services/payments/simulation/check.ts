import { isFinal, isOpen, refundedAmount, type Attempt, type Payment, type Refund } from '@adaigi/domain';
import type { Context } from './context.ts';
import { nick, type Database, type StoredEvent } from './database.ts';
import type { ChargeEntry, Ledger } from './ledger.ts';
import type { Promises } from './merchants.ts';

interface Evidence {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly published: readonly StoredEvent[];
  readonly promises: Promises;
}

/** Compares, at the end of a world, what is stored and published with the provider's ledger and what merchants were told. */
export function checkEnd(context: Context, { database, ledger, published, promises }: Evidence): void {
  const byPayment = Map.groupBy(ledger.charges.values(), ({ paymentId }) => paymentId);
  for (const paymentId of byPayment.keys()) {
    if (!database.payments.has(paymentId)) context.violate('2 nothing lost', `${nick(paymentId)} was charged and does not exist`);
  }
  const topics = Map.groupBy(published, ({ paymentId }) => paymentId);
  for (const payment of database.payments.values()) {
    checkEnded(context, payment);
    checkCaptures(context, payment, byPayment.get(payment.id) ?? []);
    checkRefunds(context, payment, ledger);
    checkEvents(context, payment, topics.get(payment.id) ?? []);
    checkReversal(context, payment, topics.get(payment.id) ?? [], byPayment.get(payment.id) ?? []);
  }
  checkPromises(context, database, promises);
}

/** Many times what the most troubled payment needs. */
const MOST_CHANGES = 200;

/** 3: final, or an explicit doubt that a person has been told of. */
function checkEnded(context: Context, payment: Payment): void {
  const open = payment.attempts.filter(isOpen);
  if (payment.version > MOST_CHANGES) context.violate('3 ends', `${nick(payment.id)} was changed ${payment.version} times`);
  if (open.some((attempt) => !attempt.needsOperator)) context.violate('3 ends', `${nick(payment.id)} has an open attempt that nobody looks at`);
  if (!isFinal(payment.state) && open.length === 0) context.violate('3 ends', `${nick(payment.id)} is ${payment.state} for ever`);
  const moving = payment.refunds.filter((refund) => refund.state === 'processing' || (refund.state === 'requested' && !waitsForAnExplanation(payment, refund)));
  if (moving.length > 0) context.violate('3 ends', `${nick(payment.id)} has a refund that is ${moving[0]?.state ?? ''} for ever`);
}

/** Money went back, nobody knows by whom, and a person has been told: what was not sent by then waits. */
function waitsForAnExplanation({ attempts, refunds }: Payment, { attemptNumber }: Refund): boolean {
  const attempt = attempts.find(({ number }) => number === attemptNumber);
  const isWithPerson = attempt?.needsOperator === true || refunds.some((each) => each.attemptNumber === attemptNumber && each.state === 'needs_operator');
  return attempt?.returnUnexplained === true && isWithPerson;
}

/** 1 and 4: of all that was debited one capture at most is kept; the rest went back or waits for a person, and the states say so. */
function checkCaptures(context: Context, payment: Payment, entries: readonly ChargeEntry[]): void {
  let kept = 0;
  for (const entry of entries) {
    const attempt = payment.attempts.find((each) => each.reference === entry.reference && each.channel === entry.channel);
    const about = `${nick(payment.id)} ${entry.reference.slice(0, 5)} ${entry.state}`;
    if (attempt === undefined) {
      context.violate('4 agrees', `${about}: no such attempt`);
      continue;
    }
    if (attempt.state === 'succeeded' && entry.amount !== payment.amount.minor) context.violate('7 amount', `${about}: ${entry.amount} of ${payment.amount.minor} was believed`);
    if (attempt.state === 'succeeded' && entry.state !== 'debited' && entry.state !== 'reversed') context.violate('4 agrees', `${about}: recorded as paid`);
    if (entry.state !== 'debited' || isDoubt(attempt)) continue;
    if (attempt.state !== 'succeeded') context.violate('4 agrees', `${about}: recorded as ${attempt.state}`);
    const giveBack = payment.refunds.find((each) => each.origin !== 'merchant' && each.attemptNumber === attempt.number);
    if (giveBack === undefined) kept += 1;
    else if (giveBack.state !== 'succeeded' && giveBack.state !== 'needs_operator') context.violate('1 one capture', `${about}: its way back is ${giveBack.state} and nobody is told`);
  }
  if (kept > 1) context.violate('1 one capture', `${nick(payment.id)} keeps ${kept} captures`);
  if (kept > 0 && isFinal(payment.state) && payment.state !== 'succeeded') context.violate('1 one capture', `${nick(payment.id)} is ${payment.state} and keeps a capture`);
  const reversed = entries.some((entry) => entry.state === 'reversed');
  if (payment.state === 'succeeded' && kept === 0 && !reversed) context.violate('4 agrees', `${nick(payment.id)} succeeded without a capture`);
  const unsent = payment.attempts.find((attempt) => attempt.state === 'succeeded' && !entries.some((entry) => entry.reference === attempt.reference));
  if (unsent !== undefined) context.violate('4 agrees', `${nick(payment.id)} ${unsent.reference.slice(0, 5)}: recorded as paid and never reached a provider`);
}

/** An attempt that waits for a person is an explicit doubt. */
function isDoubt(attempt: Attempt): boolean {
  return isOpen(attempt) && attempt.needsOperator;
}

/** 6: what went back is what is recorded, and never more than was paid. */
function checkRefunds(context: Context, payment: Payment, ledger: Ledger): void {
  if (refundedAmount(payment).minor > payment.amount.minor) context.violate('6 refunded <= captured', `${nick(payment.id)} promises more than was paid`);
  for (const refund of payment.refunds) {
    const done = [...ledger.refunds.values()].filter((each) => each.refundId === refund.id && each.state === 'done');
    const about = `${nick(payment.id)} refund of ${refund.amount.minor} ${refund.state}`;
    if (done.length > 1) context.violate('6 refund sent once', `${about}: went back ${done.length} times`);
    if (refund.state === 'succeeded' && done.length === 0) context.violate('4 agrees', `${about}: nothing went back`);
    // An inquiry is about the charge: once its reversal was told, with all that it took, nobody can tell a refund apart from it.
    const isInReversal = refund.failureReason === 'reversed_by_provider' && payment.attempts.some(({ number, reference }) => number === refund.attemptNumber && ledger.charges.get(reference)?.state === 'reversed');
    if (refund.state === 'failed' && done.length > 0 && !isInReversal) context.violate('4 agrees', `${about}: it went back`);
    if (done.some((each) => each.minor !== refund.amount.minor)) context.violate('7 amount', `${about}: another amount went back`);
  }
}

/** 4: a reversal takes the payment from its merchant, so it is told of none but what the provider took back. */
function checkReversal(context: Context, payment: Payment, published: readonly StoredEvent[], entries: readonly ChargeEntry[]): void {
  const isTold = published.some(({ event }) => event.type === 'payment.reversed');
  if (isTold && !entries.some(({ state }) => state === 'reversed')) context.violate('4 agrees', `${nick(payment.id)} was told as reversed; no provider has taken it back`);
}

/** 10: every event is on its topic, numbered without a gap, the first of each in order, the same number always the same event. */
function checkEvents(context: Context, payment: Payment, published: readonly StoredEvent[]): void {
  for (const topic of ['payments', 'attempts', 'refunds'] as const) {
    const types = new Map<number, string>();
    for (const { event } of published) {
      if (event.topic !== topic) continue;
      const known = types.get(event.seq);
      if (known !== undefined && known !== event.type) context.violate('10 gapless', `${nick(payment.id)} ${topic}#${event.seq} is ${known} and ${event.type}`);
      if (known === undefined && event.seq !== types.size + 1) context.violate('10 gapless', `${nick(payment.id)} ${topic}#${event.seq} follows #${types.size}`);
      types.set(event.seq, event.type);
    }
    if (types.size !== payment.eventCounts[topic]) context.violate('10 gapless', `${nick(payment.id)} has ${types.size} of ${payment.eventCounts[topic]} events on ${topic}`);
    const last = types.get(types.size);
    if (topic === 'payments' && isFinal(payment.state) && ![...types.values()].includes(`payment.${payment.state}`)) {
      context.violate('8 end is told', `${nick(payment.id)} is ${payment.state}; the last that was told is ${last ?? 'nothing'}`);
    }
  }
}

/** 2 and 9: what was answered exists, one payment per key, and stays. */
function checkPromises(context: Context, database: Database, promises: Promises): void {
  const ids = new Map<string, string>();
  for (const { key, payment } of promises.created) {
    const stored = database.payments.get(payment.id);
    if (stored === undefined) context.violate('2 nothing lost', `${nick(payment.id)} was accepted and does not exist`);
    else if (stored.amount.minor !== payment.amount.minor) context.violate('9 idempotent create', `${nick(payment.id)} was answered with another content`);
    const first = ids.get(key);
    if (first !== undefined && first !== payment.id) context.violate('9 idempotent create', `${key} made two payments`);
    ids.set(key, payment.id);
  }
  for (const id of promises.cancelled) {
    if (database.payments.get(id)?.state !== 'cancelled') context.violate('2 nothing lost', `${nick(id)} was cancelled and is ${database.payments.get(id)?.state ?? 'gone'}`);
  }
  for (const { paymentId, refundId, minor } of promises.refunds) {
    const refund = database.payments.get(paymentId)?.refunds.find((each) => each.id === refundId);
    if (refund?.amount.minor !== minor) context.violate('2 nothing lost', `${nick(paymentId)} lost an accepted refund of ${minor}`);
  }
}
