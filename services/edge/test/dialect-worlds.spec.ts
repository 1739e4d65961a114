import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startEdge, type TestEdge } from './harness/edge.ts';
import type { TestMerchant } from './harness/merchants.ts';
import { callApi, callWithdrawal, wire } from './harness/paykassma.ts';
import { callPaypro } from './harness/paypro.ts';

/** One merchant with credentials of both worlds: what they open never meets. */
let edge: TestEdge;
let merchant: TestMerchant;
let live: TestMerchant;

beforeAll(async () => {
  edge = await startEdge();
  merchant = edge.peers.merchants.add();
  live = { ...merchant, merchantNo: edge.peers.merchants.addPaypro(merchant.id, 'MODE_LIVE'), paykassma: edge.peers.merchants.addLivePaykassma(merchant.id) };
});
afterAll(async () => edge.stop());

test('a PayPro number opens its own world, and the same tradeNo names an order in each', async () => {
  const order = { tradeNo: randomUUID(), amount: '500', name: 'A', mobile: '3115112345', email: 'a@b.pk', notifyUrl: 'https://shop.example/n', timestamp: '1730431256223' };
  const answers = await Promise.all([merchant, live].map((who) => callPaypro(edge.url, '/v1/payproPK/payinApi', who, order)));
  expect(answers.map(({ data }) => data['status'])).toEqual(['0015', '0015']);
  expect(new Set(answers.map(({ data }) => data['platFormTradeNo'])).size).toBe(2);
  expect(edge.peers.payments.creates.slice(-2).map(({ mode }) => mode).toSorted()).toEqual(['MODE_LIVE', 'MODE_TEST']);
});

describe('a Paykassma merchant', () => {
  const withdrawal = (change: object) => ({ withdrawal_id: randomUUID(), payment_system: 'easypaisa', amount: 10_000, currency_code: 'PKR', label: '1', account_number: '03405135211', account_name: 'A B', is_test: false, ...change });

  test('has a host and keys of its own in each world', async () => {
    for (const [who, mode] of [[merchant, 'MODE_TEST'], [live, 'MODE_LIVE']] as const) {
      expect((await callWithdrawal(edge.url, who, withdrawal({}))).json).toEqual({ status: 'ok' });
      expect(edge.peers.payouts.creates.at(-1)).toMatchObject({ merchantId: merchant.id, mode });
      const push = { amount: 500, currency: 'PKR', label: 'u', custom_transaction_id: randomUUID(), phone_number: '03115112345' };
      expect((await callApi(edge.url, who, '/api/v1/payment/create/easypaisa_api', push)).json).toEqual({ status: 'ok' });
      expect(edge.peers.payments.creates.at(-1)?.mode).toBe(mode);
    }
  });

  test('the secret of one world at the host of the other is nobody’s', async () => {
    const mixed = { ...live, paykassma: { ...live.paykassma, host: merchant.paykassma.host } };
    expect((await callApi(edge.url, mixed, '/api/v1/transaction/create/easypaisa', { currency: 'PKR', label: 'u' })).status).toBe(404);
    const target = `/v2/withdrawal/create?secret=${live.paykassma.secret}`;
    expect((await wire(edge.url, { host: `api.${merchant.paykassma.host}`, method: 'POST', target, body: JSON.stringify(withdrawal({})) })).status).toBe(404);
  });

  test('may use an id for a test in one world and for money in the other', async () => {
    const withdrawal_id = randomUUID();
    expect((await callWithdrawal(edge.url, merchant, withdrawal({ withdrawal_id, is_test: true }))).json).toEqual({ status: 'ok' });
    expect((await callWithdrawal(edge.url, live, withdrawal({ withdrawal_id }))).json).toEqual({ status: 'ok' });
    expect((await callWithdrawal(edge.url, merchant, withdrawal({ withdrawal_id }))).json['status']).toBe('fail');
  });
});
