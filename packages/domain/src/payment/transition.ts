import { applyEvidence, type AttemptEvidence } from './apply-evidence.ts';
import type { Change, Refusal } from './change.ts';
import { confirm, type Confirmation } from './confirm.ts';
import { dropHint } from './drop-hint.ts';
import { nextActionAt } from './next-step.ts';
import { postponeRefund, refundCommand, refundOverdue, refundStart, type RefundAsked, type RefundSent } from './refund.ts';
import { explainReturns } from './returned.ts';
import { refundEvidence, type RefundProof } from './refund-evidence.ts';
import { settleAttempt, settleRefund, type AttemptVerdict, type RefundVerdict } from './settle.ts';
import { startAttempt, type AttemptStart } from './start-attempt.ts';
import { isFinal, isOpen, type Attempt, type Failure, type NumberedEvent, type Payment, type PaymentFactEvent, type WaitReason } from './types.ts';

/** Everything that can happen to a payment. */
export type PaymentInput =
  | ({ readonly kind: 'start-attempt' } & AttemptStart)
  | ({ readonly kind: 'evidence' } & AttemptEvidence)
  | ({ readonly kind: 'confirm' } & Confirmation)
  | { readonly kind: 'wait'; readonly reason: WaitReason; readonly until: Date; readonly at: Date }
  | { readonly kind: 'look-now'; readonly reference: string; readonly at: Date }
  | { readonly kind: 'ask-about-hint'; readonly reference: string; readonly at: Date }
  /** Nobody could say in time whether a hint about a settled attempt is right. */
  | { readonly kind: 'drop-hint'; readonly reference: string; readonly at: Date }
  | { readonly kind: 'postpone-inquiry'; readonly reference: string; readonly until: Date; readonly at: Date }
  /** A doubt has lasted as long as it may: a person must look, and looking goes on. */
  | { readonly kind: 'overdue'; readonly reference: string; readonly at: Date }
  | { readonly kind: 'fail'; readonly failure: Failure; readonly at: Date }
  | { readonly kind: 'expire'; readonly at: Date }
  | { readonly kind: 'cancel'; readonly at: Date }
  | ({ readonly kind: 'ask-refund' } & RefundAsked)
  | ({ readonly kind: 'start-refund' } & RefundSent)
  | { readonly kind: 'postpone-refund'; readonly id: string; readonly until: Date; readonly at: Date }
  /** @param reference - of the try that took too long: another one may be under way by now */
  | { readonly kind: 'refund-overdue'; readonly id: string; readonly reference: string; readonly at: Date }
  | ({ readonly kind: 'refund-evidence' } & RefundProof)
  | ({ readonly kind: 'settle-attempt' } & AttemptVerdict)
  | ({ readonly kind: 'settle-refund' } & RefundVerdict);

/** What an input does: a new payment with the events that say so, nothing, or a refusal. */
export type Transition =
  | { readonly kind: 'changed'; readonly payment: Payment; readonly events: readonly NumberedEvent[] }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/**
 * The state machine of a payment: total over every state and input, pure, and the only code that changes a payment. Final states are
 * absorbing; money that proves to have moved after the end is recorded on its attempt and given back.
 */
export function transition(payment: Payment, input: PaymentInput): Transition {
  const change = explainReturns(apply(payment, input), input.at);
  if (change.kind !== 'changed') return change;
  const touched: Payment = { ...change.payment, version: payment.version + 1, updatedAt: input.at };
  const due: Payment = { ...touched, nextActionAt: nextActionAt(touched, change.resumeAt ?? null) };
  return { kind: 'changed', ...numberEvents(due, change.events) };
}

/** Counts a payment's events on. Also for its very first one, which no transition makes. */
export function numberEvents(payment: Payment, events: readonly PaymentFactEvent[]): { payment: Payment; events: NumberedEvent[] } {
  const counts = { ...payment.eventCounts };
  const numbered = events.map((event) => {
    counts[event.topic] += 1;
    return { ...event, seq: counts[event.topic] };
  });
  return { payment: { ...payment, eventCounts: counts }, events: numbered };
}

function apply(payment: Payment, input: PaymentInput): Change {
  switch (input.kind) {
    case 'start-attempt':
      return startAttempt(payment, input);
    case 'evidence':
      return applyEvidence(payment, input);
    case 'confirm':
      return confirm(payment, input);
    case 'wait':
      if (isFinal(payment.state)) return { kind: 'refused', refusal: 'already_final' };
      if (payment.attempts.some(isOpen)) return { kind: 'refused', refusal: 'attempt_open' };
      if (payment.waitReason === 'payer_unconfirmed') return { kind: 'refused', refusal: 'payer_unconfirmed' };
      return { kind: 'changed', payment: { ...payment, waitReason: input.reason }, events: [], resumeAt: input.until };
    case 'look-now':
      return lookNow(payment, input.reference, input.at);
    case 'ask-about-hint':
      return askAboutHint(payment, input.reference);
    case 'drop-hint':
      return dropHint(payment, input.reference);
    case 'postpone-inquiry':
      return postponeInquiry(payment, input);
    case 'overdue':
      return overdue(payment, input.reference);
    case 'fail':
      return end(payment, 'failed', input.failure, input.at);
    case 'expire':
      return end(payment, ...expiry(payment), input.at);
    case 'cancel':
      if (payment.attempts.length > 0) return { kind: 'refused', refusal: 'attempt_exists' };
      return end(payment, 'cancelled', { reason: 'cancelled', fault: 'merchant' }, input.at);
    case 'ask-refund':
      return refundCommand(payment, input);
    case 'start-refund':
      return refundStart(payment, input);
    case 'postpone-refund':
      return postponeRefund(payment, input.id, input.until);
    case 'refund-overdue':
      return refundOverdue(payment, input.id, input.reference);
    case 'refund-evidence':
      return refundEvidence(payment, input);
    case 'settle-attempt':
      return settleAttempt(payment, input);
    case 'settle-refund':
      return settleRefund(payment, input);
    default:
      return input satisfies never;
  }
}

