import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import { AdaigiError } from '@adaigi/errors';
import { startEdge, type TestEdge } from './harness/edge.ts';
import type { TestMerchant } from './harness/merchants.ts';
import { callApi, callWithdrawal, signLikeAClient, wire, type WireAnswer } from './harness/paykassma.ts';
import { eventually } from '@adaigi/testing';

let edge: TestEdge;
let merchant: TestMerchant;

beforeAll(async () => {
  edge = await startEdge();
  merchant = edge.peers.merchants.add();
});
afterAll(async () => edge.stop());

const key = (): string => String(Math.floor(Math.random() * 1e11)).padStart(11, '0');
const activation = (change: object = {}) => ({ currency_code: 'PKR', label: '786442', wallet_type: 'easypaisa', key1: key(), amount: 1200, custom_transaction_id: randomUUID(), ...change });
const withdrawal = (change: object = {}) => ({ withdrawal_id: randomUUID(), payment_system: 'easypaisa', amount: 10_000, currency_code: 'PKR', label: '125199', account_number: '03405135211', account_name: 'Muhammad Saqib Mushtaq', is_test: false, ...change });
/** As a careful client: what could not be said is asked again. A busy machine says so with 503. */
const again = (call: () => Promise<WireAnswer>): Promise<WireAnswer> =>
  eventually(async () => {
    const answer = await call();
    return answer.status !== 503 && answer;
  }, { deadlineMs: 25_000 });
const activate = (body: object, who = merchant) => callApi(edge.url, who, '/api/v1/transaction/activate', body);

describe('who calls', () => {
  const create = (host: string, secret: string) => wire(edge.url, { host, method: 'POST', target: `/api/v1/transaction/create/easypaisa?secret=${secret}`, body: '{"currency":"PKR","label":"u"}' });

  test('is the merchant of the secret, at its own host and at the platform’s', async () => {
    const { host, secret } = merchant.paykassma;
    for (const at of [`api.${host}`, `API.${host}:8080`, '127.0.0.1:8080']) expect((await create(at, secret)).json).toEqual({ status: 'ok', params: { identifier: '03001112223' } });
  });

  test('may leave a slash too many in its address', async () => {
    const { host, secret } = merchant.paykassma;
    for (const path of ['//api/v1/transaction/create/easypaisa', '/api/v1/transaction/create/easypaisa/']) {
      const { json } = await wire(edge.url, { host: `api.${host}`, method: 'POST', target: `${path}?secret=${secret}`, body: '{"currency":"PKR","label":"u"}' });
      expect(json['status']).toBe('ok');
    }
  });

  test('a wrong or missing secret, an unknown host and another merchant’s are 404 alike', async () => {
    const other = edge.peers.merchants.add();
    const { host, secret } = merchant.paykassma;
    const answers = await Promise.all([create(`api.${host}`, 'wrong'), create(`api.${host}`, ''), create('api.unknown.example', secret), create(`api.${other.paykassma.host}`, secret)]);
    for (const answer of answers) expect([answer.status, answer.json]).toEqual([404, { status: 'fail', message: 'Not found' }]);
    expect((await wire(edge.url, { host: 'api.unknown.example', method: 'POST', target: '/v2/withdrawal/create', body: JSON.stringify(withdrawal()) })).status).toBe(404);
  });

  test('what is not offered is refused in the words of the API', async () => {
    const { host, secret } = merchant.paykassma;
    for (const target of ['/api/v1/possible-transaction', '/api/v1/deposit-info', '/v2/withdrawal/status']) {
      const answer = await wire(edge.url, { host: `api.${host}`, method: 'POST', target: `${target}?secret=${secret}`, body: '{}' });
      expect([answer.status, answer.json]).toEqual([404, { status: 'fail', message: 'Not found' }]);
    }
  });

  test('comes from a registered address where the merchant has registered some', async () => {
    const near = edge.peers.merchants.add({ allowed_ips: '127.0.0.1' });
    const far = edge.peers.merchants.add({ allowed_ips: '203.0.113.7' });
    expect((await activate(activation(), near)).status).toBe(200);
    expect((await activate(activation(), far)).status).toBe(404);
    expect((await callWithdrawal(edge.url, far, withdrawal())).status).toBe(404);
  });
});

