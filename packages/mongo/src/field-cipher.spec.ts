import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Secret } from '@adaigi/config';
import { testConnection } from '../test/connection.ts';
import { createFieldCipher, SealedError } from './index.ts';

const place = { collection: 'merchants', id: 'mer_1', field: 'secret' };

describe('the field cipher', () => {
  let db: Awaited<ReturnType<typeof testConnection>>;
  const master = new Secret(randomBytes(32).toString('base64'));
  beforeAll(async () => {
    db = await testConnection('cipher');
  });
  afterAll(() => db.close());

  test('opens what another process sealed, and nothing readable lies in the database', async () => {
    const [one, other] = await Promise.all([createFieldCipher(db.connection, master), createFieldCipher(db.connection, master)]);
    const sealed = await one.seal('mer_1', place, 'top secret اردو');
    expect(sealed).not.toContain('secret');
    expect(await other.open('mer_1', place, sealed)).toBe('top secret اردو');
    const keys = JSON.stringify(await db.connection.collection('data_keys').find().toArray());
    expect(keys).not.toContain(master.reveal());
  });

  test('opens only in its own place and for its own scope', async () => {
    const cipher = await createFieldCipher(db.connection, master);
    const sealed = await cipher.seal('mer_2', place, 'x');
    await cipher.seal('mer_3', place, 'y');
    for (const moved of [{ ...place, id: 'mer_9' }, { ...place, field: 'other' }, { ...place, collection: 'others' }]) {
      await expect(cipher.open('mer_2', moved, sealed)).rejects.toMatchObject({ name: 'SealedError', reason: 'damaged' });
    }
    await expect(cipher.open('mer_3', place, sealed)).rejects.toBeInstanceOf(SealedError);
    await expect(cipher.open('mer_2', place, 'not sealed at all')).rejects.toMatchObject({ reason: 'damaged' });
  });

  test('replicas that meet a scope at the same time agree on one key', async () => {
    const ciphers = await Promise.all(Array.from({ length: 6 }, () => createFieldCipher(db.connection, master)));
    const sealed = await Promise.all(ciphers.map((cipher, index) => cipher.seal('mer_race', place, `text ${index}`)));
    const fresh = await createFieldCipher(db.connection, master);
    expect(await Promise.all(sealed.map((text) => fresh.open('mer_race', place, text)))).toEqual(ciphers.map((_, index) => `text ${index}`));
  });

  test('seals with no key that a crash of the database may still take back', async () => {
    // What is read without a majority comes from a database whose writes get lost.
    const lost = await testConnection('cipher-lost');
    try {
      await (await createFieldCipher(lost.connection, master)).seal('mer_crash', place, 'x');
      const [real, gone] = [db.connection.collection('data_keys'), lost.connection.collection('data_keys')];
      const findOne = (filter: Record<string, unknown>, options?: { readConcern?: unknown }) => (options?.readConcern === 'majority' ? real : gone).findOne(filter, options as object);
      const collection = new Proxy(real, { get: (target, name) => (name === 'findOne' ? findOne : (Reflect.get(target, name) as () => unknown).bind(target)) });
      const unsafe = new Proxy(db.connection, { get: (target, name) => (name === 'collection' ? () => collection : Reflect.get(target, name)) });
      const sealed = await (await createFieldCipher(unsafe, master)).seal('mer_crash', place, 'kept');
      const fresh = await createFieldCipher(db.connection, master);
      expect(await fresh.open('mer_crash', place, sealed)).toBe('kept');
    } finally {
      await lost.close();
    }
  });

  test('after shredding nothing of the scope opens again, not even under a new key', async () => {
    const cipher = await createFieldCipher(db.connection, master);
    const sealed = await cipher.seal('mer_gone', place, 'x');
    await cipher.shred('mer_gone');
    await expect(cipher.open('mer_gone', place, sealed)).rejects.toMatchObject({ reason: 'shredded' });
    const again = await cipher.seal('mer_gone', place, 'new');
    expect(await cipher.open('mer_gone', place, again)).toBe('new');
    await expect(cipher.open('mer_gone', place, sealed)).rejects.toMatchObject({ reason: 'shredded' });
  });

  test('a wrong master key is a loud error, a short one is refused at once', async () => {
    const cipher = await createFieldCipher(db.connection, master);
    const sealed = await cipher.seal('mer_4', place, 'x');
    const wrong = await createFieldCipher(db.connection, new Secret(randomBytes(32).toString('base64')));
    await expect(wrong.open('mer_4', place, sealed)).rejects.toThrow('wrong master key');
    await expect(createFieldCipher(db.connection, new Secret('c2hvcnQ='))).rejects.toThrow('32 bytes');
  });
});
