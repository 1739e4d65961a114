import { isDuplicateKey } from '@adaigi/mongo';
import { Schema, type Connection, type Model } from 'mongoose';
import type { ReceiverSlots } from '../payout-ports.ts';

export interface ReceiverSlotDocument {
  readonly _id: string;
  readonly payoutId: string;
}

const schema = new Schema<ReceiverSlotDocument>(
  { _id: { type: String, required: true }, payoutId: { type: String, required: true } },
  { versionKey: false, collection: 'receiver_slots' },
);

export function receiverSlotModel(connection: Connection): Model<ReceiverSlotDocument> {
  return connection.model<ReceiverSlotDocument>('ReceiverSlot', schema);
}

/** One document per receiver (as HMAC), amount and channel; its `_id` is the lock. It has no end of its own: a doubt may last for days. */
export function createReceiverSlots(model: Model<ReceiverSlotDocument>): ReceiverSlots {
  return {
    async take(key, payoutId) {
      try {
        await model.collection.insertOne({ _id: key as never, payoutId });
        return payoutId;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        const holder = await model.findById(key).readConcern('majority').lean<ReceiverSlotDocument | null>();
        // Freed between the two: the next try takes it.
        return holder?.payoutId ?? '';
      }
    },
    async takeOver(key, from, payoutId) {
      const { modifiedCount } = await model.collection.updateOne({ _id: key as never, payoutId: from }, { $set: { payoutId } });
      return modifiedCount === 1;
    },
    async free(key, payoutId) {
      await model.collection.deleteOne({ _id: key as never, payoutId });
    },
  };
}
