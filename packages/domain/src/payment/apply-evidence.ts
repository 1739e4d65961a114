import { sameMoney } from '../money.ts';
import { foldEvidence } from './evidence.ts';
import { giveBack } from './refund.ts';
import { afterReversal, hearPartReturn, hearReturn, isPartReturned, mayBeOurRefund } from './returned.ts';
import type { Change } from './change.ts';
import { isFinal, isOpen, type Attempt, type AttemptEventType, type AttemptState, type Evidence, type Failure, type Payment, type PaymentFactEvent } from './types.ts';

/** A proof about the attempt with a reference, and the policy for what follows. */
export interface AttemptEvidence {
  readonly reference: string;
  readonly evidence: Evidence;
  readonly retryPolicy: RetryPolicy;
  /** Id for a refund, should the proof show money that must go back. */
  readonly refundId: string;
  readonly at: Date;
}

/** Bounds on what one payment may try. */
export interface RetryPolicy {
  /** Attempts that reached a provider. */
  readonly maxSentAttempts: number;
  /** Attempts in all, those that never left included. */
  readonly maxAttempts: number;
  /** Wait before the n-th repeat of what never left, in milliseconds; the last one repeats. */
  readonly backoffMs: readonly number[];
}

/** Folds a proof into the attempt it is about and draws the consequences for the payment. */
export function applyEvidence(payment: Payment, input: AttemptEvidence): Change {
  const before = payment.attempts.find((attempt) => attempt.reference === input.reference);
  if (before === undefined) return { kind: 'refused', refusal: 'no_such_attempt' };
  const evidence = checkAmount(payment, input.evidence);
  if (isPartReturned(payment, before, input.evidence)) return hearPartReturn(payment, before);
  if (mayBeOurRefund(payment, before, evidence)) return hearReturn(payment, before);
  const after = foldEvidence(before, evidence);
  if (same(before, after)) return { kind: 'unchanged' };
  const attempts = payment.attempts.map((attempt) => (attempt.number === after.number ? after : attempt));
  const events: PaymentFactEvent[] = attemptEvents(before, after, input.evidence);
  return consequences({ ...payment, attempts }, before, after, events, input);
}

/** Connectors compare amounts, too; a "paid" over another amount must never settle a payment, whoever overlooked it. */
function checkAmount(payment: Payment, evidence: Evidence): Evidence {
  const { outcome } = evidence;
  if (outcome.kind !== 'succeeded' || outcome.amount === null || sameMoney(outcome.amount, payment.amount)) return evidence;
  const { providerCode, providerTransactionId } = outcome;
  return { ...evidence, outcome: { kind: 'unknown', reason: 'integrity', integrityProblem: 'amount', providerCode, providerTransactionId } };
}

function consequences(payment: Payment, before: Attempt, after: Attempt, events: PaymentFactEvent[], input: AttemptEvidence): Change {
  if (after.state === 'succeeded' && before.state !== 'succeeded') return afterCapture(payment, before, after, events, input);
  if (after.reversed && !before.reversed) return afterReversal(payment, after, events, input.at);
  const wasInQuestion = isOpen(before) || (before.amountContested && !after.amountContested);
  if (isFinal(payment.state) || isOpen(after) || after.state === 'succeeded' || !wasInQuestion || isAnotherOpen(payment, after)) {
    return { kind: 'changed', payment, events };
  }
  return afterNoMoney(payment, after, events, input);
}

/** Money moved that nobody knew of. Where the provider has given it back in the meantime, nothing was captured and nothing is owed. */
function afterCapture(payment: Payment, before: Attempt, after: Attempt, events: PaymentFactEvent[], input: AttemptEvidence): Change {
  if (after.reversed) {
    return isFinal(payment.state) || !isOpen(before) ? { kind: 'changed', payment, events } : afterNoMoney(payment, after, events, input);
  }
  if (!isFinal(payment.state)) {
    events.push({ topic: 'payments', type: 'payment.succeeded' });
    return { kind: 'changed', payment: { ...payment, state: 'succeeded', failure: null, settledAt: input.at, waitReason: null }, events };
  }
  const origin = payment.state === 'succeeded' ? 'double_charge' : 'late_capture';
  events.push({ topic: 'payments', type: 'payment.late_capture' });
  return giveBack(payment, after, origin, input.refundId, input.at, events);
}

