import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { eventually } from '@adaigi/testing';
import { callV4, callV5, inquiry, ma, mainCredentials, newOrderId, otc, postRaw, tokenExpiry } from './support/easypaisa.ts';
import { ledgerOf, readJson, startTestSimulator } from './support/simulator.ts';
import type { Json, TestSimulator } from './support/simulator.ts';

let simulator: TestSimulator;
let base: string;

beforeAll(async () => {
  simulator = await startTestSimulator('simulator-easypaisa');
  base = simulator.easypaisa;
});
beforeEach(() => simulator.control.put('/faults', { seed: 0, faults: [] }));
afterAll(() => simulator.stop());

const payer = '03451234567';
const charge = (fields: Json): Promise<Json> => callV4(base, 'initiate-ma-transaction', fields);
const ask = (orderId: string): Promise<Json> => callV4(base, 'inquire-transaction', inquiry(orderId));
const issue = (fields: Json): Promise<Json> => callV4(base, 'initiate-otc-transaction', fields);

describe('mobile-account charge (v4)', () => {
  test('a paid charge is answered 0000, debited once, and PAID', async () => {
    const orderId = newOrderId();
    expect(await charge(ma(orderId, payer, { optional1: 'x' }))).toMatchObject({ orderId, storeId: 10043, responseCode: '0000', transactionId: expect.stringMatching(/^\d{11}$/), optional1: 'x' });
    expect(await ledgerOf(simulator.control, orderId)).toEqual(['debit 10000']);
    const answer = await ask(orderId);
    expect(answer).toMatchObject({ responseCode: '0000', transactionStatus: 'PAID', paymentMode: 'MA', msisdn: payer, accountNum: '650000043' });
    expect(Number(answer['transactionAmount'])).toBe(100);
  });

  test('store ids are accepted as number and as text, amounts as text and as number', async () => {
    expect(await charge(ma(newOrderId(), payer, { storeId: '10043', transactionAmount: 100 }))).toMatchObject({ responseCode: '0000' });
  });

  test.each([
    ['03000000001', '0013', 'FAILED'],
    ['03000000002', '0011', 'FAILED'],
    ['03000000003', '0014', 'FAILED'],
    ['03000000004', '0012', 'FAILED'],
    ['03000000005', '0029', 'FAILED'],
    ['03000000006', '0008', 'FAILED'],
    ['03000000007', '0001', 'FAILED'],
    ['03000000008', '0001', 'BLOCKED'],
    ['03000000010', '0987', 'FAILED'],
  ])('%s is answered %s, debits nothing and ends %s', async (mobile, code, status) => {
    const orderId = newOrderId();
    expect(await charge(ma(orderId, mobile))).toMatchObject({ responseCode: code });
    expect(await ask(orderId)).toMatchObject({ responseCode: '0000', transactionStatus: status });
    expect(await ledgerOf(simulator.control, orderId)).toEqual([]);
  });

  test('0001 may be paid later, and an IPN tells', async () => {
    const orderId = newOrderId();
    expect(await charge(ma(orderId, '03000000011'))).toMatchObject({ responseCode: '0001', orderId });
    expect(await ask(orderId)).toMatchObject({ transactionStatus: 'PENDING' });
    await eventually(async () => (await ask(orderId))['transactionStatus'] === 'PAID');
    const ipn = await simulator.inbox.waitFor(({ path }) => path.includes(orderId));
    const lookup = new URL(ipn.path, simulator.inbox.url).searchParams.get('url') ?? '';
    expect(ipn).toMatchObject({ method: 'GET', path: expect.stringMatching(/^\/easypaisa\/easypaisa-main\?url=/) });
    expect(lookup).toBe(`${base}/easypay-service/rest/v1/order-status/650000043/${orderId}`);
    expect(await (await fetch(lookup)).json()).toMatchObject({ order_id: orderId, transaction_status: 'PAID' });
  });

  test('FAILED with NO_RESPONSE_FROM_EWP may end paid, or failed for good', async () => {
    const [paid, failed] = [newOrderId(), newOrderId()];
    for (const [orderId, mobile] of [[paid, '03000000020'], [failed, '03000000019']] as const) {
      expect(await charge(ma(orderId, mobile))).toMatchObject({ responseCode: '0001' });
      expect(await ask(orderId)).toMatchObject({ transactionStatus: 'FAILED', errorCode: 'NO_RESPONSE_FROM_EWP' });
    }
    await eventually(async () => (await ask(paid))['transactionStatus'] === 'PAID');
    await eventually(async () => (await simulator.control.get(`/orders/${failed}`))['state'] === 'failed');
    expect(await ask(failed)).toMatchObject({ transactionStatus: 'FAILED', errorCode: 'NO_RESPONSE_FROM_EWP' });
  });

  test('settlement may fail beside a payment that did not', async () => {
    const orderId = newOrderId();
    await charge(ma(orderId, '03000000024'));
    expect(await ask(orderId)).toMatchObject({ transactionStatus: 'PAID', settlementStatus: 'FAILED' });
  });

  test('a payment may be reversed, without an IPN', async () => {
    const orderId = newOrderId();
    await charge(ma(orderId, '03000000023'));
    await eventually(async () => (await ask(orderId))['transactionStatus'] === 'REVERSED');
    expect(await ledgerOf(simulator.control, orderId)).toEqual(['debit 10000', 'reversal 10000']);
    expect((await simulator.control.get(`/orders/${orderId}`))['ipns']).toHaveLength(1);
  });

  test('an order id is used once', async () => {
    const orderId = newOrderId();
    await charge(ma(orderId, payer));
    expect(await charge(ma(orderId, payer))).toMatchObject({ responseCode: '0003' });
    expect(await ledgerOf(simulator.control, orderId)).toEqual(['debit 10000']);
  });
});

