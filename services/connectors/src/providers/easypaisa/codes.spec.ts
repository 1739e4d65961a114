import { describe, expect, test } from '@jest/globals';
import { money } from '@adaigi/domain';
import type { Outcome } from '@adaigi/domain';
import { chargeOutcome } from './charge.ts';
import { parseEasypaisaConfig } from './config.ts';
import { inquiryOutcome } from './inquire.ts';
import { CODES } from './status-map.ts';
import type { WireFields } from './wire.ts';

/** The documented table. 0003 and 0012 are listed as declines with remarks that make unknown the safe reading: see the table of the connector. */
const SUCCESS = ['0000'];
const UNKNOWN = ['0001', '0003', '0012'];
const DECLINED = `0002 0004 0005 0006 0007 0008 0009 0010 0011 0013 0014 0015 0016 0017 0018 0019 0020 0021 0022 0023 0024 0025 0026 0027 0028 0029
  0030 0031 0032 0033 0034 0035`.split(/\s+/);
/** Those that the documents mark with "page the operator" or call our own bug. */
const OURS = ['0002', '0004', '0005', '0006', '0007', '0008', '0010', '0015', '0016', '0017', '0022', '0023', '0024', '0025'];

const secret = (text: string) => ({ reveal: () => text });
const config = parseEasypaisaConfig({
  endpoint: { baseUrl: 'https://easypaystg.easypaisa.com.pk' },
  account: { version: 'v4', storeId: '43', accountNum: '654123987' },
  secrets: { username: secret('u'), password: secret('p') },
});
const REFERENCE = 'A1B2C3D4E5F6G7H8J9K0';
const amount = money(10_000n, 'PKR');
const now = new Date('2026-11-20T10:54:01Z');
const wallet = { reference: REFERENCE, amount, payer: { mobile: '03123456789', name: '', email: '', cnic: '' }, description: '', method: 'wallet', now, leaveBy: 0 } as const;
const token = { ...wallet, method: 'token' } as const;
const early = { operation: 'charge', reference: REFERENCE, amount, method: 'wallet', charge: null, conclusive: false, notFoundConclusive: false, answeredCode: '', now } as const;
const late = { ...early, conclusive: true, notFoundConclusive: true };

const answered = (code: string): WireFields => ({ orderId: REFERENCE, storeId: '43', responseCode: code, transactionId: '21154860001', paymentToken: '40930001' });
const found = (change: WireFields, order: Parameters<typeof inquiryOutcome>[1] = late): Outcome =>
  inquiryOutcome(config, order, { orderId: REFERENCE, storeId: '43', accountNum: '654123987', transactionAmount: '100', responseCode: '0000', ...change });

test('the table of the connector has exactly the documented codes', () => {
  expect(Object.keys(CODES).sort()).toEqual([...SUCCESS, ...UNKNOWN, ...DECLINED].sort());
});

describe.each([wallet, token])('the answer to a charge by $method', (order) => {
  test.each(DECLINED)('%s is a decline', (code) => {
    expect(chargeOutcome(config, order, answered(code))).toMatchObject({ kind: 'declined', providerCode: code });
    expect(chargeOutcome(config, order, { responseCode: code })).toMatchObject({ kind: 'declined' });
  });

  test.each(UNKNOWN)('%s is unknown', (code) => {
    expect(chargeOutcome(config, order, answered(code))).toMatchObject({ kind: 'unknown', providerCode: code });
  });

  test.each(OURS)('%s is our own fault, and another channel may do it', (code) => {
    expect(chargeOutcome(config, order, answered(code))).toMatchObject({ fault: 'merchant', retry: 'other-path', reason: 'configuration' });
  });
});

