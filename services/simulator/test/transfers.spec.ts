import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readJson, startTestSimulator } from './support/simulator.ts';
import type { Json, TestSimulator } from './support/simulator.ts';

let simulator: TestSimulator;

beforeAll(async () => {
  simulator = await startTestSimulator('simulator-transfers');
});
afterAll(() => simulator.stop());

const send = (number: string, overrides: Json = {}) =>
  simulator.control.raw('POST', '/transfers', JSON.stringify({ wallet: 'easypaisa', to: '03450000001', from: '03139471223', amountMinor: 120_000, number, ...overrides }));

async function statement(origin: string, key: string, after: string, limit: number): Promise<{ status: number; body: Json }> {
  const response = await fetch(`${origin}/statement/v1/transfers`, { method: 'POST', headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' }, body: JSON.stringify({ after, limit }) });
  return { status: response.status, body: readJson(await response.text()) };
}

const numbersOf = ({ transfers }: Json): unknown[] => (Array.isArray(transfers) ? transfers.map((line: unknown) => readJson(JSON.stringify(line))['number']) : []);

test('a transfer that somebody sends shows in the statement of its wallet, once, in order, page by page', async () => {
  const sent = await Promise.all(Array.from({ length: 12 }, (_, index) => send(String(20_000_000_000 + index))));
  expect(sent.map(({ status }) => status)).toEqual(sent.map(() => 201));
  expect((await send('20000000000')).status).toBe(200);
  expect((await send('20000000000', { amountMinor: 1 })).status).toBe(409);
  expect((await send('30000000000', { wallet: 'jazzcash' })).status).toBe(201);

  const first = await statement(simulator.easypaisa, 'dev-ep-statement-key', '', 10);
  const second = await statement(simulator.easypaisa, 'dev-ep-statement-key', String(first.body['next']), 10);
  const seen = [...numbersOf(first.body), ...numbersOf(second.body)];
  expect(seen).toHaveLength(12);
  expect(new Set(seen)).toEqual(new Set(Array.from({ length: 12 }, (_, index) => String(20_000_000_000 + index))));
  expect(await statement(simulator.easypaisa, 'dev-ep-statement-key', String(second.body['next']), 10)).toEqual({ status: 200, body: { transfers: [], next: second.body['next'] } });
  expect(first.body['transfers']).toContainEqual(expect.objectContaining({ to: '03450000001', from: '03139471223', amountMinor: '120000', currency: 'PKR' }));
});

test('the statement is for who holds the key of this provider', async () => {
  expect((await statement(simulator.easypaisa, 'dev-jc-statement-key', '', 10)).status).toBe(401);
  expect((await statement(simulator.jazzcash, 'dev-jc-statement-key', 'x', 10)).status).toBe(400);
});

test('what is no transfer is refused, and says why', async () => {
  for (const overrides of [{ to: '123' }, { amountMinor: 0 }, { amountMinor: 1.5 }, { number: '' }, { wallet: 'bank' }, { at: 'yesterday' }, { more: 1 }]) {
    expect((await send('1', overrides)).status).toBe(400);
  }
});
