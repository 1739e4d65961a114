import { PAKISTAN } from '@adaigi/domain';
import type { PayoutView } from '../../payout-ports.ts';
import type { Failure, PaymentView } from '../../ports.ts';
import type { PayproSettings } from './settings.ts';

export interface PayproStatus {
  readonly status: string;
  readonly text: string;
  /** Not final yet. */
  readonly isOpen: boolean;
}

/** A payment in this dialect's words. An open doubt is `processing` in the payment already, so it is `0015` here. */
export function statusOf({ state, failure }: Pick<PaymentView, 'state' | 'failure'>, settings: PayproSettings): PayproStatus {
  switch (state) {
    case 'accepted':
    case 'processing':
      return named('0015', failure, settings);
    case 'succeeded':
      return named('0000', failure, settings);
    case 'failed':
    case 'cancelled':
    case 'expired':
      return named('00029', failure, settings);
    default:
      return state satisfies never;
  }
}

/** A payout in this dialect's words. What waits for a person is open, so it is `0015`. */
export function payoutStatusOf({ state, failure }: Pick<PayoutView, 'state' | 'failure'>, settings: PayproSettings): PayproStatus {
  switch (state) {
    case 'created':
    case 'held':
    case 'processing':
      return named('0015', failure, settings);
    case 'succeeded':
      return named('0000', failure, settings);
    case 'failed':
      return named('00029', failure, settings);
    default:
      return state satisfies never;
  }
}

const TEXTS = { '0015': 'CREATED', '0000': 'SUCCESS', '00029': 'FAILED' } as const;

function named(status: keyof typeof TEXTS, failure: Failure | null, settings: PayproSettings): PayproStatus {
  const text = status === '00029' ? (failure?.message ?? TEXTS[status]) : TEXTS[status];
  return { status: settings.statusOverrides[status] ?? status, text, isOpen: status === '0015' };
}

/** Our unique order number in the form that this dialect knows: 32 hex digits. */
export function platformTradeNo(id: string): string {
  return id.replace(/^(?:pay|po)_/, '');
}

const KARACHI = new Intl.DateTimeFormat('sv-SE', { timeZone: PAKISTAN.timeZone, dateStyle: 'short', timeStyle: 'medium' });

/** `yyyy-MM-dd HH:mm:ss` on Pakistan's clock; empty while not paid. */
export function successTime({ state, settledAt }: Pick<PaymentView | PayoutView, 'state' | 'settledAt'>): string {
  return state === 'succeeded' && settledAt !== '' ? KARACHI.format(new Date(settledAt)) : '';
}

/** The wallet that paid, or was asked last, or was fixed; empty when the method is open and nothing was tried. */
export function paymentType(payment: PaymentView): string {
  const paid = payment.attempts.find((attempt) => attempt.state === 'succeeded') ?? payment.attempts.at(-1);
  return paid?.wallet ?? payment.wallet;
}
