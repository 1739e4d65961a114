import type { PaymentState } from '@adaigi/domain';
import type { Caller, EdgePorts, PaymentView } from '../ports.ts';

/** Longest wait for a final state that the API offers, in seconds. */
export const MAX_WAIT_S = 90;

const FINAL: ReadonlySet<PaymentState> = new Set(['succeeded', 'failed', 'cancelled', 'expired']);

/**
 * Waits for the final state of a payment that exists. Never fails: whatever goes wrong while waiting, the payment as it was known is a
 * true answer, and an error would make the merchant believe that there is none.
 */
export async function settle(
  ports: Pick<EdgePorts, 'payments'>,
  caller: Caller,
  payment: PaymentView,
  options: { readonly waitS: number; readonly signal?: AbortSignal | undefined },
): Promise<PaymentView> {
  if (options.waitS === 0 || FINAL.has(payment.state)) return payment;
  try {
    return await ports.payments.get(caller, { id: payment.id }, { waitMs: options.waitS * 1000, signal: options.signal });
  } catch {
    return payment;
  }
}
