import { duplicateIndex, updateGuarded, type StoredOutboxEntry } from '@adaigi/mongo';
import type { Model } from 'mongoose';
import type { Clock, MerchantStore } from '../ports.ts';
import { CREDENTIAL_INDEX, credentialKey, fromDocument, toDocument, type MerchantDocument } from './merchant-document.ts';
import { merchantChanged } from './merchant-event.ts';

/** Starts to publish a merchant's outbox, which a write has just left like this. */
export type Publish = (merchantId: string, outbox: readonly StoredOutboxEntry[]) => void;

/** Merchants in MongoDB, each with its credentials and its unpublished events in one document. */
export function createMerchantStore(model: Model<MerchantDocument>, clock: Clock, publish: Publish): MerchantStore {
  return {
    async insert(merchant) {
      const outbox = [merchantChanged(merchant, clock.now())];
      try {
        await model.create([{ ...toDocument(merchant), outbox }]);
      } catch (error) {
        if (duplicateIndex(error) === CREDENTIAL_INDEX) return 'credential_taken';
        throw error;
      }
      publish(merchant.id, outbox);
      return 'saved';
    },
    async find(id) {
      const found = await model.findById(id, { outbox: 0 }).lean<MerchantDocument | null>();
      return found === null ? null : fromDocument(found);
    },
    async findByCredential(kind, id) {
      const found = await model.findOne({ 'credentials.key': credentialKey(kind, id) }, { outbox: 0 }).lean<MerchantDocument | null>();
      return found === null ? null : fromDocument(found);
    },
    async list(limit, after) {
      const from = after === null ? {} : { $or: [{ createdAt: { $gt: after.createdAt } }, { createdAt: after.createdAt, _id: { $gt: after.id } }] };
      const found = await model.find(from, { outbox: 0 }).sort({ createdAt: 1, _id: 1 }).limit(limit).lean<MerchantDocument[]>();
      return found.map(fromDocument);
    },
    async save(before, after) {
      const { _id, version: _counted, createdAt: _fixed, ...changed } = toDocument(after);
      const told = after.seq === before.seq ? {} : { $push: { outbox: merchantChanged(after, clock.now()) } };
      try {
        const saved = await updateGuarded(model, { _id, version: before.version }, { $set: changed, ...told });
        if (saved === null) return 'conflict';
        if (saved.outbox.length > 0) publish(_id, saved.outbox);
        return 'saved';
      } catch (error) {
        if (duplicateIndex(error) === CREDENTIAL_INDEX) return 'credential_taken';
        throw error;
      }
    },
  };
}