describe('what a request must have', () => {
  test.each([
    ['orderId', '', '0002'],
    ['emailAddress', undefined, '0002'],
    ['mobileAccountNo', null, '0002'],
    ['storeId', 99999, '0006'],
    ['orderId', 'x'.repeat(21), '0003'],
    ['transactionAmount', '2', '0028'],
    ['transactionAmount', '-5.00', '0028'],
    ['transactionType', 'CC', '0021'],
    ['mobileAccountNo', '+923451234567', '0026'],
    ['emailAddress', 'nobody', '0027'],
    ['optional1', { a: 1 }, '0022'],
  ])('%s = %s is answered %s', async (name, value, code) => {
    expect(await charge(ma(newOrderId(), payer, { [name]: value }))).toMatchObject({ responseCode: code });
  });

  test('a wrong Credentials header is answered 0010, with or without Basic', async () => {
    for (const credentials of ['', `Basic ${mainCredentials}`, Buffer.from('dev-ep-main:guess').toString('base64')]) {
      const { status, text } = await postRaw(base, 'v4', 'initiate-ma-transaction', JSON.stringify(ma(newOrderId(), payer)), credentials);
      expect(status).toBe(200);
      expect(readJson(text)).toEqual({ responseCode: '0010', responseDesc: 'INVALID CREDENTIALS' });
    }
  });

  test('a body that is no JSON is answered 0022', async () => {
    const { text } = await postRaw(base, 'v4', 'initiate-ma-transaction', '{', mainCredentials);
    expect(readJson(text)).toMatchObject({ responseCode: '0022' });
  });

  test('an inquiry needs its own account number and a known order', async () => {
    expect(await callV4(base, 'inquire-transaction', inquiry('O1', { accountNum: '1' }))).toMatchObject({ responseCode: '0004' });
    expect(await ask(newOrderId())).toMatchObject({ responseCode: '0003' });
  });
});

describe('over-the-counter token', () => {
  test('0000 issues a token; it is PENDING until somebody pays it', async () => {
    const orderId = newOrderId();
    const answer = await issue(otc(orderId, payer));
    expect(answer).toMatchObject({ responseCode: '0000', paymentToken: expect.stringMatching(/^\d{8}$/) });
    expect(answer).not.toHaveProperty('transactionId');
    expect(await ask(orderId)).toMatchObject({ transactionStatus: 'PENDING', paymentMode: 'OTC', paymentToken: answer['paymentToken'] });
    expect(await ledgerOf(simulator.control, orderId)).toEqual([]);
    await simulator.control.post(`/orders/${orderId}/pay`);
    expect(await ask(orderId)).toMatchObject({ transactionStatus: 'PAID' });
    expect(await ledgerOf(simulator.control, orderId)).toEqual(['debit 10000']);
    await simulator.inbox.waitFor(({ path }) => path.includes(orderId));
  });

  test('lapses at its expiry and cannot be paid then', async () => {
    const orderId = newOrderId();
    await issue(otc(orderId, payer, { tokenExpiry: tokenExpiry(2_000) }));
    await eventually(async () => (await ask(orderId))['transactionStatus'] === 'EXPIRED');
    expect((await simulator.control.raw('POST', `/orders/${orderId}/pay`)).status).toBe(409);
    expect(await ledgerOf(simulator.control, orderId)).toEqual([]);
  });

  test('of its own number is paid after a while', async () => {
    const orderId = newOrderId();
    await issue(otc(orderId, '03000000030'));
    await eventually(async () => (await ask(orderId))['transactionStatus'] === 'PAID');
  });

  test.each([
    ['20261301 101010', '0015'],
    ['2026-12-01', '0015'],
    ['20200101 101010', '0016'],
    [undefined, '0002'],
  ])('with the expiry %s is answered %s', async (expiry, code) => {
    expect(await issue(otc(newOrderId(), payer, { tokenExpiry: expiry }))).toMatchObject({ responseCode: code });
  });
});

