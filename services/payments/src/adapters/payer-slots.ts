import { isDuplicateKey } from '@adaigi/mongo';
import { Schema, type Connection, type Model } from 'mongoose';
import type { Clock, PayerSlots } from '../ports.ts';

export interface SlotDocument {
  readonly _id: string;
  readonly paymentId: string;
  readonly until: Date;
}

const schema = new Schema<SlotDocument>(
  { _id: { type: String, required: true }, paymentId: { type: String, required: true }, until: { type: Date, required: true } },
  { versionKey: false, collection: 'payer_slots' },
);
// Slots end by `until`; this only sweeps away what nobody needs any more.
schema.index({ until: 1 }, { expireAfterSeconds: 3600 });

export function slotModel(connection: Connection): Model<SlotDocument> {
  return connection.model<SlotDocument>('PayerSlot', schema);
}

/** One document per mobile number (as HMAC); its `_id` is the lock, so two processes can never both hold it. */
export function createPayerSlots(model: Model<SlotDocument>, clock: Clock): PayerSlots {
  return {
    async take(payerKey, paymentId, holdMs) {
      try {
        await model.collection.updateOne(
          { _id: payerKey as never, $or: [{ until: { $lt: clock.now() } }, { paymentId }] },
          [{ $set: { paymentId, until: { $dateAdd: { startDate: '$$NOW', unit: 'millisecond', amount: holdMs } } } }],
          { upsert: true },
        );
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    async free(payerKey, paymentId) {
      await model.collection.deleteOne({ _id: payerKey as never, paymentId });
    },
  };
}
