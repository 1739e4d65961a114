import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startEdge, type TestEdge } from './harness/edge.ts';
import type { TestMerchant } from './harness/merchants.ts';
import { callApi, callWithdrawal, wire } from './harness/paykassma.ts';

// Every request and answer that the original page of the Easypaisa API prints, by the names that it prints them under. Its samples have
// single quotes and trailing commas in places; these are their JSON. The postbacks are held by the notifier's tests.

let edge: TestEdge;
let merchant: TestMerchant;

beforeAll(async () => {
  edge = await startEdge();
  merchant = edge.peers.merchants.add();
});
afterAll(async () => edge.stop());

const CREATE = { currency: 'PKR', label: 'eligendi' };
const ACTIVATE = { currency_code: 'PKR', label: '786442', wallet_type: 'easypaisa', key1: '67923175246', amount: 1200, custom_transaction_id: '3158538' };
const WITHDRAW = {
  withdrawal_id: '1234567test',
  payment_system: 'easypaisa',
  amount: 10000,
  currency_code: 'PKR',
  label: '125199',
  account_number: '03405135211',
  account_name: 'Muhammad Saqib Mushtaq',
  is_test: true,
};

/** A claim under other numbers than those of the printed one. */
const another = (change: object) => ({ ...ACTIVATE, ...change });
const activate = async (body: object) => (await callApi(edge.url, merchant, '/api/v1/transaction/activate', body)).json;

describe('creating a payment', () => {
  test('Request, Response Success', async () => {
    expect((await callApi(edge.url, merchant, '/api/v1/transaction/create/easypaisa', CREATE)).json).toEqual({ status: 'ok', params: { identifier: expect.stringMatching(/^03\d{9}$/) } });
    expect(edge.peers.deposits.assigned.at(-1)).toEqual({ merchantId: merchant.id, walletType: 'easypaisa', label: 'eligendi' });
  });

  test('Response Fail', async () => {
    for (const type of ['nothing', 'easypaisa_api']) {
      expect((await callApi(edge.url, merchant, `/api/v1/transaction/create/${type}`, CREATE)).json).toEqual({ status: 'fail', message: expect.any(String) });
    }
  });
});

describe('activation request', () => {
  test('Request, Response Success: the real amount, not the claimed one', async () => {
    edge.peers.deposits.transfers.set(ACTIVATE.key1, '600000');
    expect(await activate(ACTIVATE)).toEqual({ status: 'ok', deposit: true, deposit_amount: 6000, currency: { code: 'PKR', symbol: 'PKR' } });
  });

  test('Response Pending For suspect transactions', async () => {
    edge.peers.deposits.suspect.add('67923175247');
    expect(await activate(another({ key1: '67923175247', custom_transaction_id: '3158539' }))).toEqual({
      status: 'pending',
      message: 'The deposit status check has been started. The operation may take longer than expected. Upon completion of the verification, the funds will be credited to your account',
    });
  });

  test('Response Possible Transaction Created', async () => {
    expect(await activate(another({ key1: '67923175248', custom_transaction_id: '3158540' }))).toEqual({ status: 'possible_transaction_created', message: 'Transaction not found. Possible transaction created' });
  });

  test('Response Fail', async () => {
    expect(await activate(another({ label: 'somebody else', custom_transaction_id: '3158541' }))).toEqual({ status: 'fail', message: expect.any(String) });
  });
});

describe('creating a withdrawal', () => {
  test('Request with its printed signature, whose key nobody knows: refused', async () => {
    const body = JSON.stringify({ ...WITHDRAW, signature: '2e56786153bec935220fa1e9409ab24bd99cf9e8' });
    const answer = await wire(edge.url, { host: `api.${merchant.paykassma.host}`, method: 'POST', target: '/v2/withdrawal/create', body });
    expect(answer.json).toEqual({ status: 'fail', message: { signature: ['The signature is invalid.'] } });
  });

  test('Request signed by its merchant, Response Success', async () => {
    expect((await callWithdrawal(edge.url, merchant, WITHDRAW)).json).toEqual({ status: 'ok' });
    expect(edge.peers.testPostbacks).toContain('1234567test');
  });

  test('Response Fail (if the balance is insufficient)', async () => {
    const full = edge.peers.payouts.balanceMinor;
    edge.peers.payouts.balanceMinor = 999_999n;
    const answer = await callWithdrawal(edge.url, merchant, { ...WITHDRAW, withdrawal_id: '10319', is_test: false });
    edge.peers.payouts.balanceMinor = full;
    expect(answer.json).toEqual({ status: 'fail', message: { withdrawals_sum_amount: ['Insufficient balance'] } });
  });

  test.each([
    ['a comment', { comment: 'withdrawal' }],
    ['bank details', { bank_details: { bank_code: '07' } }],
    ['payment details that are empty', { payment_details: {} }],
    ['payments details that are null', { payments_details: null }],
  ])('with the fields that other methods have, signed along: %s', async (_what, more) => {
    expect((await callWithdrawal(edge.url, merchant, { ...WITHDRAW, withdrawal_id: `with ${Object.keys(more).join()}`.slice(0, 36), ...more })).json).toEqual({ status: 'ok' });
  });
});

test('withdrawals name the real world and the test world by themselves: without an is_test nothing is guessed', async () => {
  const { is_test: _absent, ...body } = WITHDRAW;
  expect((await callWithdrawal(edge.url, merchant, { ...body, withdrawal_id: '10320' })).json).toEqual({ status: 'fail', message: { is_test: [expect.stringMatching(/required/)] } });
});
