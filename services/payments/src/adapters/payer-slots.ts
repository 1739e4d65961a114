import { isDuplicateKey } from '@adaigi/mongo';
import { Schema, type Connection, type Model } from 'mongoose';
import type { Clock, PayerSlots } from '../ports.ts';

export interface SlotDocument {
  readonly _id: string;
  readonly paymentId: string;
  /** Of the payment when it took the slot. */
  readonly version: number;
  readonly until: Date;
}

const schema = new Schema<SlotDocument>(
  {
    _id: { type: String, required: true },
    paymentId: { type: String, required: true },
    version: { type: Number, required: true },
    until: { type: Date, required: true },
  },
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
    async take({ payerKey, paymentId, version }, holdMs) {
      const until = { $dateAdd: { startDate: '$$NOW', unit: 'millisecond', amount: holdMs } };
      // A worker that comes late with an old version must not make the slot look older than the attempt that holds it.
      const later = (field: string, value: unknown): object => ({ $cond: [{ $eq: ['$paymentId', paymentId] }, { $max: [field, value] }, value] });
      try {
        await model.collection.updateOne(
          { _id: payerKey as never, $or: [{ until: { $lt: clock.now() } }, { paymentId }] },
          [{ $set: { paymentId, until: later('$until', until), version: later('$version', version) } }],
          { upsert: true },
        );
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    async free({ payerKey, paymentId, version }) {
      // A slot that a failover brings back ends by its time.
      await model.collection.deleteOne({ _id: payerKey as never, paymentId, version: { $lt: version } }, { writeConcern: { w: 1, journal: false } });
    },
  };
}