describe('an activation', () => {
  test('of a transfer that is there credits its real amount', async () => {
    const key1 = key();
    edge.peers.deposits.transfers.set(key1, '600000');
    const body = activation({ key1 });
    const ok = { status: 'ok', deposit: true, deposit_amount: 6000, currency: { code: 'PKR', symbol: 'PKR' } };
    expect((await activate(body)).json).toEqual(ok);
    expect((await activate(body)).json).toEqual(ok);
    expect(edge.peers.deposits.claims.at(-1)).toMatchObject({ dialect: 'paykassma', label: '786442', reference: body.custom_transaction_id, claimedAmount: { minor: '120000', currency: 'PKR' } });
  });

  test('of a transfer that is not there is kept, of a suspect one is pending, each in the original’s words', async () => {
    expect((await activate(activation())).json).toEqual({ status: 'possible_transaction_created', message: 'Transaction not found. Possible transaction created' });
    const key1 = key();
    edge.peers.deposits.suspect.add(key1);
    const message = 'The deposit status check has been started. The operation may take longer than expected. Upon completion of the verification, the funds will be credited to your account';
    expect((await activate(activation({ key1 }))).json).toEqual({ status: 'pending', message });
  });

  test('of a number that is somebody’s is refused, and may be corrected under the same id', async () => {
    const taken = activation();
    await activate(taken);
    const mine = activation({ key1: taken.key1, label: 'other' });
    const refused = { status: 'fail', message: 'Transaction has already been used' };
    expect((await activate(mine)).json).toEqual(refused);
    expect((await activate(mine)).json).toEqual(refused);
    const key1 = key();
    edge.peers.deposits.transfers.set(key1, '120000');
    expect((await activate({ ...mine, key1 })).json).toMatchObject({ status: 'ok', deposit_amount: 1200 });
    expect((await activate({ ...mine, key1: key() })).json).toEqual({ status: 'fail', message: { custom_transaction_id: ['The custom transaction id has already been taken.'] } });
  });

  test('50 times at once is one claim, and fifty users with one number are one winner', async () => {
    const body = activation();
    const before = edge.peers.deposits.stored.size;
    const answers = await Promise.all(Array.from({ length: 50 }, () => again(() => activate(body))));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(edge.peers.deposits.stored.size).toBe(before + 1);
    const key1 = key();
    edge.peers.deposits.transfers.set(key1, '120000');
    const race = await Promise.all(Array.from({ length: 50 }, (_, at) => activation({ key1, label: `user ${at}` })).map((each) => again(() => activate(each))));
    expect(race.filter(({ json }) => json['status'] === 'ok')).toHaveLength(1);
  });

  test('takes JazzCash numbers of 10 to 12 digits', async () => {
    for (const key1 of ['1234567890', '123456789012']) expect((await activate(activation({ wallet_type: 'jazzcash', key1 }))).json['status']).toBe('possible_transaction_created');
    expect((await activate(activation({ wallet_type: 'jazzcash', key1: '123456789' }))).json).toEqual({ status: 'fail', message: { key1: ['The key1 must be 10-12 digits.'] } });
  });

  test('of a business: its till is shown, its transfers are claimed alike, and nobody is paid by it', async () => {
    expect((await callApi(edge.url, merchant, '/api/v1/transaction/create/jazzcash_business', { currency: 'PKR', label: 'u' })).json).toEqual({ status: 'ok', params: { identifier: '0012345678' } });
    const key1 = key();
    edge.peers.deposits.transfers.set(key1, '600000');
    expect((await activate(activation({ key1, wallet_type: 'jazzcash_business' }))).json).toMatchObject({ status: 'ok', deposit_amount: 6000 });
    expect(edge.peers.deposits.claims.at(-1)).toMatchObject({ walletType: 'jazzcash_business', transactionNumber: key1 });
    expect((await callWithdrawal(edge.url, merchant, withdrawal({ payment_system: 'jazzcash_business' }))).json).toEqual({ status: 'fail', message: { payment_system: ['The selected payment system is invalid.'] } });
  });

  test('goes by the merchant’s settings: mismatch, life, HTTP code of refusals', async () => {
    const strict = edge.peers.merchants.add({ amount_mismatch: 'refuse', possible_ttl: '3600', fail_http_status: '422' });
    await activate(activation(), strict);
    expect(edge.peers.deposits.claims.at(-1)?.policy).toEqual({ amountMismatch: 'AMOUNT_MISMATCH_REFUSE', possibleTtlS: 3600 });
    expect((await activate({}, strict)).status).toBe(422);
    expect((await callApi(edge.url, strict, '/api/v1/transaction/activate', '{')).status).toBe(422);
  });
});

