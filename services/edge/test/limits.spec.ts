import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { topics } from '@adaigi/contracts';
import { createKafka } from '@adaigi/kafka';
import { connectMongo, ensureIndexes } from '@adaigi/mongo';
import { testRuntime } from '@adaigi/runtime';
import { eventually, testEngines } from '@adaigi/testing';
import { createRateCounters, rateModel } from '../src/adapters/rate-counters.ts';
import { callBearer, callSigned, send } from './harness/client.ts';
import { dropEdgeDatabase, edgeDatabase } from './harness/database.ts';
import { startEdge, type TestEdge } from './harness/edge.ts';
import { callPaypro } from './harness/paypro.ts';

describe('rate limits at the door', () => {
  let edge: TestEdge;

  beforeAll(async () => {
    edge = await startEdge({ ADAIGI_RATE_PER_ADDRESS: '30', ADAIGI_RATE_PER_KEY: '5', ADAIGI_TRUSTED_PROXIES: '127.0.0.1/32' });
  });
  afterAll(async () => edge.stop());

  /** As a client behind our proxy. */
  const from = (address: string): Record<string, string> => ({ 'x-forwarded-for': address });

  test('a key and route that has used its share gets 429 with Retry-After; other keys and routes go on', async () => {
    const [busy, calm] = [edge.peers.merchants.add(), edge.peers.merchants.add()];
    const list = (bearer: string, target = '/v1/payments'): ReturnType<typeof callBearer> => callBearer(edge.url, bearer, 'GET', target, undefined, from('192.0.2.1'));
    const limited = await eventually(async () => {
      const answer = await list(busy.bearer);
      return answer.status === 429 ? answer : false;
    });
    expect(limited.json['code']).toBe('rate_limited');
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(Number(limited.headers.get('retry-after'))).toBeLessThanOrEqual(10);
    expect((await list(calm.bearer)).status).toBe(200);
    expect((await list(busy.bearer, '/v1/webhook-endpoints')).status).toBe(200);
  });

  test('an address is counted before anything is read, and only our own proxy may say which it is', async () => {
    const strangers = await Promise.all(Array.from({ length: 70 }, async (_, index) => send(edge.url, 'GET', '/v1/nothing', { headers: from(`203.0.113.${index}, 198.51.100.7`) })));
    // The left-most address is what the client made up; the right-most is what our proxy saw.
    expect(strangers.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
    expect((await send(edge.url, 'GET', '/v1/nothing', { headers: from('198.51.100.8') })).status).toBe(404);
  });

  test('PayPro in its own shape: 429 and 5000, since the order may live', async () => {
    const merchant = edge.peers.merchants.add();
    const limited = await eventually(async () => {
      const answer = await callPaypro(edge.url, '/v1/payproPK/queryPayInResult', merchant, { tradeNo: 'x', timestamp: '1730431256223' });
      return answer.status === 429 ? answer : false;
    });
    expect(limited.json).toMatchObject({ code: '5000', data: null });
  });
});

describe('counters of several replicas', () => {
  test('know of each other within moments, and each counts alone while MongoDB is away', async () => {
    const runtime = testRuntime('rates');
    const database = edgeDatabase();
    const connection = await connectMongo(runtime, database);
    const model = rateModel(connection);
    await ensureIndexes(model);
    // A clock that stands still: no window ends in the middle of the test.
    const clock = { now: () => new Date('2026-01-01T00:00:05Z') };
    const [here, there] = [createRateCounters(runtime, model, clock, { ip: 100, key: 20 }), createRateCounters(runtime, model, clock, { ip: 100, key: 20 })];
    const subject = randomUUID();
    for (let count = 0; count < 15; count += 1) expect(here.take('key', subject)).toBeNull();
    for (let count = 0; count < 4; count += 1) expect(there.take('key', subject)).toBeNull();
    await eventually(() => there.take('key', subject) !== null, { deadlineMs: 15_000, intervalMs: 700 });
    await runtime.stop();
    const alone = randomUUID();
    for (let count = 0; count < 20; count += 1) expect(here.take('key', alone)).toBeNull();
    expect(here.take('key', alone)).toBe(5);
    await dropEdgeDatabase(database);
  });
});

describe('a changed merchant', () => {
  test('is looked up again at once, so that a revoked key stops working', async () => {
    const edge = await startEdge();
    const runtime = testRuntime('merchants');
    try {
      const merchant = edge.peers.merchants.add();
      const call = (): ReturnType<typeof callSigned> => callSigned(edge.url, { method: 'GET', target: '/v1/payments', keyId: merchant.keyId, key: merchant.key });
      expect((await call()).status).toBe(200);
      edge.peers.merchants.revoke(merchant.keyId);
      expect((await call()).status).toBe(200);
      const kafka = await createKafka(runtime, { brokers: testEngines().kafka, topicPrefix: edge.topicPrefix });
      const producer = await kafka.producer();
      const time = new Date().toISOString();
      const payload = { merchantId: merchant.id, seq: '2', name: 'Shop', status: 'MERCHANT_STATUS_ACTIVE' as const, settings: {}, dialects: [], occurredAt: time };
      await eventually(async () => producer.publish([{ topic: topics.merchants, type: 'merchant.changed', id: randomUUID(), key: merchant.id, time, seq: '2', payload }]).then(() => true), { deadlineMs: 20_000 });
      await eventually(async () => (await call()).status === 401, { deadlineMs: 20_000, intervalMs: 100 });
    } finally {
      await runtime.stop();
      await edge.stop();
    }
  });
});
