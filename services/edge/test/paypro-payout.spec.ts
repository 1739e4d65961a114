import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { AdaigiError } from '@adaigi/errors';
import { startEdge, type TestEdge } from './harness/edge.ts';
import type { TestMerchant } from './harness/merchants.ts';
import { callPaypro, type PayproAnswer } from './harness/paypro.ts';

let edge: TestEdge;
let merchant: TestMerchant;

beforeAll(async () => {
  edge = await startEdge();
  merchant = edge.peers.merchants.add();
});
afterAll(async () => edge.stop());

function order(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    tradeNo: `out${randomUUID()}`,
    amount: '5000',
    name: 'Jane Doe',
    customerCert: '17301-2345678-9',
    mobile: '3115112345',
    email: 'jane@gmail.com',
    accountType: 'WALLET',
    bankName: 'EasyPaisa',
    bankNumber: '03455112345',
    notifyUrl: 'https://yourcallbackurl.com/notify',
    remark: 'Payment for invoice #1001',
    timestamp: '1730057564',
    ...change,
  };
}

const payout = (fields: Record<string, unknown>, shop = merchant, path = '/v1/payproPK/payout'): Promise<PayproAnswer> => callPaypro(edge.url, path, shop, fields);
const query = (tradeNo: unknown, shop = merchant, path = '/v1/payproPK/queryPayOutResult'): Promise<PayproAnswer> => callPaypro(edge.url, path, shop, { tradeNo, timestamp: '1731653732177' });

