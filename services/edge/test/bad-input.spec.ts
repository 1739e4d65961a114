import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createPaymentBody } from '../src/schemas/create-payment.ts';
import { createPayoutBody } from '../src/schemas/create-payout.ts';
import { createRefundBody } from '../src/schemas/create-refund.ts';
import { listPaymentsQuery } from '../src/schemas/list-payments.ts';
import { listPayoutsQuery } from '../src/schemas/list-payouts.ts';
import { createEndpointBody, listDeliveriesQuery, updateEndpointBody } from '../src/schemas/webhook-endpoint.ts';
import { badValues, withValue } from './harness/bad-values.ts';
import { callBearer, namedFields, send, type Answer } from './harness/client.ts';
import { startEdge, type TestEdge } from './harness/edge.ts';
import type { TestMerchant } from './harness/merchants.ts';

let edge: TestEdge;
let merchant: TestMerchant;

beforeAll(async () => {
  edge = await startEdge();
  merchant = edge.peers.merchants.add();
});
afterAll(async () => edge.stop());

const PAYMENT = { amount: 100, currency: 'PKR', payer: { mobile: '03115112345', name: 'John' }, reference: 'r', metadata: { a: 'b' } };
const PAYOUT = { amount: 100, currency: 'PKR', wallet: 'jazzcash', receiver: { mobile: '03115112345', name: 'John' }, reference: 'r', metadata: { a: 'b' } };
const PAYMENT_ID = `pay_${'0'.repeat(32)}`;

const post = (target: string, body: unknown): Promise<Answer> => callBearer(edge.url, merchant.bearer, 'POST', target, body);

const BODIES = [
  { method: 'POST', target: '/v1/payments', schema: createPaymentBody, good: PAYMENT },
  { method: 'POST', target: `/v1/payments/${PAYMENT_ID}/refunds`, schema: createRefundBody, good: { amount: 1 } },
  { method: 'POST', target: '/v1/payouts', schema: createPayoutBody, good: PAYOUT },
  { method: 'POST', target: '/v1/webhook-endpoints', schema: createEndpointBody, good: { url: 'https://example.com/hook', events: ['*'] } },
  { method: 'PATCH', target: '/v1/webhook-endpoints/whe_1', schema: updateEndpointBody, good: { disabled: true } },
];

