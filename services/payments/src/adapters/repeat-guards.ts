import { isDuplicateKey } from '@adaigi/mongo';
import { Schema, type Connection, type Model } from 'mongoose';
import type { Clock, RepeatGuards } from '../ports.ts';

export interface GuardDocument {
  readonly _id: string;
  readonly paymentId: string;
  readonly since: Date;
  readonly until: Date;
}

const schema = new Schema<GuardDocument>(
  {
    _id: { type: String, required: true },
    paymentId: { type: String, required: true },
    since: { type: Date, required: true },
    until: { type: Date, required: true },
  },
  { versionKey: false, collection: 'repeat_guards' },
);
schema.index({ until: 1 }, { expireAfterSeconds: 3600 });

export function guardModel(connection: Connection): Model<GuardDocument> {
  return connection.model<GuardDocument>('RepeatGuard', schema);
}

/** One document per merchant and guarded content; its `_id` is the guard. */
export function createRepeatGuards(model: Model<GuardDocument>, clock: Clock): RepeatGuards {
  const guarded = (paymentId: string, windowS: number): object => ({
    paymentId,
    since: '$$NOW',
    until: { $dateAdd: { startDate: '$$NOW', unit: 'second', amount: windowS } },
  });
  const idOf = (merchantId: string, key: string): never => `${merchantId}:${key}` as never;
  return {
    async claim(merchantId, key, paymentId, windowS) {
      try {
        await model.collection.updateOne(
          { _id: idOf(merchantId, key), until: { $lt: clock.now() } },
          [{ $set: guarded(paymentId, windowS) }],
          { upsert: true },
        );
        return { paymentId, heldMs: 0 };
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
      const holder = await model.findById(idOf(merchantId, key)).lean<GuardDocument | null>();
      // Gone since: its window has just ended, and the next claim gets it.
      if (holder === null) return { paymentId: '', heldMs: 0 };
      return { paymentId: holder.paymentId, heldMs: clock.now().getTime() - holder.since.getTime() };
    },
    async takeOver(merchantId, key, from, paymentId, windowS) {
      const result = await model.collection.updateOne({ _id: idOf(merchantId, key), paymentId: from }, [{ $set: guarded(paymentId, windowS) }]);
      return result.matchedCount === 1;
    },
  };
}