describe('payout', () => {
  test('becomes a payout to the wallet that bankNumber names', async () => {
    const fields = order();
    const answer = await payout(fields);
    expect([answer.status, answer.json['code'], answer.json['msg']]).toEqual([200, '0000', 'success']);
    expect(answer.data).toEqual({
      platFormTradeNo: expect.stringMatching(/^[0-9a-f]{32}$/),
      tradeNo: fields['tradeNo'],
      remark: 'Payment for invoice #1001',
      status: '0015',
      desc: 'CREATED',
      message: 'CREATED',
    });
    expect(edge.peers.payouts.creates.at(-1)).toMatchObject({
      merchantId: merchant.id,
      mode: 'MODE_TEST',
      dialect: 'paypro',
      idempotencyKey: fields['tradeNo'],
      amount: { minor: '500000', currency: 'PKR' },
      wallet: 'easypaisa',
      receiver: { mobile: '03455112345', name: 'Jane Doe', cnic: '1730123456789', bank: '', accountNumber: '' },
      notifyUrl: 'https://yourcallbackurl.com/notify',
      dialectData: { amountText: '5000', remark: 'Payment for invoice #1001' },
    });
  });

  test.each(['/v1/vexora/disbursements', '/pak-pay/v1/payproPK/payout'])('%s is the same call', async (path) => {
    expect((await payout(order(), merchant, path)).json).toMatchObject({ code: '0000' });
  });

  test.each([
    [{ accountType: 'BANK', bankName: 'JAZZCASH', bankNumber: '3115112345' }, 'success'],
    [{ accountType: 'BANK', bankName: 'ALLIED_BANK_LIMITED', bankNumber: '9876543210' }, 'success'],
    [{ accountType: 'BANK', bankName: 'HBL', bankNumber: '1234' }, 'parameter error: bankNumber'],
    [{ accountType: 'BANK', bankName: 'HBL', bankNumber: 'PK36SCBL0000001123456703' }, 'parameter error: bankNumber'],
    [{ accountType: 'WALLET', bankName: 'UPAISA' }, 'channel unavailable'],
    [{ accountType: 'WALLET', bankName: 'HBL' }, 'parameter error: bankName'],
    [{ bankName: 'BANK_OF_NOWHERE' }, 'parameter error: bankName'],
    [{ bankNumber: '9876543210' }, 'parameter error: bankNumber'],
    [{ customerCert: '1730-12345678-9' }, 'parameter error: customerCert'],
    [{ amount: '0' }, 'parameter error: amount'],
    [{ amount: '1' }, 'success'],
    [{ amount: '1000000001' }, 'amount out of range'],
  ])('%j: %s', async (change, msg) => {
    const answer = await payout(order(change));
    expect(answer.json['msg']).toBe(msg);
    if (msg !== 'success') expect(answer.json).toMatchObject({ code: '8000', data: { platFormTradeNo: '', status: '00029', desc: msg } });
  });

  test.each([
    [{ accountType: 'BANK', bankName: 'ALLIED_BANK_LIMITED', bankNumber: '9876543210' }, 'ALLIED_BANK_LIMITED', '9876543210'],
    [{ accountType: 'BANK', bankName: 'abl', bankNumber: 'pk36scbl0000001123456702' }, 'ALLIED_BANK_LIMITED', 'PK36SCBL0000001123456702'],
    [{ accountType: 'WALLET', bankName: 'SadaPay', bankNumber: '3455112345' }, 'SADAPAY', '03455112345'],
    [{ accountType: 'BANK', bankName: 'NAYAPAY', bankNumber: '03455112345' }, 'NAYAPAY', '03455112345'],
  ])('%j becomes a payout into an account at %s, with mobile for its owner', async (change, bank, accountNumber) => {
    expect((await payout(order(change))).json).toMatchObject({ code: '0000', data: { status: '0015' } });
    expect(edge.peers.payouts.creates.at(-1)).toMatchObject({ wallet: 'bank', receiver: { mobile: '03115112345', name: 'Jane Doe', cnic: '1730123456789', bank, accountNumber } });
  });

  test('a bank that no channel pays into is no fault of the field', async () => {
    edge.peers.payouts.beforeCreate = () => {
      throw new AdaigiError('invalid_request', 'unserved', { fields: [{ field: 'receiver.bank', rule: 'unserved', message: 'is a bank that no channel pays into' }] });
    };
    const answer = await payout(order({ accountType: 'BANK', bankName: 'SILKBANK', bankNumber: '9876543210' }));
    edge.peers.payouts.beforeCreate = () => undefined;
    expect(answer.json).toMatchObject({ code: '8000', msg: 'channel unavailable', data: { status: '00029' } });
  });

  test('a balance that does not cover it refuses it, and nothing exists', async () => {
    edge.peers.payouts.beforeCreate = () => {
      throw new AdaigiError('insufficient_balance', 'too little');
    };
    const fields = order();
    const answer = await payout(fields);
    edge.peers.payouts.beforeCreate = () => undefined;
    expect(answer.json).toMatchObject({ code: '8000', msg: 'insufficient balance', data: { status: '00029' } });
    expect((await query(fields['tradeNo'])).json).toMatchObject({ code: '8000', msg: 'order not found', data: null });
  });

  test('sent 50 times at once it is one payout; with other content it is a duplicate, and the first one lives', async () => {
    const fields = order();
    const before = edge.peers.payouts.stored.size;
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => payout({ ...fields, timestamp: String(1_730_057_564_000 + index) })));
    expect(new Set(answers.map(({ data }) => data['platFormTradeNo'])).size).toBe(1);
    expect(edge.peers.payouts.stored.size).toBe(before + 1);
    for (const change of [{ amount: '5001' }, { bankNumber: '03455112346' }, { bankName: 'JAZZCASH' }, { name: 'Jane Roe' }, { remark: 'other' }]) {
      expect((await payout({ ...fields, ...change })).json).toMatchObject({ code: '8000', msg: 'duplicate tradeNo', data: null });
    }
    expect((await payout({ ...fields, bankNumber: 'x' })).json).toMatchObject({ code: '8000', msg: 'parameter error: bankNumber', data: null });
  });

  test('a pay-in and a payout may have the same tradeNo', async () => {
    const fields = order();
    await payout(fields);
    const payIn = { ...fields, customerCert: '1730123456789', timestamp: '1730057564000' };
    expect((await callPaypro(edge.url, '/v1/payproPK/payinApi', merchant, payIn)).json).toMatchObject({ code: '0000' });
  });

  test('what nobody can know is 5000', async () => {
    edge.peers.payouts.beforeCreate = () => {
      throw new AdaigiError('unavailable', 'away');
    };
    const answer = await payout(order());
    edge.peers.payouts.beforeCreate = () => undefined;
    expect([answer.status, answer.json['code'], answer.json['data']]).toEqual([503, '5000', null]);
  });

  test('settings: own bank names, strict mode, no replay', async () => {
    const shop = edge.peers.merchants.add({ bank_aliases: '{"042":"JAZZCASH"}', strict_mode: 'true', idempotent_replay: 'false' });
    const fields = order({ bankName: '042' });
    expect((await payout(fields, shop)).json).toMatchObject({ code: '0000' });
    expect(edge.peers.payouts.creates.at(-1)).toMatchObject({ wallet: 'jazzcash' });
    expect((await payout(fields, shop)).json).toMatchObject({ code: '8000', msg: 'duplicate tradeNo', data: null });
    expect((await payout(order({ remark: undefined }), shop)).json).toMatchObject({ msg: 'parameter error: remark' });
    expect((await payout(order({ remark: undefined }))).json).toMatchObject({ code: '0000', data: { remark: '' } });
  });
});