describe('the signed envelope (v5)', () => {
  const rsa = { storeId: 10044 };

  test('charge, token and inquiry work, and every answer verifies over its raw text', async () => {
    const [orderId, tokenOrder] = [newOrderId(), newOrderId()];
    expect(await callV5(simulator, 'initiate-ma-transaction', ma(orderId, payer, rsa))).toMatchObject({ responseCode: '0000', genuine: true });
    expect(await callV5(simulator, 'inquire-transaction', inquiry(orderId, { ...rsa, accountNum: '650000044' }))).toMatchObject({ transactionStatus: 'PAID', genuine: true });
    expect(await callV5(simulator, 'initiate-otc-transaction', otc(tokenOrder, payer, rsa))).toMatchObject({ responseCode: '0000', genuine: true });
    expect(await ledgerOf(simulator.control, orderId)).toEqual(['debit 10000']);
  });

  test('one changed byte in the body is answered 0024 and debits nothing', async () => {
    const orderId = newOrderId();
    const answer = await callV5(simulator, 'initiate-ma-transaction', ma(orderId, payer, rsa), (body) => body.replace('"100.00"', '"900.00"'));
    expect(answer).toMatchObject({ responseCode: '0024', genuine: true });
    expect(await ledgerOf(simulator.control, orderId)).toEqual([]);
  });

  test('re-serialised white space is answered 0024', async () => {
    const answer = await callV5(simulator, 'initiate-ma-transaction', ma(newOrderId(), payer, rsa), (body) => body.replace('"MA"', ' "MA"'));
    expect(answer).toMatchObject({ responseCode: '0024' });
  });

  test('a missing signature is answered 0023, no JSON 0022', async () => {
    expect(await callV5(simulator, 'initiate-ma-transaction', ma(newOrderId(), payer, rsa), (body) => body.replace('"signature"', '"sig"'))).toMatchObject({ responseCode: '0023' });
    expect(await callV5(simulator, 'initiate-ma-transaction', ma(newOrderId(), payer, rsa), () => '{')).toMatchObject({ responseCode: '0022' });
  });

  test('keys come in any order', async () => {
    const orders = new Set<string>();
    for (let index = 0; index < 6; index += 1) {
      const { genuine: _genuine, ...answer } = await callV5(simulator, 'initiate-ma-transaction', ma(newOrderId(), payer, rsa));
      orders.add(Object.keys(answer).join(' '));
    }
    expect(orders.size).toBeGreaterThan(1);
  });

  test('a planned wrong signature does not verify', async () => {
    await simulator.control.put('/faults', { seed: 1, faults: [{ account: 'easypaisa-rsa', operation: 'charge', percent: 100, fault: { kind: 'wrong-signature' } }] });
    expect(await callV5(simulator, 'initiate-ma-transaction', ma(newOrderId(), payer, rsa))).toMatchObject({ responseCode: '0000', genuine: false });
  });

  test('is for accounts with an uploaded key only, and plain calls for the others', async () => {
    const body = `{"request":${JSON.stringify(ma(newOrderId(), payer))},"signature":"x"}`;
    const { text } = await postRaw(base, 'v5', 'initiate-ma-transaction', body, mainCredentials);
    expect(text).toContain('"0025"');
  });
});

test('a hostile IPN names a foreign host', async () => {
  await simulator.control.put('/faults', { seed: 1, faults: [{ account: '*', operation: 'ipn', percent: 100, fault: { kind: 'hostile-url-ipn' } }] });
  const orderId = newOrderId();
  await charge(ma(orderId, payer));
  const { path } = await simulator.inbox.waitFor((received) => received.path.includes(orderId));
  expect(new URL(path, simulator.inbox.url).searchParams.get('url')).toMatch(/^http:\/\/169\.254\.169\.254\//);
});
