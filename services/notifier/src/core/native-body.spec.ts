import { describe, expect, test } from '@jest/globals';
import { MAX_BODY_BYTES, nativeBody } from './native-body.ts';
import { depositNews, paidNews, payoutNews, refundNews } from './news.fixture.ts';

describe('a native webhook body', () => {
  test('shows a payment as it stood at the event, with an integer amount of minor units', () => {
    expect(JSON.parse(nativeBody(paidNews))).toEqual({
      type: 'payment.succeeded',
      timestamp: '2026-11-21T10:00:00.123Z',
      data: {
        id: 'pay_00000000000000000000000000000001',
        mode: 'test',
        reference: 'order-1',
        amount: 1_000_000,
        currency: 'PKR',
        wallet: 'jazzcash',
        state: 'succeeded',
        failure: null,
        createdAt: '2026-11-21T09:59:58.000Z',
      },
    });
  });

  test('tells why a payment failed, and that its method was open', () => {
    const failed = { ...paidNews, eventType: 'payment.failed', state: 'failed', reason: 'wrong_pin', fault: 'payer', wallet: '' };
    expect(JSON.parse(nativeBody(failed))).toMatchObject({
      data: { state: 'failed', wallet: null, failure: { code: 'wrong_pin', message: 'The payer entered a wrong PIN.', fault: 'payer' } },
    });
  });

  test('shows a payout with what it costs, and nothing of its receiver', () => {
    expect(JSON.parse(nativeBody(payoutNews))).toEqual({
      type: 'payout.succeeded',
      timestamp: '2026-11-21T12:00:00.000Z',
      data: {
        id: 'po_00000000000000000000000000000001',
        mode: 'test',
        reference: 'salary-1',
        amount: 50_000,
        fee: 500,
        currency: 'PKR',
        wallet: 'jazzcash',
        state: 'succeeded',
        failure: null,
        createdAt: '2026-11-21T11:59:58.000Z',
      },
    });
  });

  test('shows a deposit with what came and what was claimed', () => {
    const data = { id: depositNews.paymentId, mode: 'test', reference: '3158538', amount: 600_000, claimedAmount: 120_000, currency: 'PKR', walletType: 'easypaisa', state: 'credited', reason: null, createdAt: '2026-11-21T11:59:58.000Z' };
    expect(JSON.parse(nativeBody(depositNews))).toEqual({ type: 'deposit.credited', timestamp: '2026-11-21T12:00:00.000Z', data });
  });

  test('shows a refund with its payment', () => {
    expect(JSON.parse(nativeBody(refundNews))).toEqual({
      type: 'refund.failed',
      timestamp: '2026-11-21T11:00:00.000Z',
      data: {
        id: 'ref_1',
        mode: 'test',
        payment: { id: 'pay_00000000000000000000000000000001', reference: 'order-1' },
        amount: 400,
        currency: 'PKR',
        state: 'failed',
        origin: 'merchant',
        failure: { code: 'refund_refused', message: 'The wallet provider refused the refund.' },
      },
    });
  });

  test('stays below 20 kB with the longest reference, and refuses to be longer', () => {
    expect(Buffer.byteLength(nativeBody({ ...paidNews, reference: '\u{1F600}'.repeat(64) }))).toBeLessThan(2_000);
    expect(() => nativeBody({ ...paidNews, reference: 'x'.repeat(MAX_BODY_BYTES) })).toThrow(RangeError);
  });
});
