import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { AdaigiError } from '@adaigi/errors';
import { payproSign } from '@adaigi/signatures';
import { callPaypro, signedText, type PayproAnswer } from './harness/paypro.ts';
import { startEdge, type TestEdge } from './harness/edge.ts';
import type { TestMerchant } from './harness/merchants.ts';

let edge: TestEdge;
let merchant: TestMerchant;

const PAY_IN = '/v1/payproPK/payinApi';
const QUERY = '/v1/payproPK/queryPayInResult';

beforeAll(async () => {
  edge = await startEdge({ ADAIGI_PAYPRO_PREFIXES: '/pak-pay,/other' });
  merchant = edge.peers.merchants.add();
});
afterAll(async () => edge.stop());

function order(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    amount: '10000',
    tradeNo: `order${randomUUID()}`,
    notifyUrl: 'https://example.com/notify',
    name: 'John Doe',
    customerCert: '1730123456789',
    email: 'john@gmail.com',
    mobile: '3115112345',
    remark: 'Payment for order #456',
    custId: 'm2hkCRuTCK5HKpEkA0ok',
    timestamp: '1730431256223',
    ...change,
  };
}

const pay = (fields: Record<string, unknown>, shop = merchant): Promise<PayproAnswer> => callPaypro(edge.url, PAY_IN, shop, fields);
const query = (tradeNo: unknown, shop = merchant): Promise<PayproAnswer> => callPaypro(edge.url, QUERY, shop, { tradeNo, timestamp: '1731653732177' });