describe('queryPayOutResult', () => {
  test('tells the payout in the words of the dialect, in every state', async () => {
    const fields = order();
    const { data } = await payout(fields);
    const id = `po_${data['platFormTradeNo'] ?? ''}`;
    const expected = { platFormTradeNo: data['platFormTradeNo'], tradeNo: fields['tradeNo'], amount: '5000', status: '0015', message: 'in processing', successTime: '' };
    for (const state of ['CREATED', 'HELD', 'PROCESSING'] as const) {
      edge.peers.payouts.change(id, { state: `PAYOUT_STATE_${state}`, needsOperator: true });
      expect((await query(fields['tradeNo'])).data).toEqual(expected);
    }
    edge.peers.payouts.change(id, { state: 'PAYOUT_STATE_SUCCEEDED', settledAt: '2024-11-15T07:34:56.000Z' });
    expect((await query(fields['tradeNo'], merchant, '/v1/vexora/queryPayOutResult')).data).toEqual({ ...expected, status: '0000', message: 'SUCCESS', successTime: '2024-11-15 12:34:56' });
    edge.peers.payouts.change(id, { state: 'PAYOUT_STATE_FAILED', failure: { code: 'x', message: 'The wallet was not found.', fault: 'FAULT_PAYER' } });
    expect((await query(fields['tradeNo'])).data).toMatchObject({ status: '00029', message: 'The wallet was not found.', successTime: '' });
  });

  test('an unknown number, another merchant’s and a pay-in’s are not found, and nothing is said about the order', async () => {
    const fields = order();
    await payout(fields);
    const stranger = edge.peers.merchants.add();
    for (const answer of [await query('nothing'), await query(fields['tradeNo'], stranger), await query(fields['tradeNo'], merchant, '/v1/payproPK/queryPayInResult')]) {
      expect(answer.json).toMatchObject({ code: '8000', msg: 'order not found', success: false, data: null });
    }
  });
});

describe('queryBalance', () => {
  test('gives rupees as texts, negative ones too', async () => {
    for (const path of ['/v1/payproPK/queryBalance', '/v1/vexora/queryBalance', '/pak-pay/v1/payproPK/queryBalance']) {
      const answer = await callPaypro(edge.url, path, merchant, { timestamp: '1724151084278' });
      expect(answer.json).toMatchObject({ code: '0000', data: { availableAmount: '-1.00', freezeAmount: '2.00', unsettledAmount: '3.00' } });
    }
    expect(edge.peers.ledger.worlds.at(-1)).toEqual({ merchantId: merchant.id, mode: 'MODE_TEST' });
  });

  test('accepts the published vector of the sign, and no other', async () => {
    const answer = await callPaypro(edge.url, '/v1/payproPK/queryBalance', merchant, JSON.stringify({ timestamp: '1724151084278', sign: '225c7be6454e2f31bf84944f32db359f' }));
    expect(answer.json).toMatchObject({ code: '0000' });
    const wrong = await callPaypro(edge.url, '/v1/payproPK/queryBalance', merchant, JSON.stringify({ timestamp: '1724151084279', sign: '225c7be6454e2f31bf84944f32db359f' }));
    expect(wrong.json).toMatchObject({ code: '8000', msg: 'sign error', data: null });
  });

  test('a merchant’s clock skew holds here as well', async () => {
    const shop = edge.peers.merchants.add({ max_clock_skew_s: '60' });
    expect((await callPaypro(edge.url, '/v1/payproPK/queryBalance', shop, { timestamp: '1724151084278' })).json).toMatchObject({ msg: 'timestamp expired' });
    expect((await callPaypro(edge.url, '/v1/payproPK/queryBalance', shop, { timestamp: String(Date.now()) })).json).toMatchObject({ code: '0000' });
  });
});
