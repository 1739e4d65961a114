import { PAKISTAN, toDecimalText } from '@adaigi/domain';
import type { Money } from '@adaigi/domain';
import { payproSign } from '@adaigi/signatures';
import type { PayproContent } from './delivery.ts';
import { sentenceOf } from './native-body.ts';
import type { PayproSettings } from './paypro-settings.ts';

/** What a PayPro callback is made of. */
export interface PayproCallback {
  readonly content: PayproContent;
  /** `pay_` or, of a payout, `po_` and 32 hex digits. */
  readonly paymentId: string;
  /** The merchant's order number. */
  readonly tradeNo: string;
  /** The amount as the merchant wrote it; empty when not known. */
  readonly amountText: string;
  readonly amount: Money;
  /** When the result was reached. */
  readonly occurredAt: Date;
  /** When the delivery was recorded: the same over all tries, so that the body and its sign are too. */
  readonly createdAt: Date;
}

const KARACHI = new Intl.DateTimeFormat('sv-SE', {
  timeZone: PAKISTAN.timeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/**
 * Body of PayPro's callback (reference: PayPro Pakistan API, asynchronous callback): these fields only, all of them strings,
 * `successTime` (local time of Pakistan) only when paid, and the merchant's `sign` over them.
 */
export function payproBody(callback: PayproCallback, secret: string, settings: PayproSettings): string {
  const paid = callback.content.result === 'paid';
  const status = paid ? '0000' : '00029';
  const fields: (readonly [string, string])[] = [
    ['platFormTradeNo', callback.paymentId.replace(/^(?:pay|po)_/, '')],
    ['tradeNo', callback.tradeNo],
    ['amount', callback.amountText === '' ? rupeesText(callback.amount) : callback.amountText],
    ['status', settings.statusOverrides[status] ?? status],
    ['message', messageOf(callback.content)],
    ...(paid ? [['successTime', localTime(callback.occurredAt)] as const] : []),
    ['timestamp', callback.createdAt.getTime().toString()],
  ];
  return JSON.stringify(Object.fromEntries([...fields, ['sign', payproSign(fields, secret, settings.sign)]]));
}

/** The same words as the answer to a query of the order. */
function messageOf({ result, reason }: PayproContent): string {
  if (result === 'paid') return 'SUCCESS';
  return reason === '' ? 'FAILED' : sentenceOf(reason);
}

/** `yyyy-MM-dd HH:mm:ss` in Pakistan. */
function localTime(at: Date): string {
  return KARACHI.format(at);
}

/** PayPro speaks whole rupees; paisa are shown only where there are some. */
function rupeesText(amount: Money): string {
  return toDecimalText(amount).replace(/\.00$/, '');
}
