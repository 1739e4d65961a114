import { sameMoney } from '../money.ts';
import type { Reason } from '../outcome.ts';
import { refundedAmount, replaceRefund } from './refund.ts';
import type { Change } from './change.ts';
import type { Evidence, Payment, Refund, RefundEventType, RefundState } from './types.ts';

/** A proof about one try of a refund. */
export interface RefundProof {
  readonly id: string;
  /** Our reference of the try that the proof is about: a late answer about an earlier try says nothing about the one under way. */
  readonly reference: string;
  readonly evidence: Evidence;
  /** Tries that never left before a person must look. */
  readonly maxTries: number;
  readonly retryAfterMs: number;
  readonly at: Date;
}

/**
 * Folds a proof into its refund. A timed-out refund is a doubt for inquiry and then for a person; it is never sent again by itself unless
 * it certainly never left, and never by itself once a person has it.
 */
export function refundEvidence(payment: Payment, proof: RefundProof): Change {
  const refund = payment.refunds.find((each) => each.id === proof.id);
  if (refund === undefined) return { kind: 'refused', refusal: 'no_such_refund' };
  const movedMoney = proof.evidence.outcome.kind === 'succeeded';
  if (refund.reference !== proof.reference) {
    // A try that had been proven unsent has moved money, and another one may, too: stop, and let a person look.
    return movedMoney && refund.state === 'processing' ? saved(payment, refund, settled(refund, proof, 'needs_operator', 'integrity')) : { kind: 'unchanged' };
  }
  if (movedMoney && proof.evidence.source === 'inquiry' && isReversed(payment, refund)) {
    // An inquiry is about the charge: "returned in full" was told as the provider's reversal already, and the money went back once.
    return refund.state === 'processing' || refund.state === 'needs_operator' ? saved(payment, refund, settled(refund, proof, 'failed', 'reversed_by_provider')) : { kind: 'unchanged' };
  }
  if (refund.state === 'processing') return saved(payment, refund, fold(payment, refund, proof));
  if (refund.state === 'needs_operator' && refund.nextActionAt !== null && !movedMoney) return saved(payment, refund, lookOn(refund, proof));
  if (!movedMoney || refund.state === 'succeeded') return { kind: 'unchanged' };
  if (refund.state !== 'failed' && namesAnotherAmount(refund, proof)) return saved(payment, refund, settled(refund, proof, 'needs_operator', 'integrity'));
  if (refund.state !== 'failed' || (fits(payment, refund) && !namesAnotherAmount(refund, proof))) return saved(payment, refund, settled(refund, proof, 'succeeded', null));
  if (refund.failureReason === 'integrity') return { kind: 'unchanged' };
  // The room of a failed refund was given to another one: more went back than was paid, and only a person can settle that.
  return saved(payment, refund, { ...refund, failureReason: 'integrity' }, 'refund.needs_operator');
}

function fold(payment: Payment, refund: Refund, proof: RefundProof): Refund {
  const { outcome, source, nextInquiryAt, scheduleExhausted } = proof.evidence;
  const inquiriesMade = refund.inquiriesMade + (source === 'inquiry' ? 1 : 0);
  switch (outcome.kind) {
    case 'succeeded':
      if (namesAnotherAmount(refund, proof)) return settled(refund, proof, 'needs_operator', 'integrity');
      return settled(refund, proof, 'succeeded', null);
    case 'declined':
      // A merchant is told and may ask again. Money that we owe by ourselves must not stay with us because nobody was told.
      return settled(refund, proof, refund.origin === 'merchant' || isReturned(payment, refund) ? 'failed' : 'needs_operator', outcome.reason);
    case 'not_sent':
      if (isReversed(payment, refund)) return settled(refund, proof, 'failed', 'reversed_by_provider');
      if (outcome.reason === 'refund_is_manual' || refund.tries >= proof.maxTries) return settled(refund, proof, 'needs_operator', outcome.reason);
      return { ...refund, inquiriesMade, state: 'requested', nextActionAt: new Date(proof.at.getTime() + proof.retryAfterMs) };
    case 'pending':
    case 'unknown':
      // A reply that names no time leaves the inquiry that the intent has planned; an inquiry that names none was the last.
      if (scheduleExhausted || (source === 'inquiry' && nextInquiryAt === null)) return settled(refund, proof, 'needs_operator', 'refund_unknown');
      return { ...refund, inquiriesMade, nextActionAt: nextInquiryAt ?? refund.nextActionAt };
    default:
      return outcome satisfies never;
  }
}

function namesAnotherAmount({ amount }: Refund, { evidence: { outcome } }: RefundProof): boolean {
  return outcome.kind === 'succeeded' && outcome.amount !== null && !sameMoney(outcome.amount, amount);
}

/**
 * A person has it already, because nobody could be asked in time. Whoever answers now without money moved leaves it to that person, who may have
 * given the money back by hand: it is neither failed nor sent again behind his back.
 */
function lookOn(refund: Refund, { evidence: { outcome, source, nextInquiryAt, scheduleExhausted } }: RefundProof): Refund {
  const inquiriesMade = refund.inquiriesMade + (source === 'inquiry' ? 1 : 0);
  if (outcome.kind === 'declined' || outcome.kind === 'not_sent') return { ...refund, inquiriesMade, failureReason: outcome.reason, nextActionAt: null };
  const isOver = scheduleExhausted || (source === 'inquiry' && nextInquiryAt === null);
  return { ...refund, inquiriesMade, nextActionAt: isOver ? null : (nextInquiryAt ?? refund.nextActionAt) };
}

function settled(refund: Refund, proof: RefundProof, state: Exclude<RefundState, 'requested' | 'processing'>, failureReason: Reason | null): Refund {
  const inquiriesMade = refund.inquiriesMade + (proof.evidence.source === 'inquiry' ? 1 : 0);
  return { ...refund, inquiriesMade, state, failureReason, settledAt: state === 'needs_operator' ? null : proof.at, nextActionAt: null };
}

function isReversed(payment: Payment, refund: Refund): boolean {
  return payment.attempts.some((attempt) => attempt.number === refund.attemptNumber && attempt.reversed);
}

/** Also where only this refund could have been what the provider meant: a give-back is the only one of its attempt. */
function isReturned(payment: Payment, refund: Refund): boolean {
  return payment.attempts.some((attempt) => attempt.number === refund.attemptNumber && (attempt.reversed || attempt.returnUnexplained));
}

function fits(payment: Payment, refund: Refund): boolean {
  return refund.origin !== 'merchant' || refundedAmount(payment).minor + refund.amount.minor <= payment.amount.minor;
}

function saved(payment: Payment, before: Refund, after: Refund, alarm?: RefundEventType): Change {
  const type: RefundEventType | null = alarm ?? (after.state === before.state || after.state === 'requested' ? null : `refund.${after.state}`);
  return { kind: 'changed', payment: replaceRefund(payment, after), events: type === null ? [] : [{ topic: 'refunds', type, refundId: after.id }] };
}
