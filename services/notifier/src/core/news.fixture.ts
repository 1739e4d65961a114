import type { DepositNews, PaymentNews, PayoutNews, RefundNews } from './event.ts';

/** A paid native payment. */
export const paidNews: PaymentNews = {
  kind: 'payment',
  merchantId: 'mer_0123456789abcdef01234567',
  mode: 'test',
  eventId: 'pay_00000000000000000000000000000001.payments.3',
  eventType: 'payment.succeeded',
  paymentId: 'pay_00000000000000000000000000000001',
  occurredAt: new Date('2026-11-21T10:00:00.123Z'),
  reference: 'order-1',
  amountMinor: 1_000_000,
  currency: 'PKR',
  state: 'succeeded',
  reason: '',
  dialect: 'native',
  wallet: 'jazzcash',
  fault: '',
  createdAt: '2026-11-21T09:59:58.000Z',
};

/** A refund that failed. */
export const refundNews: RefundNews = {
  kind: 'refund',
  merchantId: paidNews.merchantId,
  mode: 'test',
  eventId: 'pay_00000000000000000000000000000001.refunds.2',
  eventType: 'refund.failed',
  paymentId: paidNews.paymentId,
  occurredAt: new Date('2026-11-21T11:00:00.000Z'),
  reference: 'order-1',
  amountMinor: 400,
  currency: 'PKR',
  state: 'failed',
  reason: 'refund_refused',
  refundId: 'ref_1',
  origin: 'merchant',
};

/** A payout that arrived. */
export const payoutNews: PayoutNews = {
  kind: 'payout',
  merchantId: paidNews.merchantId,
  mode: 'test',
  eventId: 'po_00000000000000000000000000000001.payouts.3',
  eventType: 'payout.succeeded',
  paymentId: 'po_00000000000000000000000000000001',
  occurredAt: new Date('2026-11-21T12:00:00.000Z'),
  reference: 'salary-1',
  amountMinor: 50_000,
  feeMinor: 500,
  currency: 'PKR',
  state: 'succeeded',
  reason: '',
  dialect: 'native',
  wallet: 'jazzcash',
  fault: '',
  createdAt: '2026-11-21T11:59:58.000Z',
};

/** A deposit of the Paykassma dialect that was credited. */
export const depositNews: DepositNews = {
  kind: 'deposit',
  merchantId: paidNews.merchantId,
  mode: 'test',
  eventId: 'dep_00000000000000000000000000000001.deposits.2',
  eventType: 'deposit.credited',
  paymentId: 'dep_00000000000000000000000000000001',
  occurredAt: new Date('2026-11-21T12:00:00.000Z'),
  reference: '3158538',
  amountMinor: 600_000,
  claimedMinor: 120_000,
  currency: 'PKR',
  state: 'credited',
  reason: '',
  dialect: 'paykassma',
  walletType: 'easypaisa',
  createdAt: '2026-11-21T11:59:58.000Z',
};