describe('a push', () => {
  const push = (body: object) => callApi(edge.url, merchant, '/api/v1/payment/create/easypaisa_api', body);

  test('is one payment per id, over the wallet behind the method', async () => {
    const body = { amount: 500, currency: 'PKR', label: '786442', custom_transaction_id: randomUUID(), phone_number: '03123456789' };
    const before = edge.peers.payments.stored.size;
    const answers = await Promise.all(Array.from({ length: 50 }, () => again(() => push(body))));
    expect(answers.every(({ json }) => JSON.stringify(json) === '{"status":"ok"}')).toBe(true);
    expect(edge.peers.payments.stored.size).toBe(before + 1);
    expect(edge.peers.payments.creates.at(-1)).toMatchObject({ dialect: 'paykassma', wallet: 'easypaisa', idempotencyKey: body.custom_transaction_id, amount: { minor: '50000' }, dialectData: { label: '786442', walletType: 'easypaisa_api' } });
    expect((await push({ ...body, amount: 501 })).json).toEqual({ status: 'fail', message: { custom_transaction_id: ['The custom transaction id has already been taken.'] } });
  });

  test.each([
    ['ACCEPTED', 'ok', undefined],
    ['PROCESSING', 'ok', undefined],
    ['SUCCEEDED', 'ok', undefined],
    ['FAILED', 'fail', 'The payer declined.'],
    ['CANCELLED', 'fail', 'The payment was not completed'],
    ['EXPIRED', 'fail', 'The payment was not completed'],
  ] as const)('that is %s is told %s when it is sent again: nobody is asked again, and what has failed has no postback', async (state, status, message) => {
    const body = { amount: 500, currency: 'PKR', label: '786442', custom_transaction_id: randomUUID(), phone_number: '03123456789' };
    expect((await push(body)).json).toEqual({ status: 'ok' });
    const payment = [...edge.peers.payments.stored.values()].find(({ reference }) => reference === body.custom_transaction_id);
    edge.peers.payments.change(payment?.id ?? '', { state: `PAYMENT_STATE_${state}`, ...(state === 'FAILED' ? { failure: { code: 'payer_declined', message: 'The payer declined.', fault: 'FAULT_PAYER' } } : {}) });
    expect((await push(body)).json).toEqual({ status, ...(message === undefined ? {} : { message }) });
  });
});

describe('a number that was saved for a user', () => {
  const save = (label: string, transaction_custom_id: string, who = merchant) => callApi(edge.url, who, '/api/v1/payment/save-transaction-custom-id', { label, transaction_custom_id });
  const unnamed = (label: string, change: object = {}): object => Object.fromEntries(Object.entries(activation({ label, ...change })).filter(([name]) => name !== 'custom_transaction_id'));
  const missing = { status: 'fail', message: { custom_transaction_id: ['The custom transaction id field is required.'] } };
  const taken = { status: 'fail', message: { custom_transaction_id: ['The custom transaction id has already been taken.'] } };

  test('is the number of his next transaction, by hand or by push, however often that is sent', async () => {
    const [label, first, second] = [randomUUID(), randomUUID(), randomUUID()];
    expect((await activate(unnamed(label))).json).toEqual(missing);
    expect((await save(label, 'overwritten')).json).toEqual({ status: 'ok' });
    expect((await save(label, first)).json).toEqual({ status: 'ok' });
    const key1 = key();
    edge.peers.deposits.transfers.set(key1, '120000');
    const paid = unnamed(label, { key1 });
    for (const body of [paid, { ...paid, custom_transaction_id: null }, { ...paid, custom_transaction_id: '' }]) expect((await activate(body)).json).toMatchObject({ status: 'ok', deposit_amount: 1200 });
    expect(edge.peers.deposits.claims.at(-1)).toMatchObject({ idempotencyKey: first, reference: first, label });
    expect((await activate(unnamed(label))).json).toEqual(taken);
    await save(label, second);
    expect((await callApi(edge.url, merchant, '/api/v1/payment/create/easypaisa_api', { amount: 500, currency: 'PKR', label, phone_number: '03123456789' })).json).toEqual({ status: 'ok' });
    expect(edge.peers.payments.creates.at(-1)).toMatchObject({ idempotencyKey: second, dialectData: { label } });
  });

  test('gives way to a number in the call, and is nobody else’s', async () => {
    const [label, saved] = [randomUUID(), randomUUID()];
    await save(label, saved);
    const named = activation({ label });
    await activate(named);
    expect(edge.peers.deposits.claims.at(-1)).toMatchObject({ reference: named.custom_transaction_id });
    expect((await activate(unnamed(randomUUID()))).json).toEqual(missing);
    expect((await activate(unnamed(label), edge.peers.merchants.add())).json).toEqual(missing);
  });
});

