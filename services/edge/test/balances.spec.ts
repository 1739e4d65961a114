import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Compile } from 'typebox/compile';
import { balancesAnswer, statementAnswer } from '../src/schemas/ledger-answer.ts';
import { callBearer, callSigned, namedFields, send, type Answer } from './harness/client.ts';
import { startEdge, type TestEdge } from './harness/edge.ts';
import type { TestMerchant } from './harness/merchants.ts';

let edge: TestEdge;
let merchant: TestMerchant;

beforeAll(async () => {
  edge = await startEdge();
  merchant = edge.peers.merchants.add();
});
afterAll(async () => edge.stop());

const get = (target: string): Promise<Answer> => callBearer(edge.url, merchant.bearer, 'GET', target);
const DAYS = 'from=2026-11-01&to=2026-11-21';

describe('GET /v1/balances', () => {
  test('shows the balances of the key that asks, below zero too', async () => {
    const answer = await get('/v1/balances');
    expect([answer.status, answer.json]).toEqual([200, { data: [{ currency: 'PKR', available: -100, held: 200, unsettled: 300, refunding: 0 }], asOf: '2026-11-21T10:00:00.000Z' }]);
    expect(Compile(balancesAnswer).Errors(answer.json)).toEqual([]);
    expect(edge.peers.ledger.worlds.at(-1)).toEqual({ merchantId: merchant.id, mode: 'MODE_TEST' });
  });

  test('takes signed requests, and nobody without a key', async () => {
    expect((await callSigned(edge.url, { method: 'GET', target: '/v1/balances', keyId: merchant.keyId, key: merchant.key })).status).toBe(200);
    expect((await send(edge.url, 'GET', '/v1/balances', { headers: {} })).status).toBe(401);
  });
});

describe('GET /v1/reports/statement', () => {
  test('comes by pages', async () => {
    const first = await get(`/v1/reports/statement?${DAYS}&limit=2`);
    expect(first.status).toBe(200);
    expect(Compile(statementAnswer).Errors(first.json)).toEqual([]);
    expect(first.json).toMatchObject({ currency: 'PKR', from: '2026-11-01', to: '2026-11-21', opening: { available: 0 }, closing: { available: 3 }, nextCursor: '2' });
    const second = await get(`/v1/reports/statement?${DAYS}&limit=2&cursor=2`);
    expect(second.json).toMatchObject({ data: [{ id: 'entry_2', refundId: null, reference: 'order-2', gross: 2, fee: 1, available: 1 }], nextCursor: null });
    expect(edge.peers.ledger.asked.at(-1)).toMatchObject({ merchantId: merchant.id, mode: 'MODE_TEST', fromDay: '2026-11-01', toDay: '2026-11-21', currency: 'PKR', limit: 2, cursor: '2' });
  });

  test('comes whole as CSV, over as many pages as it takes', async () => {
    edge.peers.ledger.lines = 1_201;
    const answer = await get(`/v1/reports/statement?${DAYS}&format=csv`);
    edge.peers.ledger.lines = 3;
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual([
      200,
      'text/csv; charset=utf-8',
      'attachment; filename="statement-2026-11-01-2026-11-21.csv"',
    ]);
    const rows = answer.text.trimEnd().split('\r\n');
    expect(rows).toHaveLength(1 + 1 + 1_201 + 1);
    expect(rows.at(-1)).toBe(',,closing_balance,,,,PKR,,,1201,200,300,0');
  });

  test('never passes half a CSV off as a whole one', async () => {
    Object.assign(edge.peers.ledger, { lines: 1_201, failsAt: 500 });
    await expect(get(`/v1/reports/statement?${DAYS}&format=csv`)).rejects.toThrow();
    Object.assign(edge.peers.ledger, { lines: 3, failsAt: 0 });
    const answer = await get(`/v1/reports/statement?${DAYS}&format=csv`);
    Object.assign(edge.peers.ledger, { failsAt: null });
    expect([answer.status, answer.json['code']]).toEqual([503, 'unavailable']);
  });

  test.each([
    ['', ['from', 'to']],
    ['from=2026-02-30&to=2026-11-21', ['from']],
    ['from=2026-11-21&to=2026-11-20', ['to']],
    ['from=2025-11-20&to=2026-11-21', ['to']],
    ['from=2026-11-01T00:00:00Z&to=2026-11-21', ['from']],
    [`${DAYS}&currency=rupees`, ['currency']],
    [`${DAYS}&format=pdf`, ['format']],
    [`${DAYS}&limit=101`, ['limit']],
    [`${DAYS}&limit=x`, ['limit']],
    [`${DAYS}&cursor=`, ['cursor']],
    [`${DAYS}&merchant=mer_other`, ['merchant']],
  ])('names what is wrong: %s', async (query, fields) => {
    const answer = await get(`/v1/reports/statement?${query}`);
    expect([answer.status, answer.json['code']]).toEqual([400, 'invalid_request']);
    expect([...new Set(namedFields(answer).map(({ field }) => field))].sort()).toEqual([...fields].sort());
  });
});
