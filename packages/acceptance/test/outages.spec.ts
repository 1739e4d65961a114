import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EngineError, eventually, killableEngine, startEngines, type Engines, type KillableEngine } from '@adaigi/testing';
import { debitsByMobile, setSimulator, startCrew, type Crew } from './support/crew.ts';
import { eventSequences, gaps } from './support/event-sequences.ts';
import { freshMobile, nativeClient, type NativeAnswer, type NativeClient, type PaymentView, type ProblemView } from './support/native-client.ts';

const FINAL = ['succeeded', 'failed', 'cancelled', 'expired'];
const dir = await mkdtemp(join(tmpdir(), 'adaigi-outages-'));
const engines = await ownEngines();

/** Engines that nobody else uses, since they are killed here. Answers why there are none where this machine lacks what they need. */
async function ownEngines(): Promise<Engines | string> {
  try {
    return await startEngines({ dir, env: { ...process.env, ADAIGI_KAFKA: undefined, ADAIGI_MONGODB: undefined, ADAIGI_ENGINES: 'local' } });
  } catch (error) {
    // Only what is missing is a reason to skip; engines that are there and do not start are a failure.
    if (error instanceof EngineError && !error.message.includes('did not start')) return error.message;
    throw error;
  }
}

afterAll(async () => {
  if (typeof engines !== 'string') await engines.stop();
  await rm(dir, { recursive: true, force: true });
}, 60_000);

(typeof engines === 'string' ? describe.skip : describe)(`an engine is killed (needs local engines${typeof engines === 'string' ? `, and: ${engines}` : ''})`, () => {
  let crew: Crew;
  let native: NativeClient;
  let kafka: KillableEngine;
  let mongodb: KillableEngine;
  let pids: Record<string, number>;

  beforeAll(async () => {
    if (typeof engines === 'string') return;
    [kafka, mongodb] = await Promise.all([killableEngine(dir, 'kafka'), killableEngine(dir, 'mongodb')]);
    crew = await startCrew({ engines });
    native = nativeClient(crew.platform.run.edge.http, crew.merchant.native.bearer);
    pids = pidsOf(crew);
  }, 180_000);

  afterAll(async () => {
    // Engines first would leave the services nothing to say goodbye to; `stop` of the platform still needs them to drop its data.
    await crew?.close();
    await Promise.all([kafka?.close(), mongodb?.close()]);
  }, 90_000);

  test(
    'Kafka: payments are still accepted and go on to their end; when it is back every event is there without a gap, and every end is called back',
    async () => {
      await setSimulator(crew.platform.run.simulator.control, '/settings', { latencyMs: [500, 1_500] });
      const before = await sendOrders(crew, 'before', 5);
      await kafka.kill();
      const after = await sendOrders(crew, 'after', 10);
      const orders = [...before, ...after];
      await eventually(
        async () => {
          expect(await statuses(crew, orders)).toEqual(orders.map(() => '0000'));
          return true;
        },
        { deadlineMs: 60_000, intervalMs: 300 },
      );
      // The notifier hears of ends by Kafka alone, so callbacks follow when it is back.
      expect(crew.inbox.received.filter(({ path }) => after.some(({ tradeNo }) => path === `/${tradeNo}`))).toEqual([]);

      await kafka.start();
      for (const { tradeNo } of orders) {
        const callback = await crew.inbox.waitFor(({ path }) => path === `/${tradeNo}`, { deadlineMs: 90_000 });
        expect(crew.client.verifies(callback.body)).toBe(true);
        expect(JSON.parse(callback.body)).toMatchObject({ tradeNo, status: '0000', amount: '1000' });
      }
      const ids = await Promise.all(orders.map(async ({ tradeNo }) => `pay_${(await crew.client.query(tradeNo)).data?.platFormTradeNo}`));
      const sequences = await eventSequences(crew);
      expect(gaps(sequences)).toEqual([]);
      const endOf = (topic: string, id: string): string | undefined => sequences.find((each) => each.topic === topic && each.paymentId === id)?.types.at(-1);
      expect(ids.map((id) => endOf('payments', id))).toEqual(ids.map(() => 'payment.succeeded'));
      expect(ids.map((id) => endOf('attempts', id))).toEqual(ids.map(() => 'attempt.succeeded'));
      await expectDebits(crew, orders.map(({ mobile }) => ({ mobile, state: 'succeeded' })));
    },
    200_000,
  );

  test(
    'MongoDB: 503 with Retry-After while it is away; the same key afterwards yields one payment and one debit',
    async () => {
      const { client, platform } = crew;
      await setSimulator(platform.run.simulator.control, '/settings', { latencyMs: [0, 800] });
      const payments = Array.from({ length: 30 }, () => ({ key: randomUUID(), mobile: freshMobile() }));
      const reference = `outage-${randomUUID()}`;
      const send = ({ key, mobile }: (typeof payments)[number]): Promise<NativeAnswer<PaymentView>> =>
        native.pay({ amount: 70_000, payer: { mobile }, reference }, { 'idempotency-key': key });

      // Some before the kill, some in the middle of it, some after it.
      const early = payments.slice(0, 20).map(send);
      await Promise.race(early);
      await mongodb.kill();
      const first = await Promise.all([...early, ...payments.slice(20).map(send)]);
      const late: NativeAnswer<unknown>[] = first.slice(20);
      for (const { status, headers, body } of late) {
        expect([status, (body as ProblemView).code]).toEqual([503, 'unavailable']);
        expect(headers.get('content-type')).toBe('application/problem+json');
        expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      }
      expect(first.map(({ status }) => status).filter((status) => ![201, 503, 504].includes(status))).toEqual([]);

      const order = { tradeNo: `away${randomUUID()}`, mobile: freshMobile(), paymentType: 'jazzcash', notifyUrl: `${crew.inbox.url}/away`, timestamp: String(Date.now()) };
      const refused = await client.order(order);
      // 5000 alone keeps the order open at the merchant: 8000 would make it a failed one.
      expect(refused).toMatchObject({ httpStatus: 503, code: '5000', success: false, data: null });
      expect(Number(refused.retryAfter)).toBeGreaterThan(0);
      expect(await client.query(order.tradeNo)).toMatchObject({ httpStatus: 503, code: '5000', data: null });

      await mongodb.start();
      const again = await eventually(async () => {
        const answers = await Promise.all(payments.map(send));
        return answers.every(({ status }) => status === 200 || status === 201) && answers;
      }, { deadlineMs: 60_000, intervalMs: 500 });
      // What was promised before is what is there now.
      for (const [index, { status, body }] of first.entries()) if (status === 201) expect(again[index]?.body.id).toBe(body.id);
      expect(new Set(again.map(({ body }) => body.id)).size).toBe(payments.length);
      expect(await client.order(order)).toMatchObject({ httpStatus: 200, code: '0000' });
      expect(await client.order({ ...order, timestamp: String(Date.now()) })).toMatchObject({ httpStatus: 200, code: '0000' });

      const ends = await eventually(async () => {
        const states = await Promise.all(again.map(async ({ body }) => (await native.get(body.id)).state));
        expect(states.filter((state) => !FINAL.includes(state))).toEqual([]);
        return states;
      }, { deadlineMs: 90_000, intervalMs: 500 });
      const listed = await native.call<{ data: PaymentView[] }>({ method: 'GET', path: `/v1/payments?reference=${reference}&limit=100` });
      expect(listed.body.data.map(({ id }) => id).sort()).toEqual(again.map(({ body }) => body.id).sort());
      await crew.inbox.waitFor(({ path }) => path === '/away', { deadlineMs: 60_000 });
      const called = await client.query(order.tradeNo);
      expect(called.data?.status).toBe('0000');
      await expectDebits(crew, [...payments.map(({ mobile }, index) => ({ mobile, state: ends[index] ?? '' })), { mobile: order.mobile, state: 'succeeded' }]);
      // What arrived after the engine was back had no fault in its way.
      expect(ends.slice(20)).toEqual(ends.slice(20).map(() => 'succeeded'));
      expect(gaps(await eventSequences(crew))).toEqual([]);
    },
    240_000,
  );

  test('everything came back by itself: the processes are the first ones, and all are ready', async () => {
    expect(pidsOf(crew)).toEqual(pids);
    await eventually(async () => {
      const ready = await Promise.all(Object.values(crew.platform.run.services).map(async ({ health }) => (await fetch(health.replace(/healthz$/, 'readyz'))).status));
      expect(ready).toEqual(ready.map(() => 200));
      return true;
    }, { deadlineMs: 30_000, intervalMs: 200 });
  }, 40_000);
});