describe('payment systems', () => {
  const list = (query: string, body?: string) => wire(edge.url, { host: `api.${merchant.paykassma.host}`, method: 'GET', target: `/api/v1/payment-systems/available?secret=${merchant.paykassma.secret}${query}`, ...(body === undefined ? {} : { body }) });

  test('are listed, asked by a JSON body with GET or by the query', async () => {
    const all = await list('');
    expect(all.json).toMatchObject({ status: 'ok', params: { currency_data: [{ code: 'PKR', symbol: 'PKR' }], wallets: [{ type: 'easypaisa', currency_code: 'PKR', order: 1, is_manual: true }, { type: 'easypaisa_api', is_manual: false }, { type: 'jazzcash' }, { type: 'jazzcash_business' }] } });
    expect((await list('', '{"currency_code":["PKR"],"label":"u"}')).text).toBe(all.text);
    expect((await list('&currency_code%5B%5D=PKR&label=u')).text).toBe(all.text);
    expect((await list('', '{"currency_code":["INR"]}')).json).toMatchObject({ params: { currency_data: [], wallets: [] } });
  });

  test('leave out what has no wallet to show', async () => {
    edge.peers.deposits.walletAvailable = false;
    const { params } = (await list('')).json as { params: { wallets: { type: string }[] } };
    expect(params.wallets.map(({ type }) => type)).toEqual(['easypaisa_api']);
    expect((await callApi(edge.url, merchant, '/api/v1/transaction/create/easypaisa', { currency: 'PKR', label: 'u' })).json).toEqual({ status: 'fail', message: 'No wallet available' });
    edge.peers.deposits.walletAvailable = true;
  });
});