describe.each(BODIES)('$method $target', ({ method, target, schema, good }) => {
  test.each(badValues(schema))('$path $what is refused by name', async ({ path, value }) => {
    const answer = await callBearer(edge.url, merchant.bearer, method, target, withValue(good, path, value));
    expect([answer.status, answer.json['code']]).toEqual([400, 'invalid_request']);
    // A wrong entry is named below its field: metadata.k, events.0.
    expect(namedFields(answer).map(({ field }) => field).some((field) => field === path || field.startsWith(`${path}.`))).toBe(true);
    expect(String(answer.json['detail'])).toContain(path);
  });

  test('an unknown field is refused by name', async () => {
    const answer = await callBearer(edge.url, merchant.bearer, method, target, { ...good, amuont: 1 });
    expect(namedFields(answer)).toEqual([{ field: 'amuont', rule: 'unknown_field' }]);
  });

  test.each([['no body', undefined], ['text', '"text"'], ['a list', '[]'], ['null', 'null'], ['broken JSON', '{'], ['bytes that are no UTF-8', new Uint8Array([0x22, 0xff, 0x22])]])(
    '%s is refused',
    async (what, body) => {
      if (what === 'no body' && target.endsWith('refunds')) return;
      const headers = { authorization: `Bearer ${merchant.bearer}`, 'idempotency-key': 'k', ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
      const answer = await send(edge.url, method, target, { headers, body });
      expect(answer.status).toBe(400);
      expect(namedFields(answer).map(({ field }) => field)).toEqual(['body']);
    },
  );
});

const QUERIES = [
  { target: '/v1/payments', schema: listPaymentsQuery },
  { target: '/v1/payouts', schema: listPayoutsQuery },
  { target: '/v1/webhook-deliveries', schema: listDeliveriesQuery },
];

describe.each(QUERIES)('GET $target', ({ target, schema }) => {
  const texts = badValues(schema).filter(({ value }) => typeof value === 'string' || typeof value === 'number');
  test.each(texts.filter(({ path, what }) => what !== 'a number' || path === 'limit'))('$path $what is refused by name', async ({ path, value }) => {
    const answer = await callBearer(edge.url, merchant.bearer, 'GET', `${target}?${path}=${encodeURIComponent(String(value))}`);
    expect(answer.status).toBe(400);
    expect(namedFields(answer).map(({ field }) => field)).toEqual([path]);
  });

  test('a parameter that is unknown or comes twice is refused by name', async () => {
    const unknown = await callBearer(edge.url, merchant.bearer, 'GET', `${target}?stat=failed`);
    expect(namedFields(unknown)).toEqual([{ field: 'stat', rule: 'unknown_field' }]);
    const twice = await callBearer(edge.url, merchant.bearer, 'GET', `${target}?cursor=a&cursor=b`);
    expect(namedFields(twice)).toEqual([{ field: 'cursor', rule: 'type' }]);
  });
});

describe('the whole request', () => {
  test('every wrong field is named at once', async () => {
    const answer = await post('/v1/payments', { amount: '1', currency: 'USD', payer: { mobile: '123', name: 7, cnic: '1-2' }, reference: '', expiresAt: 'tomorrow', more: 1 });
    expect(namedFields(answer).map(({ field }) => field).sort()).toEqual(['amount', 'currency', 'expiresAt', 'more', 'payer.cnic', 'payer.mobile', 'payer.name', 'reference']);
  });

  test('values never come back: neither personal data nor secrets', async () => {
    const answer = await post('/v1/payments', { ...PAYMENT, payer: { mobile: '0311511234599', name: `Zahra${'x'.repeat(100)}`, cnic: '17301-2345678-9', email: 'zahra at home' } });
    expect(answer.status).toBe(400);
    for (const value of ['0311511234599', 'Zahra', '17301', 'zahra at']) expect(answer.text).not.toContain(value);
  });

  test('expiresAt must exist, lie ahead, and within seven days', async () => {
    const at = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
    const rule = async (expiresAt: string): Promise<string | undefined> => namedFields(await post('/v1/payments', { ...PAYMENT, expiresAt }))[0]?.rule;
    expect(await rule('2026-02-30T00:00:00Z')).toBe('format');
    expect(await rule(at(-0.01))).toBe('min');
    expect(await rule(at(7.01))).toBe('max');
    expect(await rule(at(6.9))).toBeUndefined();
  });

  test('JSON that names the prototype changes nothing', async () => {
    const before = edge.peers.payments.creates.length;
    const body = JSON.stringify(PAYMENT).replace('"a":"b"', '"__proto__":"b"');
    expect((await post('/v1/payments', body)).status).toBe(400);
    expect((await post('/v1/payments', `{"__proto__":{},${body.slice(1)}`)).status).toBe(400);
    expect(edge.peers.payments.creates.length).toBe(before);
  });

  test.each(['03115112345', '3115112345', '923115112345', '+923115112345', '00923115112345'])('the mobile number %s is understood', async (mobile) => {
    expect((await post('/v1/payments', { ...PAYMENT, payer: { mobile } })).status).toBe(201);
    expect(edge.peers.payments.creates.at(-1)?.payer?.mobile).toBe('03115112345');
  });

  test('more than 64 kB is 413, another media type 415, before anything is read', async () => {
    const large = await post('/v1/payments', { ...PAYMENT, description: 'x'.repeat(65_536) });
    expect([large.status, large.json['code']]).toEqual([413, 'payload_too_large']);
    const form = await callBearer(edge.url, merchant.bearer, 'POST', '/v1/payments', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' });
    expect([form.status, form.json['code']]).toEqual([415, 'unsupported_media_type']);
    const untyped = await callBearer(edge.url, merchant.bearer, 'POST', '/v1/payments', JSON.stringify(PAYMENT), { 'content-type': 'application/json; charset=utf-8' });
    expect(untyped.status).toBe(201);
  });

  test('a wrong method is 405 with Allow, an unknown path 404', async () => {
    const put = await callBearer(edge.url, merchant.bearer, 'PUT', '/v1/payments');
    expect([put.status, put.json['code'], put.headers.get('allow')]).toEqual([405, 'method_not_allowed', 'POST, GET']);
    const get = await send(edge.url, 'GET', '/v1/payproPK/payinApi', { headers: {} });
    expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST']);
    for (const path of ['/v1/nothing', '/v1/payproPK/nothing', '/']) {
      const answer = await send(edge.url, 'POST', path, { headers: { 'content-type': 'text/strange' }, body: 'x' });
      expect([path, answer.status]).toEqual([path, 404]);
    }
  });

  test('cancel and resend take no fields', async () => {
    const answer = await post(`/v1/payments/${PAYMENT_ID}/cancel`, { reason: 'x' });
    expect(namedFields(answer)).toEqual([{ field: 'reason', rule: 'unknown_field' }]);
  });
});
