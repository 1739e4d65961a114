import { createHash } from 'node:crypto';
import { isDuplicateKey } from '@adaigi/mongo';
import { Schema, type Connection, type Model } from 'mongoose';
import type { Caller, TransactionKind, TransactionKinds } from '../ports.ts';

export interface TransactionKindDocument {
  /** Digest of merchant, world and the merchant's number. */
  readonly _id: string;
  readonly kind: TransactionKind;
}

/** Kept for good, as what the numbers stand for is. */
const schema = new Schema<TransactionKindDocument>({ _id: { type: String, required: true }, kind: { type: String, required: true } }, { versionKey: false, collection: 'transaction_kinds' });

export function transactionKindModel(connection: Connection): Model<TransactionKindDocument> {
  return connection.model<TransactionKindDocument>('TransactionKind', schema);
}

/** How merchants' transactions are paid, in a store that every replica shares. */
export function createTransactionKinds(model: Model<TransactionKindDocument>): TransactionKinds {
  // One write whether it is bound already or not: its answer waits for a majority, so that no failover takes a binding back that somebody went on with.
  const bound = (_id: string, kind: TransactionKind): Promise<TransactionKindDocument | null> =>
    model.findOneAndUpdate({ _id }, { $setOnInsert: { kind } }, { upsert: true, returnDocument: 'after' }).lean<TransactionKindDocument | null>();
  return {
    async bind(caller, customTransactionId, kind) {
      const _id = idOf(caller, customTransactionId);
      try {
        return (await bound(_id, kind))?.kind === kind;
      } catch (error) {
        // Of two that bind it first at once, the slower may be told that it exists.
        if (!isDuplicateKey(error)) throw error;
        return (await bound(_id, kind))?.kind === kind;
      }
    },
    async kindOf(caller, customTransactionId) {
      return (await model.findById(idOf(caller, customTransactionId)).lean<TransactionKindDocument | null>())?.kind ?? null;
    },
  };
}

function idOf({ merchantId, mode }: Caller, customTransactionId: string): string {
  return createHash('sha256').update(JSON.stringify([merchantId, mode, customTransactionId])).digest('base64url');
}