describe('a withdrawal', () => {
  test('is one payout per id, however often it is sent; other content is told that the id is taken', async () => {
    const body = withdrawal();
    const before = edge.peers.payouts.stored.size;
    const answers = await Promise.all(Array.from({ length: 50 }, () => again(() => callWithdrawal(edge.url, merchant, body))));
    expect(answers.every(({ text }) => text === '{"status":"ok"}')).toBe(true);
    expect(edge.peers.payouts.stored.size).toBe(before + 1);
    expect(edge.peers.payouts.creates.at(-1)).toMatchObject({ dialect: 'paykassma', wallet: 'easypaisa', reference: body.withdrawal_id, amount: { minor: '1000000' }, receiver: { mobile: '03405135211', name: 'Muhammad Saqib Mushtaq' } });
    const taken = { status: 'fail', message: { withdrawal_id: ['The withdrawal id has already been taken.'] } };
    expect((await callWithdrawal(edge.url, merchant, { ...body, amount: 1 })).json).toEqual(taken);
    expect((await callWithdrawal(edge.url, merchant, { ...body, is_test: true })).json).toEqual(taken);
  });

  test('as a test pays nothing, is answered by a postback, and its id never comes to stand for money', async () => {
    const body = withdrawal({ is_test: true });
    const before = edge.peers.payouts.creates.length;
    for (let times = 0; times < 2; times += 1) expect((await callWithdrawal(edge.url, merchant, body)).json).toEqual({ status: 'ok' });
    expect(edge.peers.testPostbacks.filter((id) => id === body.withdrawal_id)).toHaveLength(2);
    expect((await callWithdrawal(edge.url, merchant, { ...body, label: 'other' })).json['status']).toBe('fail');
    expect((await callWithdrawal(edge.url, merchant, { ...body, is_test: false })).json['status']).toBe('fail');
    expect(edge.peers.payouts.creates.length).toBe(before);
  });

  test('beyond the balance is refused in the original’s words', async () => {
    const full = edge.peers.payouts.balanceMinor;
    edge.peers.payouts.balanceMinor = 100n;
    expect((await callWithdrawal(edge.url, merchant, withdrawal())).json).toEqual({ status: 'fail', message: { withdrawals_sum_amount: ['Insufficient balance'] } });
    edge.peers.payouts.balanceMinor = full;
  });

  test('beyond the balance is taken where the merchant has switched the check off: it waits for funds', async () => {
    const patient = edge.peers.merchants.add({ insufficient_balance_check: 'off' });
    const strict = edge.peers.merchants.add({ insufficient_balance_check: 'on' });
    const full = edge.peers.payouts.balanceMinor;
    edge.peers.payouts.balanceMinor = 100n;
    const body = withdrawal();
    for (let times = 0; times < 2; times += 1) expect((await callWithdrawal(edge.url, patient, body)).json).toEqual({ status: 'ok' });
    expect(edge.peers.payouts.creates.at(-1)).toMatchObject({ reference: body.withdrawal_id, waitsForFunds: true });
    expect((await callWithdrawal(edge.url, strict, withdrawal())).json).toMatchObject({ status: 'fail' });
    edge.peers.payouts.balanceMinor = full;
  });

  test('with a wrong or missing signature is refused before anything is read', async () => {
    const host = `api.${merchant.paykassma.host}`;
    const send = (body: object) => wire(edge.url, { host, method: 'POST', target: '/v2/withdrawal/create', body: JSON.stringify(body) });
    const body = withdrawal();
    expect((await send(body)).json).toEqual({ status: 'fail', message: { signature: ['The signature field is required.'] } });
    expect((await send({ ...body, signature: signLikeAClient(body, 'another-key') })).json).toEqual({ status: 'fail', message: { signature: ['The signature is invalid.'] } });
    expect((await send({ ...body, amount: 1, signature: signLikeAClient(body, merchant.paykassma.privateKey) })).json['status']).toBe('fail');
    expect((await send({ ...body, signature: signLikeAClient(body, merchant.paykassma.privateKey).toUpperCase() })).json).toEqual({ status: 'ok' });
  });

  test('without an id gets one of ours', async () => {
    const { withdrawal_id: _absent, ...body } = withdrawal();
    expect((await callWithdrawal(edge.url, merchant, body)).json).toEqual({ status: 'ok' });
    expect(edge.peers.payouts.creates.at(-1)?.reference).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('names its merchant by the secret where the host says nothing, and keeps to the merchant’s limits', async () => {
    const { secret, privateKey } = merchant.paykassma;
    const body = withdrawal();
    const sent = await wire(edge.url, { host: '127.0.0.1', method: 'POST', target: `/v2/withdrawal/create?secret=${secret}`, body: JSON.stringify({ ...body, signature: signLikeAClient(body, privateKey) }) });
    expect(sent.json).toEqual({ status: 'ok' });
    const small = edge.peers.merchants.add({ limits: '{"easypaisa":{"withdrawal":[100,500]}}' });
    expect((await callWithdrawal(edge.url, small, withdrawal({ amount: 501 }))).json).toEqual({ status: 'fail', message: { amount: ['The amount must be between 100 and 500.'] } });
    expect((await callWithdrawal(edge.url, small, withdrawal({ amount: 500 }))).json).toEqual({ status: 'ok' });
  });

  test('whose outcome nobody knows is never called refused', async () => {
    edge.peers.payouts.beforeCreate = () => {
      throw new AdaigiError('unavailable', 'away');
    };
    const answer = await callWithdrawal(edge.url, merchant, withdrawal());
    edge.peers.payouts.beforeCreate = () => undefined;
    expect([answer.status, answer.json['status'], answer.headers['retry-after']]).toEqual([503, 'error', '2']);
  });

  test('is the printed body of the original, with a signature of ours', async () => {
    const printed = { withdrawal_id: '1234567test', payment_system: 'easypaisa', amount: 10000, currency_code: 'PKR', label: '125199', account_number: '03405135211', account_name: 'Muhammad Saqib Mushtaq', is_test: true };
    expect(signLikeAClient(printed, 'test-private-0001')).toBe('dd0743d4626b44bf97dce747709316138d7dd654');
    expect((await callWithdrawal(edge.url, merchant, printed)).json).toEqual({ status: 'ok' });
  });
});

test('neither a secret nor a query is ever logged, whatever is asked', async () => {
  const lines: string[] = [];
  const log = { debug: note, info: note, warn: note, error: note, trace: note, fatal: note, child: () => log } as never;
  function note(...facts: unknown[]): void {
    lines.push(JSON.stringify(facts, (_key, value: unknown) => (value instanceof Error ? `${value.message} ${value.stack}` : value)));
  }
  const spoken = await startEdge({}, log);
  const own = spoken.peers.merchants.add();
  await callApi(spoken.url, own, '/api/v1/transaction/activate', activation());
  await callApi(spoken.url, own, '/api/v1/nothing', {});
  await callWithdrawal(spoken.url, own, withdrawal());
  await wire(spoken.url, { host: `plugin.${own.paykassma.host}`, method: 'GET', target: '/?label=canary-label&currency_code=PKR' });
  await spoken.stop();
  expect(lines.join('\n')).not.toMatch(new RegExp(`${own.paykassma.secret}|${own.paykassma.privateKey}|canary-label|03405135211|${createHash('sha256').update(own.paykassma.secret).digest('hex')}`));
});
