import { AdaigiError } from '@adaigi/errors';
import { isFinal, type Mode, type Payment } from '@adaigi/domain';
import type { Completions, Ids, PaymentStore } from '../ports.ts';

/** By id, or by the key and dialect it was created with. */
export type PaymentName = { readonly id: string } | { readonly dialect: string; readonly key: string };

export interface GetPaymentPorts {
  readonly store: PaymentStore;
  readonly ids: Ids;
  readonly completions: Completions;
  /** How often a waiting reader looks at the database: another replica may settle the payment. */
  readonly pollMs: number;
}

/**
 * Reads a payment of a merchant, waiting up to `waitMs` for its end.
 *
 * @throws AdaigiError not_found (also for a payment of another merchant or of the other world), unavailable.
 */
export async function getPayment(ports: GetPaymentPorts, merchantId: string, mode: Mode, name: PaymentName, waitMs: number): Promise<Payment> {
  const id = 'id' in name ? name.id : ports.ids.paymentId(merchantId, name.dialect, mode, name.key);
  const deadline = performance.now() + waitMs;
  for (;;) {
    // Listens before it reads: an end in between is heard.
    const left = deadline - performance.now();
    const ended = left > 0 ? ports.completions.wait(id, Math.min(left, ports.pollMs)) : null;
    const payment = await ports.store.find(id);
    if (payment === null || payment.merchantId !== merchantId || payment.mode !== mode) throw new AdaigiError('not_found', 'no such payment');
    if (isFinal(payment.state) || ended === null) return payment;
    const end = await ended;
    if (end !== null) return end;
  }
}
