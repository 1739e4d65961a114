import { PAKISTAN } from '@adaigi/domain';
import type { PaymentView } from '../../ports.ts';
import type { PayproSettings } from './settings.ts';

interface PayproStatus {
  readonly status: string;
  readonly text: string;
}

/** A payment in this dialect's words. An open doubt is `processing` in the payment already, so it is `0015` here. */
export function statusOf(payment: PaymentView, settings: PayproSettings): PayproStatus {
  const { status, text } = plainStatus(payment);
  return { status: settings.statusOverrides[status] ?? status, text };
}

function plainStatus(payment: PaymentView): PayproStatus {
  switch (payment.state) {
    case 'accepted':
    case 'processing':
      return { status: '0015', text: 'CREATED' };
    case 'succeeded':
      return { status: '0000', text: 'SUCCESS' };
    case 'failed':
    case 'cancelled':
    case 'expired':
      return { status: '00029', text: payment.failure?.message ?? 'FAILED' };
    default:
      return payment.state satisfies never;
  }
}

/** Our unique order number in the form that this dialect knows: 32 hex digits. */
export function platformTradeNo(payment: PaymentView): string {
  return payment.id.replace(/^pay_/, '');
}

const KARACHI = new Intl.DateTimeFormat('sv-SE', { timeZone: PAKISTAN.timeZone, dateStyle: 'short', timeStyle: 'medium' });

/** `yyyy-MM-dd HH:mm:ss` on Pakistan's clock; empty while not paid. */
export function successTime(payment: PaymentView): string {
  return payment.state === 'succeeded' && payment.settledAt !== '' ? KARACHI.format(new Date(payment.settledAt)) : '';
}

/** The wallet that paid, or was asked last, or was fixed; empty when the method is open and nothing was tried. */
export function paymentType(payment: PaymentView): string {
  const paid = payment.attempts.find((attempt) => attempt.state === 'succeeded') ?? payment.attempts.at(-1);
  return paid?.wallet ?? payment.wallet;
}
