import { PAKISTAN, money } from '@adaigi/domain';
import { parseCreateRefund } from '../schemas/create-refund.ts';
import type { Caller, EdgePorts, RefundView } from '../ports.ts';
import { paymentIdOf } from './get-payment.ts';

/**
 * Gives money of a payment back.
 * @param input the body, unchecked
 * @throws AdaigiError `invalid_request`, `not_found`, `payment_not_refundable`, `refund_exceeds_captured`, `idempotency_conflict`
 */
export async function createRefund(
  ports: Pick<EdgePorts, 'payments'>,
  caller: Caller,
  request: { readonly paymentId: string; readonly input: unknown; readonly idempotencyKey: string },
): Promise<{ refund: RefundView; replayed: boolean }> {
  const body = parseCreateRefund(request.input);
  return ports.payments.refund(caller, {
    paymentId: paymentIdOf(request.paymentId),
    idempotencyKey: request.idempotencyKey,
    amount: body.amount === undefined ? null : money(BigInt(body.amount), body.currency ?? PAKISTAN.currency),
    reason: body.reason ?? '',
  });
}
