import { AdaigiError } from '@adaigi/errors';
import type { Mode, Money, Payment, Refund } from '@adaigi/domain';
import type { Clock, Ids, PaymentStore, Wake } from '../ports.ts';
import { changePayment } from './change-payment.ts';

export interface CreateRefund {
  readonly merchantId: string;
  readonly mode: Mode;
  readonly paymentId: string;
  readonly idempotencyKey: string;
  /** Null for all that is left. */
  readonly amount: Money | null;
  readonly reason: string;
}

export interface CreateRefundPorts {
  readonly store: PaymentStore;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly wake: Wake;
}

export interface RefundAnswer {
  readonly payment: Payment;
  readonly refund: Refund;
  readonly replayed: boolean;
}

/**
 * Accepts a refund. Refunds live inside their payment, so refunded <= captured is one guarded update, however many race.
 *
 * @throws AdaigiError not_found, idempotency_conflict, payment_not_refundable, refund_exceeds_captured.
 */
export async function createRefund(ports: CreateRefundPorts, asked: CreateRefund): Promise<RefundAnswer> {
  const payment = await ports.store.find(asked.paymentId);
  if (payment === null || payment.merchantId !== asked.merchantId || payment.mode !== asked.mode) throw new AdaigiError('not_found', 'no such payment');
  const id = ports.ids.refundId(payment.id, asked.idempotencyKey);
  const contentHash = ports.ids.contentHash({ amount: asked.amount, reason: asked.reason });
  const replay = replayOf(payment, id, contentHash);
  if (replay !== null) return replay;
  const change = await changePayment(ports.store, payment, () => ({
    kind: 'ask-refund',
    id,
    amount: asked.amount,
    reason: asked.reason,
    contentHash,
    at: ports.clock.now(),
  }));
  if (change.kind !== 'changed') return refusedOr(change, id, contentHash);
  const refund = change.payment.refunds.find((each) => each.id === id);
  if (refund === undefined) throw new AdaigiError('internal', 'an accepted refund is missing');
  ports.wake(payment.id);
  return { payment: change.payment, refund, replayed: false };
}

function replayOf(payment: Payment, id: string, contentHash: string): RefundAnswer | null {
  const refund = payment.refunds.find((each) => each.id === id);
  if (refund === undefined) return null;
  if (refund.contentHash !== contentHash) throw new AdaigiError('idempotency_conflict', 'this key was used before with other content');
  return { payment, refund, replayed: true };
}

function refusedOr(change: { kind: 'unchanged' | 'refused'; refusal?: string; before: Payment }, id: string, contentHash: string): RefundAnswer {
  const replay = replayOf(change.before, id, contentHash);
  if (replay !== null) return replay;
  if (change.refusal === 'exceeds_captured') throw new AdaigiError('refund_exceeds_captured', 'refunds may not exceed what was paid');
  throw new AdaigiError('payment_not_refundable', 'only a payment that succeeded can be refunded');
}
