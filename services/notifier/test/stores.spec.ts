import { Secret } from '@adaigi/config';
import type { OutboxEntry } from '@adaigi/kafka';
import { checkIndexes, connectMongo, createFieldCipher, createOutboxStore, databaseName, ensureIndexes } from '@adaigi/mongo';
import { testRuntime } from '@adaigi/runtime';
import type { TestRuntime } from '@adaigi/runtime';
import { eventually, testEngines, uniqueName } from '@adaigi/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Connection } from 'mongoose';
import { deliveryModel } from '../src/adapters/delivery-model.ts';
import type { DeliveryModel } from '../src/adapters/delivery-model.ts';
import { createDeliveryStore } from '../src/adapters/delivery-store.ts';
import { endpointModel } from '../src/adapters/endpoint-model.ts';
import type { EndpointModel } from '../src/adapters/endpoint-model.ts';
import { createEndpointStore } from '../src/adapters/endpoint-store.ts';
import type { PlannedDelivery } from '../src/core/delivery.ts';
import type { DeliveryQuery, DeliveryStore, EndpointStore, TryFacts } from '../src/ports.ts';

const LEASE_MS = 400;
const MERCHANT = 'mer_a';
const FACTS: TryFacts = { status: 500, failure: 'status', latencyMs: 12, traceparent: undefined };

let runtime: TestRuntime;
let connection: Connection;
let model: DeliveryModel;
let endpointDocuments: EndpointModel;
let deliveries: DeliveryStore;
let other: DeliveryStore;
let endpoints: EndpointStore;
let relayed: { id: string; entries: readonly OutboxEntry[] }[] = [];

beforeAll(async () => {
  runtime = testRuntime('notifier-stores');
  const dbPrefix = uniqueName('nt').slice(0, 30);
  connection = await connectMongo(runtime, { uri: new Secret(testEngines().mongodb), dbPrefix, service: 'notifier' });
  expect(connection.name).toBe(databaseName(dbPrefix, 'notifier'));
  model = deliveryModel(connection);
  endpointDocuments = endpointModel(connection);
  await ensureIndexes(model, endpointDocuments);
  const relay = (id: string, entries: readonly OutboxEntry[]) => void relayed.push({ id, entries });
  deliveries = createDeliveryStore(model, { leaseMs: LEASE_MS, relay });
  other = createDeliveryStore(model, { leaseMs: LEASE_MS, relay });
  const cipher = await createFieldCipher(connection, new Secret(Buffer.alloc(32, 7).toString('base64')));
  endpoints = createEndpointStore(endpointDocuments, cipher);
});

beforeEach(async () => {
  relayed = [];
  await Promise.all([model.deleteMany({}), endpointDocuments.deleteMany({})]);
});

afterAll(async () => {
  await connection.dropDatabase();
  await runtime.stop();
});

function planned(id: string, merchantId = MERCHANT): PlannedDelivery {
  return {
    id,
    merchantId,
    mode: 'test',
    eventId: `evt.${id}`,
    eventType: 'payment.succeeded',
    paymentId: `pay_${id}`,
    occurredAt: new Date('2026-11-21T10:00:00Z'),
    content: { dialect: 'native', endpointId: 'whe_a', body: '{"$where":"$body","amount":1}' },
  };
}

function only<T>(items: readonly T[]): T {
  const [item, ...others] = items;
  if (item === undefined || others.length > 0) throw new Error(`expected one, got ${items.length}`);
  return item;
}

/** A delivery that the first replica holds. */
async function recordOne(id: string) {
  return only(await deliveries.record([{ delivery: planned(id), held: true }]));
}

