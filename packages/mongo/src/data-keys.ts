import { randomBytes } from 'node:crypto';
import type { Connection } from 'mongoose';
import { AdaigiError } from '@adaigi/errors';
import { isDuplicateKey } from './errors.ts';
import { KEY_BYTES, seal, unseal } from './seal.ts';

/** The key of one scope, unwrapped. Lives in memory only. */
export interface DataKey {
  /** Goes into every text sealed with it, so that a key made after shredding is told from the one before. */
  readonly id: string;
  readonly key: Buffer;
}

/** The wrapped keys of all scopes: collection `data_keys`. */
export interface DataKeys {
  /** @returns null when the scope has none: it never had, or was shredded. */
  find(scope: string): Promise<DataKey | null>;
  /** A key to seal with: only ever one that a majority has. */
  findOrCreate(scope: string): Promise<DataKey>;
  shred(scope: string): Promise<void>;
}

interface StoredKey {
  _id: string;
  keyId: string;
  wrapped: string;
  createdAt: Date;
}

/** How long a replica may go on with a key that another one shredded. */
const CACHE_MS = 60_000;
const CACHE_SIZE = 1_000;

export function createDataKeys(connection: Connection, wrapping: Buffer): DataKeys {
  const collection = connection.collection<StoredKey>('data_keys');
  const cache = new Map<string, { key: DataKey; until: number }>();

  function remember(scope: string, key: DataKey): DataKey {
    const oldest = cache.keys().next();
    if (cache.size >= CACHE_SIZE && oldest.done !== true) cache.delete(oldest.value);
    cache.set(scope, { key, until: Date.now() + CACHE_MS });
    return key;
  }

  function unwrap(stored: StoredKey): DataKey {
    const key = unseal(wrapping, wrappingAad(stored._id, stored.keyId), stored.wrapped);
    // Not a matter of this request: the master key is another one than the data was written with.
    if (key === null) throw new Error('data key cannot be unwrapped: wrong master key or damaged data');
    return { id: stored.keyId, key };
  }

  /** A key that nothing can take back: what is sealed with one that a crash of the database undoes never opens again. */
  async function settled(scope: string): Promise<DataKey | null> {
    const cached = cache.get(scope);
    if (cached !== undefined && cached.until > Date.now()) return cached.key;
    const stored = await collection.findOne({ _id: scope }, { readConcern: 'majority' });
    if (stored !== null) return remember(scope, unwrap(stored));
    cache.delete(scope);
    return null;
  }

  async function find(scope: string): Promise<DataKey | null> {
    const key = await settled(scope);
    if (key !== null) return key;
    // A primary that was just elected may not know yet what a majority has. To open with, any key will do that fits; nobody is to seal with it.
    const stored = await collection.findOne({ _id: scope });
    return stored === null ? null : unwrap(stored);
  }

  async function create(scope: string): Promise<DataKey> {
    const keyId = randomBytes(6).toString('hex');
    const wrapped = seal(wrapping, wrappingAad(scope, keyId), randomBytes(KEY_BYTES));
    try {
      // Where another replica was first this changes nothing, and yet waits until a majority has that one's key, which is the one.
      await collection.updateOne({ _id: scope }, { $setOnInsert: { keyId, wrapped, createdAt: new Date() } }, { upsert: true });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    const key = await settled(scope);
    // Another replica's is not settled yet, or was shredded in between.
    if (key === null) throw new AdaigiError('unavailable', 'the data key is not settled yet', { retryAfterS: 1 });
    return key;
  }

  return {
    find,
    findOrCreate: async (scope) => (await settled(scope)) ?? create(scope),
    async shred(scope) {
      await collection.deleteOne({ _id: scope });
      cache.delete(scope);
    },
  };
}

function wrappingAad(scope: string, keyId: string): string {
  return JSON.stringify(['data_keys', scope, keyId]);
}