interface Order {
  readonly tradeNo: string;
  readonly mobile: string;
}

/** Orders of so many payers; all are accepted at once. */
async function sendOrders({ client, inbox }: Crew, name: string, count: number): Promise<Order[]> {
  const orders = Array.from({ length: count }, (_, index) => ({ tradeNo: `${name}${index}${randomUUID()}`, mobile: freshMobile() }));
  const answers = await Promise.all(
    orders.map(({ tradeNo, mobile }, index) =>
      client.order({ tradeNo, mobile, paymentType: index % 2 === 0 ? 'jazzcash' : 'easypaisa', notifyUrl: `${inbox.url}/${tradeNo}` }),
    ),
  );
  expect(answers.map(({ code }) => code)).toEqual(orders.map(() => '0000'));
  return orders;
}

function statuses({ client }: Crew, orders: readonly Order[]): Promise<(string | undefined)[]> {
  return Promise.all(orders.map(async ({ tradeNo }) => (await client.query(tradeNo)).data?.status));
}

/** Compares with what the provider really debited: once for a payment that succeeded, never for one that did not. */
async function expectDebits({ platform }: Crew, payers: readonly { mobile: string; state: string }[]): Promise<void> {
  const debits = await debitsByMobile(platform.run.simulator.control);
  const counted = payers.map(({ mobile, state }) => ({ mobile, state, debits: debits.get(mobile)?.length ?? 0 }));
  expect(counted).toEqual(payers.map(({ mobile, state }) => ({ mobile, state, debits: state === 'succeeded' ? 1 : 0 })));
}

function pidsOf({ platform }: Crew): Record<string, number> {
  return Object.fromEntries(Object.entries(platform.run.services).map(([name, { pid }]) => [name, pid]));
}
