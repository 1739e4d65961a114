import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { balanceFields, hostedFields, payInFields, payoutFields, queryFields } from '../src/dialects/paypro/fields.ts';
import { badValues, withValue } from './harness/bad-values.ts';
import { send } from './harness/client.ts';
import { startEdge, type TestEdge } from './harness/edge.ts';
import type { TestMerchant } from './harness/merchants.ts';
import { callPaypro } from './harness/paypro.ts';

let edge: TestEdge;
let merchant: TestMerchant;

beforeAll(async () => {
  edge = await startEdge();
  merchant = edge.peers.merchants.add();
});
afterAll(async () => edge.stop());

const CALLS = [
  {
    path: '/v1/payproPK/payinApi',
    schema: payInFields,
    good: { tradeNo: randomUUID(), amount: '100', name: 'Ali', mobile: '03115112345', email: 'a@b', notifyUrl: 'https://example.com/n', timestamp: '1730431256223' },
  },
  {
    path: '/v1/payproPK/payin',
    schema: hostedFields,
    good: { tradeNo: randomUUID(), amount: '100', name: 'Ali', mobile: '3115112345', email: 'a@b', notifyUrl: 'https://example.com/n', timestamp: '1730431256223' },
  },
  {
    path: '/v1/payproPK/payout',
    schema: payoutFields,
    good: {
      tradeNo: randomUUID(),
      amount: '1',
      name: 'Ali',
      customerCert: '17301-2345678-9',
      mobile: '3115112345',
      email: 'a@b',
      accountType: 'WALLET',
      bankName: 'EASYPAISA',
      bankNumber: '03115112345',
      notifyUrl: 'https://example.com/n',
      timestamp: '1730057564',
    },
  },
  { path: '/v1/payproPK/queryPayInResult', schema: queryFields, good: { tradeNo: 'x', timestamp: '1730431256223' } },
  { path: '/v1/payproPK/queryPayOutResult', schema: queryFields, good: { tradeNo: 'x', timestamp: '1730431256223' } },
  { path: '/v1/payproPK/queryBalance', schema: balanceFields, good: { timestamp: '1730431256223' } },
];

/** A JSON number counts as text here. */
const NUMERIC = new Set(['amount', 'timestamp']);

describe.each(CALLS)('$path', ({ path, schema, good }) => {
  const cases = badValues(schema).filter(({ path: field, what }) => field !== 'sign' && !(NUMERIC.has(field) && what === 'a number'));
  // An empty or null optional field is an absent one.
  const required = new Set<string>(schema.required);
  const wrong = cases.filter(({ path: field, what }) => required.has(field) || (what !== 'empty' && what !== 'a null'));

  test.each(wrong)('$path $what is refused by name, with HTTP 200', async ({ path: field, value }) => {
    const answer = await callPaypro(edge.url, path, merchant, withValue(good, field, value));
    expect([answer.status, answer.json['code'], answer.json['success']]).toEqual([200, '8000', false]);
    expect(answer.json['msg']).toBe(`parameter error: ${field}`);
  });

  test('a missing sign is named, a sign of another type is a wrong sign', async () => {
    const missing = await callPaypro(edge.url, path, merchant, JSON.stringify(good));
    expect(missing.json['msg']).toBe('parameter error: sign');
    for (const sign of [7, true, ['a'], { a: 1 }, 'x'.repeat(65)]) {
      const answer = await callPaypro(edge.url, path, merchant, JSON.stringify({ ...good, sign }));
      expect([answer.status, answer.json['msg']]).toEqual([200, 'sign error']);
    }
  });

  test('every missing field is named', async () => {
    const answer = await callPaypro(edge.url, path, merchant, '{}');
    expect(answer.json['msg']).toBe(`parameter error: ${[...required].join(', ')}`);
  });

  test.each([['no object', '[]'], ['broken JSON', '{"a"'], ['nothing', ''], ['text', 'tradeNo=1']])('%s is a parameter error of the body', async (_what, body) => {
    const answer = await callPaypro(edge.url, path, merchant, body);
    expect([answer.status, answer.json['code'], answer.json['msg']]).toEqual([200, '8000', 'parameter error: body']);
  });

  test('the header merchantNo is required', async () => {
    const answer = await send(edge.url, 'POST', path, { headers: { 'content-type': 'application/json' }, body: JSON.stringify(good) });
    expect(answer.json).toMatchObject({ code: '8000', msg: 'parameter error: merchantNo' });
  });

  test('a body over 64 kB is 413 in the same envelope', async () => {
    const answer = await callPaypro(edge.url, path, merchant, { ...good, more: 'x'.repeat(66_000) });
    expect([answer.status, answer.json['code']]).toEqual([413, '8000']);
  });
});

describe('payinApi ranges', () => {
  const [call] = CALLS;
  test.each([
    ['amount', '99', 'amount out of range'],
    ['amount', '1000000001', 'amount out of range'],
    ['amount', '100.5', 'parameter error: amount'],
    ['amount', '0100', 'parameter error: amount'],
    ['amount', '-100', 'parameter error: amount'],
    ['mobile', '4115112345', 'parameter error: mobile'],
    ['mobile', '031151123456', 'parameter error: mobile'],
    ['mobile', '+923115112345', 'parameter error: mobile'],
    ['customerCert', '17301-2345678-9', 'parameter error: customerCert'],
    ['paymentType', 'JazzCash', 'parameter error: paymentType'],
    ['notifyUrl', '/relative', 'parameter error: notifyUrl'],
    ['notifyUrl', 'ftp://example.com', 'parameter error: notifyUrl'],
    ['notifyUrl', 'http://', 'parameter error: notifyUrl'],
    ['timestamp', '2024-01-01', 'parameter error: timestamp'],
  ])('%s %s: %s', async (field, value, msg) => {
    const answer = await callPaypro(edge.url, call?.path ?? '', merchant, withValue(call?.good ?? {}, field, value));
    expect([answer.status, answer.json['code'], answer.json['msg']]).toEqual([200, '8000', msg]);
  });

  test('an empty optional field is an absent one', async () => {
    const answer = await callPaypro(edge.url, call?.path ?? '', merchant, { ...call?.good, customerCert: '', paymentType: '', custId: '', remark: null });
    expect(answer.json).toMatchObject({ code: '0000', data: { remark: '' } });
  });
});
