import { isReason, REASONS } from '@adaigi/domain';
import type { DepositNews, News, PaymentNews, PayoutNews, RefundNews } from './event.ts';

/** Standard Webhooks: a payload stays below 20 kB. */
export const MAX_BODY_BYTES = 20_000;

/**
 * Body of a native webhook: `{type, timestamp, data}`, `data` as the native API shows the payment, refund, payout or deposit, without personal data.
 * @throws RangeError at 20 kB: the fields of an event are all bounded, so that would be a bug.
 */
export function nativeBody(news: News): string {
  const body = JSON.stringify({ type: news.eventType, timestamp: news.occurredAt.toISOString(), data: dataOf(news) });
  if (Buffer.byteLength(body) >= MAX_BODY_BYTES) throw new RangeError('a webhook body must stay below 20 kB');
  return body;
}

function dataOf(news: News) {
  switch (news.kind) {
    case 'payment':
      return paymentData(news);
    case 'refund':
      return refundData(news);
    case 'payout':
      return payoutData(news);
    case 'deposit':
      return depositData(news);
    default:
      return news satisfies never;
  }
}

function paymentData(news: PaymentNews) {
  return {
    id: news.paymentId,
    mode: news.mode,
    reference: news.reference,
    amount: news.amountMinor,
    currency: news.currency,
    wallet: news.wallet === '' ? null : news.wallet,
    state: news.state,
    failure: failureOf(news.reason, news.fault),
    createdAt: news.createdAt,
  };
}

function refundData(news: RefundNews) {
  return {
    id: news.refundId,
    mode: news.mode,
    payment: { id: news.paymentId, reference: news.reference },
    amount: news.amountMinor,
    currency: news.currency,
    state: news.state,
    origin: news.origin,
    failure: failureOf(news.reason, ''),
  };
}

function payoutData(news: PayoutNews) {
  return {
    id: news.paymentId,
    mode: news.mode,
    reference: news.reference,
    amount: news.amountMinor,
    fee: news.feeMinor,
    currency: news.currency,
    wallet: news.wallet,
    state: news.state,
    failure: failureOf(news.reason, news.fault),
    createdAt: news.createdAt,
  };
}

function depositData(news: DepositNews) {
  return {
    id: news.paymentId,
    mode: news.mode,
    reference: news.reference,
    amount: news.amountMinor,
    claimedAmount: news.claimedMinor,
    currency: news.currency,
    walletType: news.walletType,
    state: news.state,
    reason: news.reason === '' ? null : news.reason,
    createdAt: news.createdAt,
  };
}

function failureOf(code: string, fault: string) {
  if (code === '') return null;
  return { code, message: sentenceOf(code), ...(fault === '' ? {} : { fault }) };
}

/** The catalogue's sentence for a reason; a code newer than this version stands for itself. */
export function sentenceOf(code: string): string {
  return isReason(code) ? REASONS[code] : code;
}
