import { createHash } from 'node:crypto';
import { isDuplicateKey } from '@adaigi/mongo';
import { Schema, type Connection, type Model } from 'mongoose';
import type { Nonces } from '../ports.ts';

export interface NonceDocument {
  /** Digest of key id and nonce: the unique index that makes a replay fail on every replica. */
  readonly _id: string;
  readonly expiresAt: Date;
}

const schema = new Schema<NonceDocument>(
  { _id: { type: String, required: true }, expiresAt: { type: Date, required: true } },
  { versionKey: false, collection: 'nonces' },
);
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export function nonceModel(connection: Connection): Model<NonceDocument> {
  return connection.model<NonceDocument>('Nonce', schema);
}

/**
 * Nonces in a shared store, written with majority. A signature whose `created` lies a window in the future is good for two windows, so a
 * nonce is kept for three.
 */
export function createNonceStore(model: Model<NonceDocument>, clock: { now(): Date }, windowS: number): Nonces {
  return {
    async remember(keyId, nonce) {
      const _id = createHash('sha256').update(`${keyId.length}:${keyId}${nonce}`).digest('base64url');
      const expiresAt = new Date(clock.now().getTime() + 3 * windowS * 1000);
      try {
        await model.collection.insertOne({ _id: _id as never, expiresAt });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
  };
}