describe('deliveries', () => {
  test('the indexes on the server are those of the code', async () => {
    expect(await checkIndexes(model, endpointDocuments)).toEqual([]);
  });

  test('an event recorded twice, also at the same moment on two replicas, makes one delivery held by one of them', async () => {
    const entries = Array.from({ length: 20 }, (_, index) => ({ delivery: planned(`d${index}`), held: true }));
    const rounds = await Promise.all([deliveries.record(entries), other.record(entries), deliveries.record(entries), other.record(entries)]);
    const held = rounds.flat().map((claimed) => claimed.id);
    expect(held.sort()).toEqual(entries.map(({ delivery }) => delivery.id).sort());
    expect(await model.countDocuments()).toBe(20);
    expect(await deliveries.record(entries)).toEqual([]);
  });

  test('what is recorded comes back as it was, and texts that look like expressions stay texts', async () => {
    const claimed = await recordOne('plain');
    expect(claimed).toMatchObject({ ...planned('plain'), tries: 0, failures: 0 });
    await model.updateOne({ _id: 'plain' }, { nextActionAt: new Date(0) });
    expect(await deliveries.claim(['plain'])).toMatchObject([{ ...planned('plain'), createdAt: claimed.createdAt }]);
  });

  test('a held delivery is not due until its lease ends; then anybody may take it, and the old holder can write nothing', async () => {
    const first = await recordOne('leased');
    expect(await other.claim(['leased'])).toEqual([]);
    const second = await eventually(async () => (await other.claim(['leased']))[0]);
    expect(await deliveries.settle(first, FACTS, { kind: 'delivered' })).toBe(false);
    expect(relayed).toEqual([]);
    expect(await other.settle(second, { ...FACTS, status: 200, failure: null }, { kind: 'delivered' })).toBe(true);
    expect(await model.findById('leased').lean()).toMatchObject({ state: 'delivered', tries: 1, lastStatus: 200, lease: null, nextActionAt: null });
  });

  test('of replicas that claim at the same moment, one gets each delivery', async () => {
    const ids = Array.from({ length: 30 }, (_, index) => `c${index}`);
    await deliveries.record(ids.map((id) => ({ delivery: planned(id), held: false })));
    const claims = await Promise.all([deliveries, other, deliveries, other].map((store) => store.claim(ids)));
    expect(claims.flat().map(({ id }) => id).sort()).toEqual(ids.sort());
  });

  test('due ones are found longest wait first, without merchants that have enough', async () => {
    await deliveries.record([
      { delivery: planned('late'), held: false },
      { delivery: planned('held'), held: true },
      { delivery: planned('busy', 'mer_busy'), held: false },
    ]);
    await deliveries.record([{ delivery: planned('later'), held: false }]);
    await model.updateOne({ _id: 'late' }, { nextActionAt: new Date(Date.now() - 60_000) });
    expect((await deliveries.findDue(10, ['mer_busy'])).map(({ id }) => id)).toEqual(['late', 'later']);
    expect(await deliveries.findDue(1, [])).toEqual([{ id: 'late', merchantId: MERCHANT }]);
    expect(await deliveries.nextDueInMs()).toBeLessThan(-50_000);
  });

  test('looking for due ones reads no more than there are, however many wait for later', async () => {
    const later = new Date(Date.now() + 3_600_000);
    await deliveries.record(Array.from({ length: 300 }, (_, index) => ({ delivery: planned(`w${index}`), held: false })));
    await model.updateMany({ _id: { $ne: 'w7' } }, { nextActionAt: later });
    const plan = JSON.stringify(await model.find({ state: 'scheduled', $expr: { $lte: ['$nextActionAt', '$$NOW'] } }).sort({ nextActionAt: 1 }).limit(200).explain('executionStats'));
    expect(plan).toMatch(/"totalKeysExamined":1,/);
  });

  test('a retry waits by the clock of the database, and counts', async () => {
    const claimed = await recordOne('again');
    await deliveries.settle(claimed, FACTS, { kind: 'retry', waitMs: 5_000 });
    const dueInMs = await deliveries.nextDueInMs();
    expect(dueInMs).toBeGreaterThan(4_000);
    expect(dueInMs).toBeLessThanOrEqual(5_000);
    expect(await deliveries.find(MERCHANT, 'test', 'again')).toMatchObject({ state: 'scheduled', tries: 1, lastStatus: 500, lastFailure: 'status', lastLatencyMs: 12 });
  });

  test('a postponed one counts no try and says nothing', async () => {
    const claimed = await recordOne('postponed');
    await deliveries.postpone(claimed, 0);
    expect(await deliveries.claim(['postponed'])).toMatchObject([{ tries: 0, failures: 0 }]);
    expect(relayed).toEqual([]);
  });

  test('every try has its event in the same write, numbered from 1 without gaps, and without the URL; the whole outbox is handed on', async () => {
    const claimed = await recordOne('told');
    await deliveries.settle(claimed, FACTS, { kind: 'retry', waitMs: 0 });
    const again = only(await deliveries.claim(['told']));
    await deliveries.settle(again, { ...FACTS, status: 204, failure: null }, { kind: 'delivered' });
    const outbox = await createOutboxStore(model).unpublished('told');
    expect(outbox.map(({ type, seq, key }) => [type, seq, key])).toEqual([
      ['webhook.failed', '1', 'pay_told'],
      ['webhook.delivered', '2', 'pay_told'],
    ]);
    expect(JSON.parse(outbox[0]?.payloadJson ?? '')).toMatchObject({ deliveryId: 'told', tryNumber: 1, httpStatus: 500, error: 'status', mode: 'MODE_TEST' });
    expect(relayed.map(({ id, entries }) => [id, entries.length])).toEqual([['told', 1], ['told', 2]]);
  });

  test.each(['delivered', 'exhausted', 'cancelled'] as const)('a finished one (%s) can be resent, with its schedule from the start', async (kind) => {
    const claimed = await recordOne('resent');
    await deliveries.settle(claimed, FACTS, { kind });
    expect((await model.findById('resent').lean())?.purgeAt).toBeInstanceOf(Date);
    expect(await deliveries.rescheduleNow(MERCHANT, 'live', 'resent')).toBeNull();
    expect(await deliveries.rescheduleNow('mer_other', 'test', 'resent')).toBeNull();
    expect(await deliveries.rescheduleNow(MERCHANT, 'test', 'resent')).toMatchObject({ state: 'scheduled', tries: 1 });
    expect(await deliveries.claim(['resent'])).toMatchObject([{ tries: 1, failures: 0 }]);
    expect((await model.findById('resent').lean())?.purgeAt).toBeNull();
  });

  test('a cancelled one ends without a try', async () => {
    const claimed = await recordOne('cancelled');
    await deliveries.cancel(claimed);
    expect(await deliveries.find(MERCHANT, 'test', 'cancelled')).toMatchObject({ state: 'cancelled', tries: 0, nextTryAt: null });
  });

  test('acceptance counts for its endpoint only, and only since', async () => {
    const before = new Date(Date.now() - 1_000);
    const claimed = await recordOne('accepted');
    expect(await deliveries.acceptedSince(MERCHANT, 'whe_a', before)).toBe(false);
    await deliveries.settle(claimed, { ...FACTS, status: 200 }, { kind: 'delivered' });
    expect(await deliveries.acceptedSince(MERCHANT, 'whe_a', before)).toBe(true);
    expect(await deliveries.acceptedSince(MERCHANT, 'whe_b', before)).toBe(false);
    expect(await deliveries.acceptedSince(MERCHANT, 'whe_a', new Date(Date.now() + 1_000))).toBe(false);
  });

  test('pages of the log cover everything once, newest first, and only what was asked for', async () => {
    await deliveries.record(Array.from({ length: 7 }, (_, index) => ({ delivery: planned(`p${index}`), held: false })));
    await deliveries.record([{ delivery: planned('foreign', 'mer_b'), held: false }]);
    const query = { merchantId: MERCHANT, mode: 'test' as const, endpointId: null, paymentId: null, limit: 3, before: null };
    const seen: string[] = [];
    for (let before: DeliveryQuery['before'] = null; ; ) {
      const page = await deliveries.list({ ...query, before });
      seen.push(...page.map(({ id }) => id));
      before = page.at(-1) ?? null;
      if (before === null) break;
    }
    expect(seen).toEqual(['p6', 'p5', 'p4', 'p3', 'p2', 'p1', 'p0']);
    expect((await deliveries.list({ ...query, paymentId: 'pay_p3' })).map(({ id }) => id)).toEqual(['p3']);
    expect(await deliveries.list({ ...query, endpointId: 'whe_b' })).toEqual([]);
    expect(await deliveries.list({ ...query, mode: 'live' })).toEqual([]);
  });
});

