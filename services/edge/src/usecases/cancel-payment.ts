import type { Caller, EdgePorts, PaymentView } from '../ports.ts';
import { paymentIdOf } from './get-payment.ts';

/** Withdraws a payment before anything was sent. @throws AdaigiError `payment_not_cancellable`, `not_found` */
export async function cancelPayment(ports: Pick<EdgePorts, 'payments'>, caller: Caller, paymentId: string): Promise<PaymentView> {
  return ports.payments.cancel(caller, paymentIdOf(paymentId));
}
