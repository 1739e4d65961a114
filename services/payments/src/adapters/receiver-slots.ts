import { isDuplicateKey } from '@adaigi/mongo';
import { Schema, type Connection, type Model } from 'mongoose';
import type { ReceiverSlots } from '../payout-ports.ts';

export interface ReceiverSlotDocument {
  readonly _id: string;
  readonly payoutId: string;
  /** Of the payout when it took the slot. */
  readonly version: number;
  readonly takenAt: Date;
}

const schema = new Schema<ReceiverSlotDocument>(
  { _id: { type: String, required: true }, payoutId: { type: String, required: true }, version: { type: Number, required: true }, takenAt: { type: Date, required: true } },
  { versionKey: false, collection: 'receiver_slots' },
);

export function receiverSlotModel(connection: Connection): Model<ReceiverSlotDocument> {
  return connection.model<ReceiverSlotDocument>('ReceiverSlot', schema);
}

/** One document per receiver (as HMAC), amount and channel; its `_id` is the lock. It has no end of its own: a doubt may last for days. */
export function createReceiverSlots({ collection }: Pick<Model<ReceiverSlotDocument>, 'collection'>): ReceiverSlots {
  return {
    async take(key, { payoutId, version }) {
      try {
        // Taking one's own again makes it young: nobody may take it over while this worker goes on to its intent.
        await collection.updateOne({ _id: key as never, payoutId }, [{ $set: { payoutId, version: { $max: ['$version', version] }, takenAt: '$$NOW' } }], { upsert: true });
        return { payoutId, version };
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        const holder = await collection.findOne({ _id: key as never }, { readConcern: 'majority' });
        return holder === null ? null : { payoutId: String(holder['payoutId']), version: Number(holder['version']) };
      }
    },
    async takeOver(key, from, { payoutId, version }, olderThanMs) {
      const isOld = { $lt: ['$takenAt', { $dateSubtract: { startDate: '$$NOW', unit: 'millisecond', amount: olderThanMs } }] };
      const { modifiedCount } = await collection.updateOne({ _id: key as never, ...from, $expr: isOld }, [{ $set: { payoutId, version, takenAt: '$$NOW' } }]);
      return modifiedCount === 1;
    },
    async free(key, { payoutId, version }) {
      await collection.deleteOne({ _id: key as never, payoutId, version: { $lt: version } });
    },
  };
}
