import { createHash } from 'node:crypto';
import { Schema, type Connection, type Model } from 'mongoose';
import type { Caller, SavedIds } from '../ports.ts';

export interface SavedIdDocument {
  /** Digest of merchant, world and user. */
  readonly _id: string;
  readonly customTransactionId: string;
  readonly expiresAt: Date;
}

/** A user who has not paid in a month has forgotten about it. */
const KEPT_MS = 30 * 24 * 3_600_000;

const schema = new Schema<SavedIdDocument>(
  { _id: { type: String, required: true }, customTransactionId: { type: String, required: true }, expiresAt: { type: Date, required: true } },
  { versionKey: false, collection: 'saved_ids' },
);
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export function savedIdModel(connection: Connection): Model<SavedIdDocument> {
  return connection.model<SavedIdDocument>('SavedId', schema);
}

/** What is bound to whom, in a store that every replica shares. */
export function createSavedIds(model: Model<SavedIdDocument>, clock: { now(): Date }): SavedIds {
  return {
    async save(caller, label, customTransactionId) {
      const expiresAt = new Date(clock.now().getTime() + KEPT_MS);
      await model.updateOne({ _id: idOf(caller, label) }, { $set: { customTransactionId, expiresAt } }, { upsert: true });
    },
    async find(caller, label) {
      const saved = await model.findById(idOf(caller, label)).lean<SavedIdDocument | null>();
      return saved === null || saved.expiresAt <= clock.now() ? null : saved.customTransactionId;
    },
  };
}

function idOf({ merchantId, mode }: Caller, label: string): string {
  return createHash('sha256').update(JSON.stringify([merchantId, mode, label])).digest('base64url');
}
