import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Schema } from 'mongoose';
import { testConnection } from '../test/connection.ts';
import { checkIndexes, duplicateIndex, ensureIndexes, isDuplicateKey } from './index.ts';

interface Thing {
  readonly _id: string;
  readonly code: string;
}

describe('indexes', () => {
  let db: Awaited<ReturnType<typeof testConnection>>;
  beforeAll(async () => {
    db = await testConnection('indexes');
  });
  afterAll(() => db.close());

  const schema = (): Schema<Thing> => {
    const things = new Schema<Thing>({ _id: { type: String, required: true }, code: String });
    things.index({ code: 1 }, { unique: true, name: 'thing_code' });
    return things;
  };

  test('drift is reported in both directions, and ensuring ends what is missing without dropping anything', async () => {
    const model = db.connection.model<Thing>('Thing', schema());
    await model.createCollection();
    await model.collection.createIndex({ old: 1 }, { name: 'old_1' });
    expect(await checkIndexes(model)).toEqual([{ collection: 'things', missing: ['{"code":1}'], surplus: ['old_1'] }]);
    await ensureIndexes(model);
    await ensureIndexes(model);
    expect(await checkIndexes(model)).toEqual([{ collection: 'things', missing: [], surplus: ['old_1'] }]);
    await model.collection.dropIndex('old_1');
    expect(await checkIndexes(model)).toEqual([]);
  });

  test('a refused duplicate names its index and is no other error', async () => {
    const model = db.connection.model<Thing>('Twin', schema());
    await ensureIndexes(model);
    await model.create({ _id: 'a', code: 'x' });
    const error: unknown = await model.create({ _id: 'b', code: 'x' }).catch((thrown: unknown) => thrown);
    expect(isDuplicateKey(error)).toBe(true);
    expect(duplicateIndex(error)).toBe('thing_code');
    const sameId: unknown = await model.create({ _id: 'a', code: 'y' }).catch((thrown: unknown) => thrown);
    expect(duplicateIndex(sameId)).toBe('_id_');
    expect(isDuplicateKey(new Error('E11000 index: thing_code'))).toBe(false);
    expect(duplicateIndex(new Error('something'))).toBeNull();
  });

  test('several processes may ensure the same indexes at the same time', async () => {
    const model = db.connection.model<Thing>('Racer', schema());
    await Promise.all(Array.from({ length: 8 }, () => ensureIndexes(model)));
    expect(await checkIndexes(model)).toEqual([]);
  });
});
