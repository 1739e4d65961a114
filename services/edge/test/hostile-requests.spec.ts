import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { JSON_LIMITS } from '@adaigi/signatures';
import { send } from './harness/client.ts';
import { startEdge, type TestEdge } from './harness/edge.ts';
import type { TestMerchant } from './harness/merchants.ts';
import { callApi, callWithdrawal, wire } from './harness/paykassma.ts';
import { callPaypro } from './harness/paypro.ts';

let edge: TestEdge;
let merchant: TestMerchant;

beforeAll(async () => {
  edge = await startEdge();
  merchant = edge.peers.merchants.add();
});
afterAll(async () => edge.stop());

type Fields = Readonly<Record<string, unknown>>;

const ORDER = { amount: '100', name: 'Ali', mobile: '03115112345', email: 'a@b', notifyUrl: 'https://example.com/n', timestamp: '1730431256223' };
const WITHDRAWAL = { payment_system: 'easypaisa', amount: 10_000, currency_code: 'PKR', label: '125199', account_number: '03405135211', account_name: 'Muhammad Saqib', is_test: false };
const PAYPRO_PATHS = ['payinApi', 'payin', 'payout', 'queryPayInResult', 'queryPayOutResult', 'queryBalance'].map((name) => `/v1/payproPK/${name}`);
const DEPOSIT_PATHS = ['transaction/create/easypaisa', 'transaction/activate', 'payment/create/easypaisa_api', 'payment/save-transaction-custom-id'].map((name) => `/api/v1/${name}`);

const members = (count: number): Fields => Object.fromEntries(Array.from({ length: count }, (_, at) => [`zz${at}`, 'x']));
/** A JSON text, so that no serialiser's own depth matters. */
const nested = (levels: number, start = '[', end = ']'): string => `${start.repeat(levels)}1${end.repeat(levels)}`;

/** What stands in a body beside a signature that nobody has made. */
const EXCESSES: readonly (readonly [what: string, text: string])[] = [
  ['lists too deep', `"z":${nested(JSON_LIMITS.depth)}`],
  ['lists very deep', `"z":${nested(15_000)}`],
  ['objects very deep', `"z":${nested(8_000, '{"a":', '}')}`],
  ['a member too many', JSON.stringify(members(JSON_LIMITS.values)).slice(1, -1)],
  ['a list that is too long', `"z":[${Array.from({ length: 31_000 }, () => 1).join(',')}]`],
];

describe.each(EXCESSES)('a body with %s is refused before any signature is computed', (_what, text) => {
  test('of a withdrawal, in the shape of the dialect', async () => {
    const body = `{"signature":"${'0'.repeat(40)}",${text}}`;
    const answer = await wire(edge.url, { host: `api.${merchant.paykassma.host}`, method: 'POST', target: '/v2/withdrawal/create', body });
    expect([answer.status, answer.json]).toEqual([200, { status: 'fail', message: 'The request body has too many fields or is nested too deeply.' }]);
  });

  test.each(DEPOSIT_PATHS)('of %s', async (path) => {
    const answer = await callApi(edge.url, merchant, path, `{"label":"u",${text}}`);
    expect([answer.status, answer.json]).toEqual([200, { status: 'fail', message: 'The request body has too many fields or is nested too deeply.' }]);
  });

  test.each(PAYPRO_PATHS)('of %s, whoever sends it', async (path) => {
    for (const merchantNo of [merchant.merchantNo, '0']) {
      const answer = await callPaypro(edge.url, path, { merchantNo, payproSecret: '' }, `{"sign":"${'0'.repeat(32)}",${text}}`);
      expect([answer.status, answer.json['code'], answer.json['msg']]).toEqual([200, '8000', 'parameter error: body']);
    }
  });
});

describe('a body as large as may be is signed like any other', () => {
  test('of a withdrawal: fields that nobody knows, lists and nested objects count', async () => {
    const known = Object.keys(WITHDRAWAL).length + 2;
    const deep = JSON.parse(nested(JSON_LIMITS.depth - 1)) as unknown;
    const body = { withdrawal_id: randomUUID(), ...WITHDRAWAL, deep, list: [1, 2, 3], ...members(JSON_LIMITS.values - known - 2 - 3 - (JSON_LIMITS.depth - 1)) };
    expect((await callWithdrawal(edge.url, merchant, body)).json).toEqual({ status: 'ok' });
    const more = await callWithdrawal(edge.url, merchant, { ...body, one: 'more' });
    expect(more.json['message']).toBe('The request body has too many fields or is nested too deeply.');
  });

  test('of an order', async () => {
    const body = { tradeNo: randomUUID(), ...ORDER, ...members(JSON_LIMITS.values - Object.keys(ORDER).length - 2) };
    expect((await callPaypro(edge.url, '/v1/payproPK/payinApi', merchant, body)).json).toMatchObject({ code: '0000' });
    expect((await callPaypro(edge.url, '/v1/payproPK/payinApi', merchant, { ...body, one: 'more' })).json).toMatchObject({ msg: 'parameter error: body' });
  });
});

describe('a wrong method is 405 with Allow, in the shape of the dialect', () => {
  test.each([...PAYPRO_PATHS, '/pak-pay/v1/payproPK/payinApi', '/v1/vexora/deposits'])('GET %s', async (path) => {
    const answer = await send(edge.url, 'GET', path, { headers: {} });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
    expect(answer.json).toEqual({ msg: 'This path answers POST.', code: '8000', data: null, success: false, timestamp: expect.any(Number) });
  });

  test.each([...DEPOSIT_PATHS.map((path) => ['GET', path, 'POST']), ['DELETE', '/v2/withdrawal/create', 'POST'], ['POST', '/api/v1/payment-systems/available', 'GET']])('%s %s', async (method = '', path = '', allow = '') => {
    const answer = await callApi(edge.url, merchant, path, undefined, method);
    expect([answer.status, answer.headers['allow'], answer.json]).toEqual([405, allow, { status: 'fail', message: `This path answers ${allow}.` }]);
  });
});

describe('a path that cannot be decoded, or is far too long', () => {
  const SECRET = 'SECRETXYZ';

  test.each(['/api/v1/transaction/create/%ff', '//api/v1/transaction/create/%', `/api/v1/transaction/create/${'x'.repeat(300)}`, '/v2/withdrawal/%ff'])('%s is not found, in the words of Paykassma', async (path) => {
    const answer = await send(edge.url, 'POST', `${path}?secret=${SECRET}`, { headers: {} });
    expect([answer.status, answer.json]).toEqual([404, { status: 'fail', message: 'Not found' }]);
  });

  test.each(['/v1/payments/%ff', '/%', `/v1/payments/${'x'.repeat(300)}`])('%s is not found, and its query never comes back', async (path) => {
    const answer = await send(edge.url, 'GET', `${path}?secret=${SECRET}`, { headers: {} });
    expect([answer.status, answer.json['code']]).toEqual([404, 'not_found']);
    expect(answer.text).not.toContain(SECRET);
  });
});
