import type { ClaimSummary, Deposit, DepositEvent } from '@adaigi/domain';
import { isDuplicateKey, type FieldCipher } from '@adaigi/mongo';
import type { Model, mongo, QueryFilter } from 'mongoose';
import type { DepositFilter, DepositStore } from '../deposit-ports.ts';
import { fromDepositDocument, mutableDepositFields, toDepositDocument, type DepositDocument, type DepositPerson } from './deposit-document.ts';
import { toDepositOutbox } from './deposit-events.ts';
import { changeWithLease } from './leases.ts';
import { EVER } from './payment-document.ts';
import type { Publish } from './payment-store.ts';

/** So many claims of one number are nobody's honest mistake; the later ones wait for the next look. */
const MAX_RIVALS = 200;
const OPEN = { $in: ['checking', 'possible'] };

/** The store, and the change of one deposit as a pipeline for whoever writes it together with something else. */
export interface MongoDepositStore extends DepositStore {
  pipeline(after: Deposit, events: readonly DepositEvent[]): Promise<mongo.Document[]>;
}

/** Deposits in MongoDB. Reads are of what a majority has, as with payments; `createPaymentStore` says why. */
export function createDepositStore(model: Model<DepositDocument>, cipher: FieldCipher, publish: Publish): MongoDepositStore {
  const collection = model.collection;

  const seal = ({ id, merchantId, label, transfer }: Deposit): Promise<string> => {
    const person: DepositPerson = { label, senderNumber: transfer?.senderNumber ?? '' };
    return cipher.seal(merchantId, aad(id), JSON.stringify(person));
  };
  const open = async (document: DepositDocument): Promise<Deposit> => {
    const person: DepositPerson = JSON.parse(await cipher.open(document.merchantId, aad(document._id), document.personSealed));
    return fromDepositDocument(document, person);
  };
  const find = async (id: string): Promise<Deposit | null> => {
    const document = await model.findById(id).readConcern('majority').lean<DepositDocument | null>();
    return document === null ? null : open(document);
  };
  const pipeline = async (after: Deposit, events: readonly DepositEvent[]): Promise<mongo.Document[]> =>
    changeWithLease(mutableDepositFields(after, await seal(after)), toDepositOutbox(after, events));

  return {
    find,
    pipeline,
    async insert(deposit) {
      try {
        await collection.insertOne(toDepositDocument(deposit, await seal(deposit)) as never);
        return { inserted: true };
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        const existing = await find(deposit.id);
        if (existing === null) throw error;
        return { inserted: false, existing };
      }
    },
    async list(filter) {
      const documents = await model.find(query(filter)).sort({ createdAt: -1, _id: -1 }).limit(filter.limit).readConcern('majority').lean<DepositDocument[]>();
      return Promise.all(documents.map(open));
    },
    async save(before, after, events) {
      const saved = await collection.findOneAndUpdate({ _id: before.id as never, version: before.version }, await pipeline(after, events), { returnDocument: 'after', projection: { outbox: 1 } });
      if (saved === null) return false;
      if (events.length > 0) publish(after.id, (saved as unknown as DepositDocument).outbox);
      return true;
    },
    async due(now, limit) {
      const documents = await model.find({ nextActionAt: { ...EVER, $lte: now } }).sort({ nextActionAt: 1 }).limit(limit).select({ _id: 1 }).lean<{ _id: string }[]>();
      return documents.map(({ _id }) => _id);
    },
    async openClaims({ mode, walletType, number }) {
      const documents = await model
        .find({ number, walletType, mode, state: OPEN } as QueryFilter<DepositDocument>)
        .sort({ createdAt: 1, _id: 1 })
        .limit(MAX_RIVALS)
        .select({ labelKey: 1, state: 1, createdAt: 1 })
        .readConcern('majority')
        .lean<Pick<DepositDocument, '_id' | 'labelKey' | 'state' | 'createdAt'>[]>();
      return documents.map(({ _id: id, labelKey, state, createdAt }): ClaimSummary => ({ id, labelKey, state, createdAt }));
    },
    countPossible: (labelKey) => model.countDocuments({ labelKey, state: 'possible' }),
    async pending(limit) {
      return Promise.all((await model.find({ state: 'pending' }).sort({ createdAt: 1 }).limit(limit).readConcern('majority').lean<DepositDocument[]>()).map(open));
    },
  };
}

function query({ merchantId, mode, reference, state, before }: DepositFilter): QueryFilter<DepositDocument> {
  return {
    merchantId,
    mode,
    ...(reference === null ? {} : { reference }),
    // What is only being looked at is nobody's business yet.
    state: state ?? { $ne: 'checking' },
    ...(before === null ? {} : { $or: [{ createdAt: { $lt: before.createdAt } }, { createdAt: before.createdAt, _id: { $lt: before.id } }] }),
  };
}

function aad(id: string): { collection: string; id: string; field: string } {
  return { collection: 'deposits', id, field: 'person' };
}
