import { normaliseMobile, type Mode, type Payment } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import type { Clock, Ids, PaymentStore, Wake } from '../ports.ts';
import { changePayment } from './change-payment.ts';

export interface ConfirmPaymentPorts {
  readonly store: PaymentStore;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly wake: Wake;
}

/** What a payer said on the page of a payment. */
export interface ConfirmPayment {
  readonly merchantId: string;
  readonly mode: Mode;
  readonly paymentId: string;
  /** Must be the merchant's where the merchant fixed one. */
  readonly wallet: string;
  /** Empty keeps the number that the merchant gave. */
  readonly mobile: string;
}

/**
 * Lets a payment go on that waited for its payer. The first word counts; whoever comes later is told how the payment stands.
 *
 * @throws AdaigiError not_found, invalid_request.
 */
export async function confirmPayment(ports: ConfirmPaymentPorts, asked: ConfirmPayment): Promise<{ payment: Payment; confirmed: boolean }> {
  const payment = await ports.store.find(asked.paymentId);
  if (payment === null || payment.merchantId !== asked.merchantId || payment.mode !== asked.mode) throw new AdaigiError('not_found', 'no such payment');
  const mobile = asked.mobile === '' ? payment.payer.mobile : normaliseMobile(asked.mobile);
  if (mobile === null) throw invalid('mobile', 'pattern', 'must be a Pakistani mobile number');
  if (payment.waitReason === 'payer_unconfirmed' && payment.wallet !== null && payment.wallet !== asked.wallet) throw invalid('wallet', 'enum', 'must be the wallet of the order');
  const payerKey = ports.ids.payerKey(asked.mode, mobile);
  const change = await changePayment(ports.store, payment, ({ payer }) => ({
    kind: 'confirm',
    payer: { ...payer, mobile },
    payerKey,
    wallet: asked.wallet,
    at: ports.clock.now(),
  }));
  if (change.kind !== 'changed') return { payment: change.before, confirmed: false };
  ports.wake(payment.id);
  return { payment: change.payment, confirmed: true };
}

function invalid(field: string, rule: string, message: string): AdaigiError {
  return new AdaigiError('invalid_request', `${field} ${message}`, { fields: [{ field, rule, message }] });
}