/**
 * An unsigned hint about an attempt: bring its next inquiry forward, believe nothing. A settled attempt that did not pay, or one that
 * waits for a person, is asked about again, by a schedule of its own, since the hint may be of money that moved late.
 */
function lookNow(payment: Payment, reference: string, at: Date): Change {
  const attempt = payment.attempts.find((each) => each.reference === reference);
  if (attempt === undefined) return { kind: 'refused', refusal: 'no_such_attempt' };
  if (attempt.state === 'succeeded') return { kind: 'unchanged' };
  const hintedAt = attempt.hinted ? attempt.hintedAt : at;
  // Before its call is over there is nothing to ask: the answer is on its way. The hint waits for it.
  if (attempt.state === 'intent') {
    if (attempt.hinted && !attempt.hintAsked) return { kind: 'unchanged' };
    return { kind: 'changed', payment: replaceAttempt(payment, { ...attempt, hinted: true, hintAsked: false, hintedAt }), events: [] };
  }
  const due = attempt.nextInquiryAt !== null && attempt.nextInquiryAt <= at ? attempt.nextInquiryAt : at;
  if (attempt.hinted && !attempt.hintAsked && due === attempt.nextInquiryAt) return { kind: 'unchanged' };
  const inquiriesMade = attempt.hinted || isOpen(attempt) ? attempt.inquiriesMade : 0;
  return { kind: 'changed', payment: replaceAttempt(payment, { ...attempt, nextInquiryAt: due, hinted: true, hintAsked: false, hintedAt, inquiriesMade }), events: [] };
}

/** Written before the provider is asked, so that a hint that comes meanwhile is told from the one that this asks about. */
function askAboutHint(payment: Payment, reference: string): Change {
  const attempt = payment.attempts.find((each) => each.reference === reference);
  if (attempt === undefined) return { kind: 'refused', refusal: 'no_such_attempt' };
  if (!attempt.hinted || attempt.hintAsked) return { kind: 'unchanged' };
  return { kind: 'changed', payment: replaceAttempt(payment, { ...attempt, hintAsked: true }), events: [] };
}

/** Nobody could be asked: look again later. An intent whose call is over without an answer is a doubt from now on. */
function postponeInquiry(payment: Payment, { reference, until, at }: { readonly reference: string; readonly until: Date; readonly at: Date }): Change {
  const attempt = payment.attempts.find((each) => each.reference === reference);
  if (attempt === undefined) return { kind: 'refused', refusal: 'no_such_attempt' };
  if (attempt.nextInquiryAt === null) return { kind: 'unchanged' };
  const later: Attempt = { ...attempt, nextInquiryAt: until, hintedAt: attempt.hinted ? (attempt.hintedAt ?? at) : null };
  if (attempt.state !== 'intent') return { kind: 'changed', payment: replaceAttempt(payment, later), events: [] };
  return {
    kind: 'changed',
    payment: replaceAttempt(payment, { ...later, state: 'unknown' }),
    events: [{ topic: 'attempts', type: 'attempt.in_doubt', attemptNumber: attempt.number, evidence: '' }],
  };
}

/** Told once. Of a call under way the answer is on its way. */
function overdue(payment: Payment, reference: string): Change {
  const attempt = payment.attempts.find((each) => each.reference === reference);
  if (attempt === undefined) return { kind: 'refused', refusal: 'no_such_attempt' };
  if (!isOpen(attempt) || attempt.state === 'intent' || attempt.needsOperator) return { kind: 'unchanged' };
  return {
    kind: 'changed',
    payment: replaceAttempt(payment, { ...attempt, needsOperator: true }),
    events: [{ topic: 'attempts', type: 'attempt.needs_operator', attemptNumber: attempt.number, evidence: '' }],
  };
}

function replaceAttempt(payment: Payment, attempt: Attempt): Payment {
  return { ...payment, attempts: payment.attempts.map((each) => (each.number === attempt.number ? attempt : each)) };
}

/** A payment that ran out of time fails with the reason that kept it waiting where the payer or a channel is to blame, else expires. */
function expiry(payment: Payment): ['failed' | 'expired', Failure] {
  if (payment.waitReason === 'payer_busy') return ['failed', { reason: 'payer_busy', fault: 'payer' }];
  if (payment.waitReason === 'payer_unconfirmed') return ['expired', { reason: 'expired', fault: 'payer' }];
  const last = payment.attempts.at(-1);
  if (last !== undefined) return ['failed', { reason: last.reason ?? 'provider_error', fault: last.fault ?? 'provider' }];
  if (payment.waitReason === 'no_channel') return ['failed', { reason: 'no_channel', fault: 'provider' }];
  return ['expired', { reason: 'expired', fault: 'provider' }];
}

function end(payment: Payment, state: 'failed' | 'cancelled' | 'expired', failure: Failure, at: Date): Change {
  if (isFinal(payment.state)) return { kind: 'refused', refusal: 'already_final' };
  if (payment.attempts.some(isOpen)) return { kind: 'refused', refusal: 'attempt_open' };
  return {
    kind: 'changed',
    payment: { ...payment, state, failure, settledAt: at, waitReason: null },
    events: [{ topic: 'payments', type: `payment.${state}` }],
  };
}
