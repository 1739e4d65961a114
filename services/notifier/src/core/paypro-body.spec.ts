import { describe, expect, test } from '@jest/globals';
import { money } from '@adaigi/domain';
import { verifyPayproSign } from '@adaigi/signatures';
import fc from 'fast-check';
import { payproBody } from './paypro-body.ts';
import type { PayproCallback } from './paypro-body.ts';
import { payproSettings } from './paypro-settings.ts';

const SECRET = 'test-secret-0001';
const paid: PayproCallback = {
  content: { dialect: 'paypro', result: 'paid', reason: '' },
  paymentId: 'pay_2kvziksxbvxg062d',
  tradeNo: 'order45692193212we3111',
  amountText: '10000',
  amount: money(1_000_000n, 'PKR'),
  occurredAt: new Date('2024-11-15T07:34:56Z'),
  createdAt: new Date(1_731_653_732_177),
};
const failed: PayproCallback = { ...paid, content: { dialect: 'paypro', result: 'failed', reason: 'insufficient_funds' } };

function parse(callback: PayproCallback, settings: Record<string, string> = {}) {
  return JSON.parse(payproBody(callback, SECRET, payproSettings(settings))) as Record<string, unknown>;
}

describe("PayPro's callback", () => {
  test('is the worked example of the reference, sign included', () => {
    expect(parse(paid)).toEqual({
      platFormTradeNo: '2kvziksxbvxg062d',
      tradeNo: 'order45692193212we3111',
      amount: '10000',
      status: '0000',
      message: 'SUCCESS',
      successTime: '2024-11-15 12:34:56',
      timestamp: '1731653732177',
      sign: 'e104e97ce1aee880e95d0bb492e3a58c',
    });
  });

  test('of a payout is the same, under the payout’s number', () => {
    expect(parse({ ...paid, paymentId: 'po_2kvziksxbvxg062d' })).toEqual(parse(paid));
  });

  test('of a failure has no successTime and says why in words', () => {
    expect(parse(failed)).toMatchObject({ status: '00029', message: 'The wallet does not hold enough money.' });
    expect(Object.keys(parse(failed)).sort()).toEqual(['amount', 'message', 'platFormTradeNo', 'sign', 'status', 'timestamp', 'tradeNo']);
  });

  test('repeats the amount as the merchant wrote it, else writes whole rupees', () => {
    expect(parse({ ...paid, amountText: '0010000' })['amount']).toBe('0010000');
    expect(parse({ ...paid, amountText: '' })['amount']).toBe('10000');
    expect(parse({ ...paid, amountText: '', amount: money(1_000_050n, 'PKR') })['amount']).toBe('10000.50');
  });

  test("tells the time of Pakistan, also where its day is not UTC's", () => {
    expect(parse({ ...paid, occurredAt: new Date('2024-12-31T19:00:00Z') })['successTime']).toBe('2025-01-01 00:00:00');
  });

  test("uses the merchant's own status codes, and signs what it sends", () => {
    const body = payproBody(failed, SECRET, payproSettings({ status_overrides: '{"00029":"0029"}' }));
    expect(JSON.parse(body)).toMatchObject({ status: '0029' });
    expect(verifyPayproSign(body, SECRET)).toBe(true);
  });

  test('holds texts only, verifies under every signing setting, and is the same to the byte each time', () => {
    const settings = fc.record({
      sign_mode: fc.constantFrom('append', 'prepend', 'key'),
      sign_separator: fc.constantFrom('', '&'),
      sign_nulls: fc.constantFrom('skip', 'text'),
      sign_empty: fc.constantFrom('drop', 'keep'),
    });
    fc.assert(
      fc.property(settings, fc.string({ minLength: 1, maxLength: 64 }), fc.boolean(), (chosen, tradeNo, success) => {
        const callback = { ...(success ? paid : failed), tradeNo };
        const read = payproSettings(chosen);
        const body = payproBody(callback, SECRET, read);
        expect(Object.values(JSON.parse(body) as object).every((value) => typeof value === 'string')).toBe(true);
        expect(verifyPayproSign(body, SECRET, read.sign)).toBe(true);
        expect(payproBody(callback, SECRET, read)).toBe(body);
      }),
    );
  });
});
