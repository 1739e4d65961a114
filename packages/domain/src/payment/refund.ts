import { addMoney, money, type Money } from '../money.ts';
import type { Reason } from '../outcome.ts';
import type { Change } from './transition.ts';
import type { Attempt, Evidence, Payment, PaymentFactEvent, Refund, RefundOrigin, RefundState } from './types.ts';

/** A merchant asks for money to go back. */
export interface RefundAsked {
  readonly id: string;
  /** Null for all that is left. */
  readonly amount: Money | null;
  readonly reason: string;
  readonly contentHash: string;
  readonly at: Date;
}

/** The intent of one try of a refund. */
export interface RefundSent {
  readonly id: string;
  readonly reference: string;
  readonly notAfter: Date;
  readonly inquireAt: Date;
  readonly at: Date;
}

/** A proof about a refund. */
export interface RefundProof {
  readonly id: string;
  readonly evidence: Evidence;
  /** Tries that never left before a person must look. */
  readonly maxTries: number;
  readonly retryAfterMs: number;
  readonly at: Date;
}

/** Given back or on its way back to the payer, of what the payment itself captured. Failed refunds do not count. */
export function refundedAmount(payment: Payment): Money {
  return payment.refunds
    .filter((refund) => refund.origin === 'merchant' && refund.state !== 'failed')
    .reduce((sum, refund) => addMoney(sum, refund.amount), money(0n, payment.amount.currency));
}

/** The attempt whose money the payment keeps: paid, and not given back as a late or second capture. */
function capturedAttempt(payment: Payment): Attempt | undefined {
  const givenBack = new Set(payment.refunds.filter((refund) => refund.origin !== 'merchant').map((refund) => refund.attemptNumber));
  return payment.attempts.find((attempt) => attempt.state === 'succeeded' && !givenBack.has(attempt.number));
}

/** Accepts a refund while refunded <= captured holds; the guarded update of the aggregate makes it hold under races too. */
export function refundCommand(payment: Payment, asked: RefundAsked): Change {
  if (payment.refunds.some((refund) => refund.id === asked.id)) return { kind: 'unchanged' };
  const captured = capturedAttempt(payment);
  if (payment.state !== 'succeeded' || captured === undefined) return { kind: 'refused', refusal: 'not_captured' };
  const left = payment.amount.minor - refundedAmount(payment).minor;
  const amount = asked.amount ?? money(left, payment.amount.currency);
  if (amount.minor <= 0n || amount.minor > left || amount.currency !== payment.amount.currency) return { kind: 'refused', refusal: 'exceeds_captured' };
  const refund = newRefund(asked.id, amount, captured, 'merchant', asked.reason, asked.contentHash, asked.at);
  return {
    kind: 'changed',
    payment: { ...payment, refunds: [...payment.refunds, refund] },
    events: [{ topic: 'refunds', type: 'refund.requested', refundId: refund.id }],
  };
}

/** Money that must not stay with us: paid after the end, or paid twice. */
export function giveBack(payment: Payment, attempt: Attempt, origin: RefundOrigin, id: string, at: Date, events: PaymentFactEvent[]): Change {
  const refund = newRefund(id, payment.amount, attempt, origin, '', '', at);
  return {
    kind: 'changed',
    payment: { ...payment, refunds: [...payment.refunds, refund] },
    events: [...events, { topic: 'refunds', type: 'refund.requested', refundId: id }],
  };
}

export function refundStart(payment: Payment, sent: RefundSent): Change {
  const refund = payment.refunds.find((each) => each.id === sent.id);
  if (refund === undefined || refund.state !== 'requested') return { kind: 'refused', refusal: 'no_such_refund' };
  const started: Refund = {
    ...refund,
    state: 'processing',
    reference: sent.reference,
    tries: refund.tries + 1,
    sentAt: sent.at,
    notAfter: sent.notAfter,
    nextActionAt: sent.inquireAt,
  };
  const first: PaymentFactEvent[] = refund.tries === 0 ? [{ topic: 'refunds', type: 'refund.processing', refundId: refund.id }] : [];
  return { kind: 'changed', payment: replace(payment, started), events: first };
}

/** A timed-out refund is a doubt for inquiry and then for a person; it is never sent again by itself unless it certainly never left. */
export function refundEvidence(payment: Payment, proof: RefundProof): Change {
  const refund = payment.refunds.find((each) => each.id === proof.id);
  if (refund === undefined) return { kind: 'refused', refusal: 'no_such_refund' };
  if (refund.state === 'succeeded' || refund.state === 'failed') return { kind: 'unchanged' };
  const next = fold(refund, proof);
  const events: PaymentFactEvent[] =
    next.state !== refund.state && next.state !== 'requested' ? [{ topic: 'refunds', type: `refund.${next.state}`, refundId: refund.id }] : [];
  return { kind: 'changed', payment: replace(payment, next), events };
}

function fold(refund: Refund, proof: RefundProof): Refund {
  const { outcome, source, nextInquiryAt, scheduleExhausted } = proof.evidence;
  const inquiriesMade = refund.inquiriesMade + (source === 'inquiry' ? 1 : 0);
  const settle = (state: RefundState, failureReason: Reason | null): Refund => ({
    ...refund,
    inquiriesMade,
    state,
    failureReason,
    settledAt: state === 'needs_operator' ? null : proof.at,
    nextActionAt: null,
  });
  switch (outcome.kind) {
    case 'succeeded':
      return settle('succeeded', null);
    case 'declined':
      return settle('failed', outcome.reason);
    case 'not_sent':
      if (outcome.reason === 'refund_is_manual') return settle('needs_operator', outcome.reason);
      if (refund.tries >= proof.maxTries) return settle('needs_operator', outcome.reason);
      return { ...refund, inquiriesMade, state: 'requested', nextActionAt: new Date(proof.at.getTime() + proof.retryAfterMs) };
    case 'pending':
    case 'unknown':
      if (scheduleExhausted || nextInquiryAt === null) return settle('needs_operator', 'refund_unknown');
      return { ...refund, inquiriesMade, nextActionAt: nextInquiryAt };
    default:
      return outcome satisfies never;
  }
}

function replace(payment: Payment, refund: Refund): Payment {
  return { ...payment, refunds: payment.refunds.map((each) => (each.id === refund.id ? refund : each)) };
}

function newRefund(id: string, amount: Money, attempt: Attempt, origin: RefundOrigin, reason: string, contentHash: string, at: Date): Refund {
  return {
    id,
    amount,
    state: 'requested',
    origin,
    attemptNumber: attempt.number,
    reason,
    contentHash,
    createdAt: at,
    settledAt: null,
    reference: '',
    tries: 0,
    sentAt: null,
    notAfter: null,
    inquiriesMade: 0,
    nextActionAt: at,
    failureReason: null,
  };
}