describe('endpoints', () => {
  const created = { id: 'whe_a', merchantId: MERCHANT, mode: 'test' as const, url: 'https://a.example/', events: ['*'], secret: 'whsec_first' };

  test('are created once per id; a repeat brings back what was first given', async () => {
    expect(await endpoints.create(created)).toMatchObject({ kind: 'created', endpoint: { id: 'whe_a', disabledReason: null } });
    await endpoints.update(MERCHANT, 'test', 'whe_a', { url: 'https://b.example/', events: ['payment.failed'], disabled: true });
    expect(await endpoints.create({ ...created, secret: 'whsec_second' })).toMatchObject({
      kind: 'exists',
      secret: 'whsec_first',
      firstContent: { url: 'https://a.example/', events: ['*'] },
      endpoint: { url: 'https://b.example/', disabledReason: 'merchant' },
    });
  });

  test('keep their secret sealed', async () => {
    await endpoints.create(created);
    expect(JSON.stringify(await endpointDocuments.findById('whe_a').lean())).not.toContain('whsec');
    expect(await endpoints.open(MERCHANT, 'whe_a')).toMatchObject({ secret: 'whsec_first', pausedForMs: 0 });
  });

  test('that are removed are gone with their secret, and their id stays taken', async () => {
    await endpoints.create(created);
    expect(await endpoints.remove(MERCHANT, 'test', 'whe_a')).toBe(true);
    expect(await endpoints.remove(MERCHANT, 'test', 'whe_a')).toBe(false);
    expect(await endpoints.open(MERCHANT, 'whe_a')).toBeNull();
    expect(await endpoints.list(MERCHANT, 'test')).toEqual([]);
    expect((await endpointDocuments.findById('whe_a').lean())?.secret).toBeNull();
    expect(await endpoints.create(created)).toEqual({ kind: 'deleted' });
  });

  test('of another merchant or mode cannot be seen or touched', async () => {
    await endpoints.create(created);
    for (const [merchantId, mode] of [['mer_b', 'test'], [MERCHANT, 'live']] as const) {
      expect(await endpoints.find(merchantId, mode, 'whe_a')).toBeNull();
      expect(await endpoints.update(merchantId, mode, 'whe_a', { disabled: true })).toBeNull();
      expect(await endpoints.remove(merchantId, mode, 'whe_a')).toBe(false);
      expect(await endpoints.list(merchantId, mode)).toEqual([]);
    }
    expect(await endpoints.open('mer_b', 'whe_a')).toBeNull();
  });

  test('that are switched off say why; the first reason stays until the merchant switches them on', async () => {
    await endpoints.create(created);
    await endpoints.disable(MERCHANT, 'whe_a', 'gone');
    await endpoints.disable(MERCHANT, 'whe_a', 'exhausted');
    expect(await endpoints.find(MERCHANT, 'test', 'whe_a')).toMatchObject({ disabledReason: 'gone' });
    expect(await endpoints.update(MERCHANT, 'test', 'whe_a', { disabled: false })).toMatchObject({ disabledReason: null });
  });

  test('pause for the longest time that they asked for', async () => {
    await endpoints.create(created);
    await endpoints.pause(MERCHANT, 'whe_a', 60_000);
    await endpoints.pause(MERCHANT, 'whe_a', 1_000);
    const pausedForMs = (await endpoints.open(MERCHANT, 'whe_a'))?.pausedForMs;
    expect(pausedForMs).toBeGreaterThan(50_000);
    expect(pausedForMs).toBeLessThanOrEqual(60_000);
  });
});