describe('payinApi', () => {
  test('the documented order is created and answered in the documented envelope', async () => {
    const fields = order();
    const answer = await pay(fields);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    const platFormTradeNo = expect.stringMatching(/^[0-9a-f]{32}$/);
    expect(answer.json).toEqual({
      msg: 'success',
      code: '0000',
      data: { platFormTradeNo, tradeNo: fields['tradeNo'], remark: 'Payment for order #456', status: '0015', desc: 'CREATED', message: 'CREATED' },
      success: true,
      timestamp: expect.any(Number),
    });
    expect(edge.peers.payments.creates.at(-1)).toMatchObject({
      merchantId: merchant.id,
      mode: 'MODE_TEST',
      dialect: 'paypro',
      idempotencyKey: fields['tradeNo'],
      reference: fields['tradeNo'],
      amount: { minor: '1000000', currency: 'PKR' },
      wallet: '',
      payer: { mobile: '03115112345', name: 'John Doe', email: 'john@gmail.com', cnic: '1730123456789' },
      notifyUrl: 'https://example.com/notify',
      dialectData: { amountText: '10000', remark: 'Payment for order #456', custId: 'm2hkCRuTCK5HKpEkA0ok', paymentType: '' },
    });
  });

  test.each(['/v1/payproPK/payinApi', '/pak-pay/v1/payproPK/payinApi', '/other/v1/payproPK/payinApi', '/v1/vexora/deposits', '/pak-pay/v1/vexora/deposits'])('%s is the same call', async (path) => {
    expect((await callPaypro(edge.url, path, merchant, order())).json).toMatchObject({ code: '0000' });
  });

  test('the published vectors of the sign are accepted over the wire', async () => {
    const first = order({ tradeNo: 'order45692193212we3111' });
    expect((await send(PAY_IN, { ...first, sign: 'df5527532d2cb0f2ff4b9673e50aa372' })).json).toMatchObject({ code: '0000' });
    const second = { amount: '10000', email: 'ali@gmail.com', mobile: '03115112345', name: 'Ali Khan', notifyUrl: 'https://example.com/notify', paymentType: 'easypaisa', remark: '', timestamp: '1730431256223', tradeNo: 'T1' };
    expect((await send(PAY_IN, { ...second, sign: 'A43DA6FE4B6900B2BF72EF47DB36ACC0' })).json).toMatchObject({ code: '0000', data: { remark: '' } });
    expect((await send(PAY_IN, { ...second, sign: '3763d3a034d4e1462c7ae70fc19f4a36' })).json).toMatchObject({ code: '0000' });
    const asked = { tradeNo: 'order45692193212we3111', timestamp: '1731653732177', sign: 'a200c3bfbfe6dae07b9d87cf2958ddbd' };
    expect((await send(QUERY, asked)).json).toMatchObject({ code: '0000', data: { tradeNo: 'order45692193212we3111' } });
  });

  test('amount and timestamp may be JSON numbers, signed as they are written; unknown fields are signed and ignored', async () => {
    expect((await pay(order({ amount: 300, timestamp: 1_730_431_256_223, channelCode: 7, extra: 'x', nothing: null, nested: { a: 1 } }))).json).toMatchObject({ code: '0000' });
    expect(edge.peers.payments.creates.at(-1)).toMatchObject({ amount: { minor: '30000' }, dialectData: { amountText: '300' } });
    const body = signedText(order({ amount: 'RAW' }), merchant.payproSecret, { RAW: '300.0' });
    const answer = await callPaypro(edge.url, PAY_IN, merchant, body);
    expect(answer.json).toMatchObject({ code: '8000', msg: 'parameter error: amount' });
  });

  test('a wrong sign creates nothing, and neither merchant nor secret is said to be wrong', async () => {
    const before = edge.peers.payments.creates.length;
    const wrong = await pay(order(), { ...merchant, payproSecret: 'another-secret' });
    const unknown = await pay(order(), { ...merchant, merchantNo: '9999999999' });
    const changed = await send(PAY_IN, { ...order(), sign: 'df5527532d2cb0f2ff4b9673e50aa372' });
    for (const answer of [wrong, unknown, changed]) {
      expect(answer.status).toBe(200);
      expect(answer.json).toMatchObject({ code: '8000', msg: 'sign error', success: false, data: { platFormTradeNo: '', remark: 'Payment for order #456', status: '00029', desc: 'sign error' } });
    }
    expect(edge.peers.payments.creates.length).toBe(before);
  });

  test('the same order sent again answers with the first one as it is now', async () => {
    const fields = order();
    const first = await pay(fields);
    const id = `pay_${first.data['platFormTradeNo'] ?? ''}`;
    expect((await pay({ ...fields, timestamp: '1730431256999' })).data).toEqual(first.data);
    edge.peers.payments.change(id, { state: 'PAYMENT_STATE_FAILED', failure: { code: 'wrong_pin', message: 'The payer entered a wrong PIN.', fault: 'FAULT_PAYER' } });
    expect((await pay(fields)).data).toMatchObject({ status: '00029', desc: 'The payer entered a wrong PIN.' });
    edge.peers.payments.change(id, { state: 'PAYMENT_STATE_SUCCEEDED' });
    expect((await pay(fields)).data).toMatchObject({ status: '0000', desc: 'SUCCESS' });
  });

  test('another order with the same tradeNo is refused without a word about the first', async () => {
    const fields = order();
    await pay(fields);
    const other = await pay({ ...fields, amount: '10001' });
    expect(other.json).toMatchObject({ code: '8000', msg: 'duplicate tradeNo', data: null, success: false });
  });

  test('nonsense about a live order never says that the order failed', async () => {
    const fields = order();
    await pay(fields);
    expect((await pay({ ...fields, mobile: '12' })).json).toMatchObject({ code: '8000', msg: 'parameter error: mobile', data: null });
    expect((await pay({ ...order(), mobile: '12' })).json).toMatchObject({ code: '8000', data: { status: '00029' } });
  });

  test('a field missing says so of a free number only: rightly signed, it fails no live order; wrongly signed, it reads none', async () => {
    const { email, ...rest } = order();
    expect((await pay(rest)).json).toMatchObject({ code: '8000', msg: 'parameter error: email', data: { status: '00029' } });
    await pay({ ...rest, email });
    expect((await pay(rest)).json).toMatchObject({ code: '8000', msg: 'parameter error: email', data: null });
    const tradeNo = Date.now();
    await pay({ ...rest, email, tradeNo: String(tradeNo) });
    expect((await pay({ ...rest, tradeNo })).json).toMatchObject({ code: '8000', data: null });
    expect((await pay(rest, { ...merchant, payproSecret: 'wrong' })).json).toMatchObject({ code: '8000', msg: 'parameter error: email', data: { status: '00029' } });
  });

  test('large amounts of one customer carry a guard against repeats, free of personal data', async () => {
    const guardOf = async (change: Record<string, unknown>): Promise<unknown> => {
      await pay(order(change));
      return edge.peers.payments.creates.at(-1)?.repeatGuard;
    };
    expect(await guardOf({ amount: '50000' })).toBeFalsy();
    expect(await guardOf({ amount: '50001', custId: undefined })).toBeFalsy();
    const guard = await guardOf({ amount: '50001' });
    expect(guard).toMatchObject({ windowS: 3600, key: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await guardOf({ amount: '50001' })).toEqual(guard);
    expect(await guardOf({ amount: '50002' })).not.toEqual(guard);
    edge.peers.payments.beforeCreate = () => {
      throw new AdaigiError('repeat_within_window', 'again');
    };
    const refused = await pay(order({ amount: '50001' }));
    edge.peers.payments.beforeCreate = () => undefined;
    expect(refused.json).toMatchObject({ code: '8000', msg: expect.stringContaining('custId'), data: { status: '00029' } });
  });
});

describe('queryPayInResult', () => {
  test('tells the state, the amount as it was sent, and the time of success on the clock of Pakistan', async () => {
    const fields = order({ amount: '0'.repeat(0) + '250', paymentType: 'easypaisa' });
    const { data } = await pay(fields);
    const id = `pay_${data['platFormTradeNo'] ?? ''}`;
    expect((await query(fields['tradeNo'])).data).toEqual({
      platFormTradeNo: data['platFormTradeNo'],
      tradeNo: fields['tradeNo'],
      amount: '250',
      status: '0015',
      message: 'in processing',
      successTime: '',
      paymentType: 'easypaisa',
    });
    edge.peers.payments.change(id, { state: 'PAYMENT_STATE_SUCCEEDED', settledAt: '2024-11-15T07:34:56.000Z' });
    expect((await query(fields['tradeNo'])).data).toMatchObject({ status: '0000', message: 'SUCCESS', successTime: '2024-11-15 12:34:56' });
  });

  test('an order that is not there, or not yours, is 8000 with null, never a failed status', async () => {
    const fields = order();
    await pay(fields);
    for (const answer of [await query('nothing'), await query(fields['tradeNo'], edge.peers.merchants.add())]) {
      expect(answer.json).toMatchObject({ code: '8000', msg: 'order not found', data: null, success: false });
    }
    expect((await query('x'.repeat(65))).json).toMatchObject({ code: '8000', msg: 'parameter error: tradeNo', data: null });
  });

  test.each(['/v1/vexora/queryPayInResult', '/pak-pay/v1/payproPK/queryPayInResult'])('%s is the same call', async (path) => {
    const fields = order();
    await pay(fields);
    expect((await callPaypro(edge.url, path, merchant, { tradeNo: fields['tradeNo'], timestamp: '1731653732177' })).json).toMatchObject({ code: '0000' });
  });
});

describe('settings of a merchant', () => {
  test('the sign: prepended, keyed, separated', async () => {
    for (const mode of ['append', 'prepend', 'key'] as const) {
      for (const separator of ['', '&'] as const) {
        const shop = edge.peers.merchants.add({ sign_mode: mode, sign_separator: separator });
        const settings = { mode, separator, nulls: 'skip', empties: 'drop' } as const;
        expect((await callPaypro(edge.url, PAY_IN, shop, order(), settings)).json).toMatchObject({ code: '0000' });
      }
    }
  });

  test('the envelope as texts, another HTTP status for refusals, no data with them', async () => {
    const shop = edge.peers.merchants.add({ stringly_envelope: 'true', error_http_status: '422', error_data: 'null' });
    expect((await pay(order(), shop)).json).toMatchObject({ success: 'true', timestamp: expect.stringMatching(/^\d{13}$/) });
    const refused = await pay(order({ amount: '99' }), shop);
    expect([refused.status, refused.json]).toEqual([422, expect.objectContaining({ code: '8000', success: 'false', data: null })]);
  });

  test('shape what is unknown, too: it is signed, and in texts, as soon as the sender is proven', async () => {
    const shop = edge.peers.merchants.add({ stringly_envelope: 'true', response_sign: 'body' });
    const faults = [[new AdaigiError('unavailable', 'away'), 503], [new Error('bug'), 200]] as const;
    for (const [fault, status] of faults) {
      edge.peers.payments.beforeCreate = () => {
        throw fault;
      };
      const answer = await pay(order(), shop);
      const { sign, ...told } = answer.json as Record<string, string | null>;
      expect([answer.status, told]).toEqual([status, { msg: expect.any(String), code: '5000', data: null, success: 'false', timestamp: expect.stringMatching(/^\d{13}$/) }]);
      expect(sign).toBe(payproSign(Object.entries(told).map(([name, value]) => [name, value] as const), shop.payproSecret));
    }
    edge.peers.payments.beforeCreate = () => undefined;
  });

  test('without idempotent_replay the same order is a duplicate', async () => {
    const shop = edge.peers.merchants.add({ idempotent_replay: 'false' });
    const fields = order();
    await pay(fields, shop);
    expect((await pay(fields, shop)).json).toMatchObject({ code: '8000', msg: 'duplicate tradeNo', data: null });
  });

  test('a clock skew, a default wallet, a threshold, statuses of their own', async () => {
    const shop = edge.peers.merchants.add({ max_clock_skew_s: '60', default_wallet: 'jazzcash', large_amount_pkr: '200', status_overrides: '{"0015":"1015"}' });
    expect((await pay(order(), shop)).json).toMatchObject({ code: '8000', msg: 'timestamp expired' });
    const nowS = Math.floor(Date.now() / 1000);
    expect((await pay(order({ timestamp: String(nowS) }), shop)).data).toMatchObject({ status: '1015' });
    expect(edge.peers.payments.creates.at(-1)).toMatchObject({ wallet: 'jazzcash', repeatGuard: { windowS: 3600 } });
    await pay(order({ timestamp: String(nowS * 1000), paymentType: 'easypaisa' }), shop);
    expect(edge.peers.payments.creates.at(-1)).toMatchObject({ wallet: 'easypaisa' });
  });

  test('a disabled merchant is told so only after its sign was right', async () => {
    const shop = edge.peers.merchants.add();
    edge.peers.merchants.setStatus(shop.id, 'MERCHANT_STATUS_DISABLED');
    expect((await pay(order(), { ...shop, payproSecret: 'wrong' })).json).toMatchObject({ msg: 'sign error' });
    expect((await pay(order(), shop)).json).toMatchObject({ code: '8000', msg: 'merchant disabled' });
  });
});

/** Sends fields with the sign they bring. */
function send(path: string, fields: Record<string, unknown>): Promise<PayproAnswer> {
  return callPaypro(edge.url, path, merchant, JSON.stringify(fields));
}
