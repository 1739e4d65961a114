import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '@adaigi/testing';
import { Schema, type Model } from 'mongoose';
import { testConnection } from '../test/connection.ts';
import { addOutbox, createOutboxStore, ensureIndexes, type AggregateOutbox, type StoredOutboxEntry } from './index.ts';

interface Order {
  readonly _id: string;
  readonly outbox: readonly StoredOutboxEntry[];
}

const entry = (eventId: string, at: Date): StoredOutboxEntry => ({
  eventId, topicName: 'adaigi.orders.v1', type: 'order.made', key: 'o', seq: eventId, time: at.toISOString(), payloadJson: '{"a":1}', traceparent: null, at,
});
const ago = (ms: number): Date => new Date(Date.now() - ms);

describe('the outbox of aggregates', () => {
  let db: Awaited<ReturnType<typeof testConnection>>;
  let orders: Model<Order>;
  let store: AggregateOutbox;
  beforeAll(async () => {
    db = await testConnection('outbox');
    const schema = new Schema<Order>({ _id: { type: String, required: true } });
    addOutbox(schema);
    orders = db.connection.model<Order>('Order', schema);
    await ensureIndexes(orders);
    store = createOutboxStore(orders);
  });
  afterAll(() => db.close());

  test('gives the unpublished entries in the order of writing, and forgets the published ones only', async () => {
    await orders.create({ _id: 'o1', outbox: [entry('1', ago(10)), entry('2', ago(9)), entry('3', ago(8))] });
    expect((await store.unpublished('o1')).map(({ eventId }) => eventId)).toEqual(['1', '2', '3']);
    await store.markPublished('o1', ['1', '2']);
    // A removal waits for no majority, a look does.
    await eventually(async () => expect((await store.unpublished('o1')).map(({ eventId }) => eventId)).toEqual(['3']) ?? true);
    expect(await store.unpublished('nobody')).toEqual([]);
    await store.markPublished('o1', ['3']);
  });

  test('gives nothing that a failover may still take back: the next event would bear the same id, and be dropped for one that never was', async () => {
    // What is read without a majority comes from a database whose writes get lost.
    const lost = await testConnection('outbox-lost');
    try {
      const [real, gone] = [db.connection.collection('orders'), lost.connection.collection('orders')];
      await gone.insertOne({ _id: 'o2' as never, outbox: [entry('phantom', ago(10))] });
      const findOne = (filter: object, options?: { readConcern?: unknown }) => (options?.readConcern === 'majority' ? real : gone).findOne(filter, options as object);
      const collection = new Proxy(real, { get: (target, name) => (name === 'findOne' ? findOne : Reflect.get(target, name)) });
      const unsafe = new Proxy(db.connection, { get: (target, name) => (name === 'collection' ? () => collection : Reflect.get(target, name)) });
      expect(await createOutboxStore({ db: unsafe, collection: { name: 'orders' } }).unpublished('o2')).toEqual([]);
    } finally {
      await lost.close();
    }
  });

  test('finds stale aggregates oldest first, and the age of the oldest entry', async () => {
    expect(await store.oldestAgeMs()).toBe(0);
    await orders.create([{ _id: 'young', outbox: [entry('1', ago(0))] }, { _id: 'old', outbox: [entry('1', ago(9_000))] }, { _id: 'older', outbox: [entry('1', ago(60_000)), entry('2', ago(0))] }, { _id: 'done', outbox: [] }]);
    expect(await store.stale(2_000, 10)).toEqual(['older', 'old']);
    expect(await store.stale(2_000, 1)).toEqual(['older']);
    expect(await store.oldestAgeMs()).toBeGreaterThanOrEqual(60_000);
    expect(await store.oldestAgeMs()).toBeLessThan(65_000);
  });

  test('the sweep reads an index that holds only aggregates with entries', async () => {
    const plan: unknown = await db.connection.collection('orders').find({ 'outbox.at': { $lt: new Date() } }).sort({ 'outbox.at': 1 }).explain('executionStats');
    expect(JSON.stringify(plan)).toContain('outbox_at');
    expect(JSON.stringify(plan)).not.toContain('COLLSCAN');
    const oldest: unknown = await db.connection.collection('orders').find({ 'outbox.at': { $gt: new Date(0) } }).sort({ 'outbox.at': 1 }).limit(1).explain('executionStats');
    expect(JSON.stringify(oldest)).not.toContain('COLLSCAN');
  });

  test('removals that come together are all carried out', async () => {
    const ids = Array.from({ length: 50 }, (_, index) => `bulk${index}`);
    await orders.create(ids.map((_id) => ({ _id, outbox: [entry('1', ago(5_000)), entry('2', ago(4_000))] })));
    await Promise.all(ids.flatMap((id) => [store.markPublished(id, ['1']), store.markPublished(id, ['2'])]));
    expect(await orders.countDocuments({ _id: { $in: ids }, 'outbox.0': { $exists: true } })).toBe(0);
  });
});