/** The attempt is settled and no money moved: try on, or end. */
function afterNoMoney(payment: Payment, attempt: Attempt, events: PaymentFactEvent[], input: AttemptEvidence): Change {
  const failure: Failure = { reason: attempt.reversed ? 'reversed_by_provider' : (attempt.reason ?? 'provider_error'), fault: attempt.fault ?? 'provider' };
  const mayGoOn = attempt.retry !== null && attempt.retry !== 'never' && !boundReached(payment, input.retryPolicy) && !isSettledByHand(payment) && payment.expiresAt > input.at;
  if (!mayGoOn) {
    events.push({ topic: 'payments', type: 'payment.failed' });
    return { kind: 'changed', payment: { ...payment, state: 'failed', failure, settledAt: input.at, waitReason: null }, events };
  }
  const resumeAt = new Date(input.at.getTime() + waitBefore(payment, attempt, input.retryPolicy));
  return { kind: 'changed', payment: { ...payment, waitReason: attempt.state === 'not_sent' ? 'not_sent' : null }, events, resumeAt };
}

/** Operators may be wrong, and then the money has moved: nothing is tried behind their word. */
function isSettledByHand({ attempts }: Payment): boolean {
  return attempts.some(({ reason }) => reason === 'settled_by_operator');
}

function isAnotherOpen({ attempts }: Payment, { number }: Attempt): boolean {
  return attempts.some((each) => each.number !== number && isOpen(each));
}

function boundReached(payment: Payment, policy: RetryPolicy): boolean {
  const sent = payment.attempts.filter((attempt) => attempt.state !== 'not_sent').length;
  return sent >= policy.maxSentAttempts || payment.attempts.length >= policy.maxAttempts;
}

/**
 * A decline moves on to another channel at once. What never left waits longer each time, so that a resting channel gets its rest, and so
 * does a decline that only time can cure.
 */
function waitBefore(payment: Payment, attempt: Attempt, policy: RetryPolicy): number {
  if (attempt.state !== 'not_sent' && attempt.retry !== 'same-path') return 0;
  const repeats = payment.attempts.filter((each) => each.state === attempt.state && each.retry === attempt.retry).length;
  // Another channel may take at once what never left; the same channel is never asked again at once.
  const step = attempt.state === 'not_sent' ? repeats : repeats + 1;
  return policy.backoffMs[Math.min(step, policy.backoffMs.length) - 1] ?? 0;
}

const EVENT_OF_STATE: Record<Exclude<AttemptState, 'intent'>, AttemptEventType> = {
  unknown: 'attempt.in_doubt',
  pending: 'attempt.pending',
  quarantined: 'attempt.quarantined',
  not_sent: 'attempt.not_sent',
  declined: 'attempt.declined',
  succeeded: 'attempt.succeeded',
};

function attemptEvents(before: Attempt, after: Attempt, evidence: Evidence): PaymentFactEvent[] {
  const events: PaymentFactEvent[] = [];
  const about = { topic: 'attempts', attemptNumber: after.number, evidence: evidence.source } as const;
  if (after.state !== before.state && after.state !== 'intent') events.push({ ...about, type: EVENT_OF_STATE[after.state] });
  if (after.needsOperator && !before.needsOperator) events.push({ ...about, type: 'attempt.needs_operator' });
  return events;
}

function same(a: Attempt, b: Attempt): boolean {
  return (
    a.state === b.state &&
    a.inquiriesMade === b.inquiriesMade &&
    a.needsOperator === b.needsOperator &&
    a.hinted === b.hinted &&
    a.hintAsked === b.hintAsked &&
    a.amountContested === b.amountContested &&
    a.reversed === b.reversed &&
    a.returnUnexplained === b.returnUnexplained &&
    a.nextInquiryAt?.getTime() === b.nextInquiryAt?.getTime() &&
    a.providerTransactionId === b.providerTransactionId &&
    a.nextAction?.token === b.nextAction?.token
  );
}