describe('0000', () => {
  test('means paid for a prompt', () => {
    expect(chargeOutcome(config, wallet, answered('0000'))).toMatchObject({ kind: 'succeeded', amount: null, providerTransactionId: '21154860001' });
  });

  test('means only that a token was issued for cash, and ours is the expiry that counts', () => {
    expect(chargeOutcome(config, token, { ...answered('0000'), paymentTokenExpiryDateTime: '01/02/2027 10:00 AM' })).toMatchObject({
      kind: 'pending',
      nextAction: { type: 'pay_with_token', token: '40930001', expiresAt: new Date('2026-11-21T10:54:01Z') },
    });
  });

  test('without a token proves nothing', () => {
    expect(chargeOutcome(config, token, { ...answered('0000'), paymentToken: '' })).toMatchObject({ kind: 'unknown' });
  });

  test('without our order id is no success', () => {
    expect(chargeOutcome(config, wallet, { responseCode: '0000' })).toMatchObject({ kind: 'unknown', integrityProblem: 'reference' });
  });
});

describe('an inquiry', () => {
  test.each([
    ['PAID', 'succeeded'],
    ['paid', 'succeeded'],
    ['PENDING', 'pending'],
    ['UNPAID', 'pending'],
    ['IN PROGRESS', 'pending'],
    ['', 'pending'],
    ['EXPIRED', 'declined'],
    ['BLOCKED', 'declined'],
    ['FAILED', 'declined'],
    ['REVERSED', 'succeeded'],
    ['SOMETHING', 'unknown'],
  ])('transactionStatus %j is %s', (transactionStatus, kind) => {
    expect(found({ transactionStatus }).kind).toBe(kind);
  });

  test('REVERSED is a payment that was given back', () => {
    expect(found({ transactionStatus: 'REVERSED' })).toMatchObject({ reversed: true });
    expect(found({ transactionStatus: 'PAID' })).toMatchObject({ reversed: false });
  });

  test('FAILED with NO_RESPONSE_FROM_EWP stays open until the window has passed', () => {
    const failed = { transactionStatus: 'FAILED', errorCode: 'NO_RESPONSE_FROM_EWP' };
    expect(found(failed, early)).toMatchObject({ kind: 'pending' });
    expect(found(failed)).toMatchObject({ kind: 'declined', fault: 'payer', reason: 'pin_not_entered', providerCode: 'NO_RESPONSE_FROM_EWP' });
  });

  test('FAILED is a verdict at once where the platform names its refusal, or after "PIN not entered"', () => {
    expect(found({ transactionStatus: 'FAILED', errorCode: 'AUTHORIZATION_SENDER_ACCOUNT_NOT_ACTIVE' }, early)).toMatchObject({ kind: 'declined', reason: 'account_blocked' });
    expect(found({ transactionStatus: 'FAILED', errorCode: 'SOMETHING_ELSE' }, early)).toMatchObject({ kind: 'pending' });
    expect(found({ transactionStatus: 'FAILED' }, early)).toMatchObject({ kind: 'pending' });
    expect(found({ transactionStatus: 'FAILED', errorCode: 'SOMETHING_ELSE' }, { ...early, answeredCode: '0012' })).toMatchObject({ kind: 'declined', reason: 'pin_not_entered' });
    expect(found({ transactionStatus: 'FAILED', errorCode: 'NO_RESPONSE_FROM_EWP' }, { ...early, answeredCode: '0012' })).toMatchObject({ kind: 'pending' });
  });

  test.each([...DECLINED, '0001', '0012', '9999', ''])('responseCode %j says nothing about the payment', (responseCode) => {
    expect(found({ responseCode, transactionStatus: 'PAID' })).toMatchObject({ kind: 'unknown' });
  });

  test.each(['100', '100.0', '100.00'])('the amount %j is what was asked', (transactionAmount) => {
    expect(found({ transactionStatus: 'PAID', transactionAmount })).toMatchObject({ kind: 'succeeded', amount });
  });

  test.each(['', '10000', '1e2', '100.001', '99.99', '-100', 'PKR 100'])('the amount %j is not', (transactionAmount) => {
    expect(found({ transactionStatus: 'PAID', transactionAmount })).toMatchObject({ kind: 'unknown', integrityProblem: 'amount' });
  });

  test('settlement trouble of the merchant is no trouble of the payment', () => {
    expect(found({ transactionStatus: 'PAID', settlementStatus: 'FAILED' })).toMatchObject({ kind: 'succeeded' });
  });
});
