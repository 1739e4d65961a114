import { addMoney, money, type Money } from '../money.ts';
import type { Change } from './change.ts';
import type { Attempt, Payment, PaymentFactEvent, Refund, RefundOrigin } from './types.ts';

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
  /** When a doubt about it has lasted long enough for a person to look. */
  readonly overdueAt: Date;
  readonly at: Date;
}

/** Given back or on its way back to the payer, of what the payment itself captured. Failed refunds do not count. */
export function refundedAmount(payment: Payment): Money {
  return payment.refunds
    .filter((refund) => refund.origin === 'merchant' && refund.state !== 'failed')
    .reduce((sum, refund) => addMoney(sum, refund.amount), money(0n, payment.amount.currency));
}

/** Everything that the payment captured has gone back by its merchant's refunds, for certain. */
export function isRefunded(payment: Payment): boolean {
  const gone = payment.refunds.filter(({ origin, state }) => origin === 'merchant' && state === 'succeeded').reduce((sum, { amount }) => sum + amount.minor, 0n);
  return gone >= payment.amount.minor;
}

/** The attempt whose money the payment keeps: paid, not given back as a late or second capture, and (unless asked for) not reversed. */
export function capturedAttempt(payment: Payment, also: { reversed: boolean } = { reversed: false }): Attempt | undefined {
  const givenBack = new Set(payment.refunds.filter((refund) => refund.origin !== 'merchant').map((refund) => refund.attemptNumber));
  return payment.attempts.find((attempt) => attempt.state === 'succeeded' && (also.reversed || !attempt.reversed) && !givenBack.has(attempt.number));
}

/** Accepts a refund while refunded <= captured holds; the guarded update of the aggregate makes it hold under races too. */
export function refundCommand(payment: Payment, asked: RefundAsked): Change {
  if (payment.refunds.some((refund) => refund.id === asked.id)) return { kind: 'unchanged' };
  const captured = capturedAttempt(payment);
  if (payment.state !== 'succeeded' || captured === undefined) return { kind: 'refused', refusal: 'not_captured' };
  const left = payment.amount.minor - refundedAmount(payment).minor;
  if (left <= 0n) return { kind: 'refused', refusal: 'exceeds_captured' };
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

/** Ends refunds of which nothing was sent yet, because the provider gave the money back by itself. */
export function dropRefundsOfReversed(payment: Payment, attempt: Attempt, at: Date, events: PaymentFactEvent[]): Change {
  const dropped: PaymentFactEvent[] = [];
  const refunds = payment.refunds.map((refund): Refund => {
    if (refund.attemptNumber !== attempt.number || refund.state !== 'requested') return refund;
    dropped.push({ topic: 'refunds', type: 'refund.failed', refundId: refund.id });
    return { ...refund, state: 'failed', failureReason: 'reversed_by_provider', settledAt: at, nextActionAt: null };
  });
  return { kind: 'changed', payment: { ...payment, refunds }, events: [...events, ...dropped] };
}

export function refundStart(payment: Payment, sent: RefundSent): Change {
  const refund = payment.refunds.find((each) => each.id === sent.id);
  if (refund === undefined || refund.state !== 'requested') return { kind: 'refused', refusal: 'no_such_refund' };
  if (payment.attempts.some(({ number, returnUnexplained }) => number === refund.attemptNumber && returnUnexplained)) return { kind: 'refused', refusal: 'under_way' };
  const started: Refund = {
    ...refund,
    state: 'processing',
    reference: sent.reference,
    tries: refund.tries + 1,
    sentAt: sent.at,
    notAfter: sent.notAfter,
    inquiriesMade: 0,
    overdueAt: sent.overdueAt,
    nextActionAt: sent.inquireAt,
  };
  const first: PaymentFactEvent[] = refund.tries === 0 ? [{ topic: 'refunds', type: 'refund.processing', refundId: refund.id }] : [];
  return { kind: 'changed', payment: replaceRefund(payment, started), events: first };
}

/** Nobody could be asked to send it, or what became of it: look again later, believe nothing. */
export function postponeRefund(payment: Payment, id: string, until: Date): Change {
  const refund = payment.refunds.find((each) => each.id === id);
  if (refund === undefined) return { kind: 'refused', refusal: 'no_such_refund' };
  if (refund.nextActionAt === null) return { kind: 'unchanged' };
  return { kind: 'changed', payment: replaceRefund(payment, { ...refund, nextActionAt: until }), events: [] };
}

/**
 * Nobody could say in time what became of it, or send it at all: a person must look. Of one that may have left the provider is asked on, since
 * its word may settle it still; one that never left does not leave by itself any more once a person has it.
 */
export function refundOverdue(payment: Payment, id: string, reference: string): Change {
  const refund = payment.refunds.find((each) => each.id === id);
  if (refund === undefined) return { kind: 'refused', refusal: 'no_such_refund' };
  if (refund.reference !== reference || (refund.state !== 'requested' && refund.state !== 'processing')) return { kind: 'unchanged' };
  const mayHaveLeft = refund.state === 'processing';
  const waiting: Refund = { ...refund, state: 'needs_operator', failureReason: mayHaveLeft ? 'refund_unknown' : 'provider_unreachable', nextActionAt: mayHaveLeft ? refund.nextActionAt : null };
  return { kind: 'changed', payment: replaceRefund(payment, waiting), events: [{ topic: 'refunds', type: 'refund.needs_operator', refundId: id }] };
}

export function replaceRefund(payment: Payment, refund: Refund): Payment {
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
    overdueAt: null,
    nextActionAt: at,
    failureReason: null,
  };
}
