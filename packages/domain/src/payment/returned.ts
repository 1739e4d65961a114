import { sameMoney } from '../money.ts';
import type { Change } from './change.ts';
import { capturedAttempt, dropRefundsOfReversed, isRefunded } from './refund.ts';
import type { Attempt, Evidence, Payment, PaymentFactEvent, Refund } from './types.ts';

/**
 * "The money went back" beside a refund of ours that has, or may have, moved money: providers use the same words for both, so it proves no reversal.
 * Operators know what they say.
 */
export function mayBeOurRefund(payment: Payment, attempt: Attempt, { source, outcome }: Evidence): boolean {
  const isReturn = outcome.kind === 'succeeded' && outcome.reversed && source !== 'operator';
  return isReturn && attempt.state === 'succeeded' && !attempt.reversed && refundsThatMayHaveMoved(payment, attempt).length > 0;
}

/**
 * "Given back since" over another amount than was paid, which is no refund of ours nor all of them: whoever asked for it, the merchant does not have
 * all of the money any more, and how much it still has only a person can find out.
 */
export function isPartReturned(payment: Payment, attempt: Attempt, { source, outcome }: Evidence): boolean {
  if (outcome.kind !== 'succeeded' || !outcome.reversed || outcome.amount === null || source === 'operator') return false;
  const { amount } = outcome;
  if (attempt.state !== 'succeeded' || attempt.reversed || sameMoney(amount, payment.amount)) return false;
  const ours = refundsThatMayHaveMoved(payment, attempt);
  const all = ours.reduce((sum, each) => sum + each.amount.minor, 0n);
  return !ours.some((each) => sameMoney(each.amount, amount)) && all !== amount.minor;
}

/** A person must look, and what was not sent back yet waits for that. */
export function hearPartReturn(payment: Payment, attempt: Attempt): Change {
  if (attempt.returnUnexplained && attempt.needsOperator) return { kind: 'unchanged' };
  return callOperator(payment, attempt, []);
}

/** Keeps what was told, until it can be told apart. */
export function hearReturn(payment: Payment, attempt: Attempt): Change {
  if (attempt.returnUnexplained) return { kind: 'unchanged' };
  return { kind: 'changed', payment: replaceAttempt(payment, { ...attempt, returnUnexplained: true }), events: [] };
}

/** The provider gave captured money back by itself: what was not yet sent back must not be sent any more. */
export function afterReversal(payment: Payment, after: Attempt, events: PaymentFactEvent[], at: Date): Change {
  // What our own refunds have given back in full looks like a reversal: it is told once.
  if (payment.state === 'succeeded' && capturedAttempt(payment, { reversed: true })?.number === after.number && !isRefunded(payment)) {
    events.push({ topic: 'payments', type: 'payment.reversed' });
  }
  return dropRefundsOfReversed(payment, after, at, events);
}

/** Judges what was told of money that went back, as soon as our own refunds of that money say enough. */
export function explainReturns(change: Change, at: Date): Change {
  if (change.kind !== 'changed') return change;
  return change.payment.attempts.filter((attempt) => attempt.returnUnexplained).reduce((judged: Change, attempt) => explain(judged, attempt, at), change);
}

/**
 * - None of our refunds moved anything: it was the provider.
 * - One is under way or with a person: its end will tell.
 * - All has gone back by them: it was they, and is not told again.
 * - A part has: nobody can tell whether that was meant or the provider took the rest as well, so a person must look.
 */
function explain(change: Change, attempt: Attempt, at: Date): Change {
  if (change.kind !== 'changed') return change;
  const { payment } = change;
  const ours = refundsThatMayHaveMoved(payment, attempt);
  const reversed: Attempt = { ...attempt, returnUnexplained: false, reversed: true, needsOperator: false };
  // A part that came back without any refund of ours is with a person already.
  if (ours.length === 0 && attempt.needsOperator) return change;
  if (ours.length === 0) {
    const told = afterReversal(replaceAttempt(payment, reversed), reversed, [...change.events], at);
    return told.kind === 'changed' ? { ...change, ...told } : change;
  }
  if (ours.some(({ state }) => state !== 'succeeded')) return change;
  const gone = ours.reduce((sum, { amount }) => sum + amount.minor, 0n);
  if (gone >= payment.amount.minor) return { ...change, payment: replaceAttempt(payment, reversed) };
  return attempt.needsOperator ? change : { ...change, ...callOperator(payment, attempt, change.events) };
}

function callOperator(payment: Payment, attempt: Attempt, events: readonly PaymentFactEvent[]): Extract<Change, { kind: 'changed' }> {
  const alarm: PaymentFactEvent = { topic: 'attempts', type: 'attempt.needs_operator', attemptNumber: attempt.number, evidence: '' };
  return { kind: 'changed', payment: replaceAttempt(payment, { ...attempt, returnUnexplained: true, needsOperator: true }), events: [...events, alarm] };
}

/** One that waits for a person counts: it may have left, or that person may give the money back by hand. */
function refundsThatMayHaveMoved(payment: Payment, attempt: Attempt): readonly Refund[] {
  return payment.refunds.filter(({ attemptNumber, state }) => attemptNumber === attempt.number && state !== 'requested' && state !== 'failed');
}

function replaceAttempt(payment: Payment, attempt: Attempt): Payment {
  return { ...payment, attempts: payment.attempts.map((each) => (each.number === attempt.number ? attempt : each)) };
}
