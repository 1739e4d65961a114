import { AdaigiError } from '@adaigi/errors';
import type { Mode, Payment } from '@adaigi/domain';
import type { Clock, Completions, Meter, PaymentStore } from '../ports.ts';
import { changePayment } from './change-payment.ts';

export interface CancelPaymentPorts {
  readonly store: PaymentStore;
  readonly clock: Clock;
  readonly completions: Completions;
  readonly meter: Meter;
}

/**
 * Withdraws a payment before anything was sent. A second cancel answers like the first.
 *
 * @throws AdaigiError not_found; payment_not_cancellable once an intent exists or the payment has ended otherwise.
 */
export async function cancelPayment(ports: CancelPaymentPorts, merchantId: string, mode: Mode, id: string): Promise<Payment> {
  const payment = await ports.store.find(id);
  if (payment === null || payment.merchantId !== merchantId || payment.mode !== mode) throw new AdaigiError('not_found', 'no such payment');
  const change = await changePayment(ports.store, payment, () => ({ kind: 'cancel', at: ports.clock.now() }));
  if (change.kind === 'changed') {
    ports.completions.announce(change.payment);
    ports.meter.paymentEnded(change.payment);
    return change.payment;
  }
  if (change.before.state === 'cancelled') return change.before;
  throw new AdaigiError('payment_not_cancellable', 'only a payment of which nothing was sent to a wallet can be cancelled');
}
