import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Schema, type Model } from 'mongoose';
import { testConnection } from '../test/connection.ts';
import { addOutbox, updateGuarded, type StoredOutboxEntry } from './index.ts';

interface Counter {
  readonly _id: string;
  readonly version: number;
  readonly value: number;
  readonly outbox: readonly StoredOutboxEntry[];
}

const entry = (eventId: string): StoredOutboxEntry => ({
  eventId, topicName: 't', type: 'x.y', key: 'c1', seq: '1', time: '2026-11-20T00:00:00.000Z', payloadJson: '{}', at: new Date(0),
});

describe('a guarded update', () => {
  let db: Awaited<ReturnType<typeof testConnection>>;
  let counters: Model<Counter>;

  beforeAll(async () => {
    db = await testConnection('guarded');
    const schema = new Schema<Counter>({ _id: { type: String, required: true }, version: Number, value: Number });
    addOutbox(schema);
    counters = db.connection.model<Counter>('Counter', schema);
  });
  afterAll(() => db.close());

  test('changes the state, counts the version and adds the event in one step', async () => {
    await counters.create({ _id: 'c1', version: 1, value: 10 });
    const after = await updateGuarded(counters, { _id: 'c1', version: 1 }, { $set: { value: 11 }, $push: { outbox: entry('e1') } });
    expect(after).toMatchObject({ version: 2, value: 11, outbox: [{ eventId: 'e1' }] });
  });

  test('changes nothing when the version is another or the document is missing', async () => {
    await counters.create({ _id: 'c2', version: 5, value: 1 });
    expect(await updateGuarded(counters, { _id: 'c2', version: 4 }, { $set: { value: 2 }, $push: { outbox: entry('e2') } })).toBeNull();
    expect(await updateGuarded(counters, { _id: 'nobody', version: 1 }, { $set: { value: 2 } })).toBeNull();
    expect(await counters.findById('c2').lean()).toMatchObject({ version: 5, value: 1, outbox: [] });
  });

  test('of twenty writers who read the same version exactly one wins', async () => {
    await counters.create({ _id: 'c3', version: 1, value: 0 });
    const results = await Promise.all(Array.from({ length: 20 }, (_, value) => updateGuarded(counters, { _id: 'c3', version: 1 }, { $set: { value } })));
    expect(results.filter((result) => result !== null)).toHaveLength(1);
    expect(await counters.findById('c3').lean()).toMatchObject({ version: 2 });
  });

  test('keeps the increments of the change beside its own', async () => {
    await counters.create({ _id: 'c4', version: 1, value: 3 });
    expect(await updateGuarded(counters, { _id: 'c4', version: 1 }, { $inc: { value: 4 } })).toMatchObject({ version: 2, value: 7 });
  });
});
