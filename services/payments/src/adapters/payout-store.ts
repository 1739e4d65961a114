import { randomUUID } from 'node:crypto';
import type { Payout, PayoutEvent, Receiver } from '@adaigi/domain';
import { isDuplicateKey, type FieldCipher } from '@adaigi/mongo';
import type { mongo, Model, QueryFilter } from 'mongoose';
import type { PayoutFilter, PayoutStore } from '../payout-ports.ts';
import type { LeaseUse } from '../ports.ts';
import { acquireLease, changeWithLease, prolongLease, releaseLease } from './leases.ts';
import { EVER } from './payment-document.ts';
import type { Publish } from './payment-store.ts';
import { fromPayoutDocument, mutablePayoutFields, toPayoutDocument, type PayoutDocument } from './payout-document.ts';
import { toPayoutOutbox } from './payout-events.ts';

/** Payouts in MongoDB, in the manner of the payment store; `createPaymentStore` says why. */
export function createPayoutStore(model: Model<PayoutDocument>, cipher: FieldCipher, publish: Publish): PayoutStore {
  const collection = model.collection;

  const open = async (document: PayoutDocument | null): Promise<Payout | null> => {
    if (document === null) return null;
    const stored: Omit<Receiver, 'bank' | 'accountNumber'> = JSON.parse(await cipher.open(document.merchantId, aad(document._id), document.receiverSealed));
    // Payouts of before accounts at banks were paid have neither.
    return fromPayoutDocument(document, { bank: '', accountNumber: '', ...stored });
  };
  const openAll = async (documents: readonly PayoutDocument[]): Promise<Payout[]> => (await Promise.all(documents.map(open))).filter((payout) => payout !== null);
  const find = async (id: string): Promise<Payout | null> => open(await model.findById(id).readConcern('majority').lean<PayoutDocument | null>());

  /** With a lease by the time the payout was made, which is the database's: this machine's own clock may be wrong. */
  const leased = async (payout: Payout, leaseMs: number): Promise<{ document: PayoutDocument; token: string }> => {
    const lease = { token: randomUUID(), until: new Date(payout.createdAt.getTime() + leaseMs) };
    const sealed = await cipher.seal(payout.merchantId, aad(payout.id), JSON.stringify(payout.receiver));
    return { document: { ...toPayoutDocument(payout, sealed), lease }, token: lease.token };
  };

  return {
    find,
    async insert(payout, leaseMs) {
      const { document, token } = await leased(payout, leaseMs);
      try {
        await collection.insertOne(document as never);
        return { inserted: true, lease: { payout, token } };
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        const existing = await find(payout.id);
        if (existing === null) throw error;
        return { inserted: false, existing };
      }
    },
    async replaceRefused(refused, payout, leaseMs) {
      const { document, token } = await leased(payout, leaseMs);
      // Whoever holds it may still be waiting for the ledger's word about it, which may be another one by now.
      const isFree = { $or: [{ lease: null }, { $expr: { $lt: ['$lease.until', '$$NOW'] } }] };
      const { modifiedCount } = await collection.replaceOne({ _id: refused.id as never, version: refused.version, hold: 'refused', accepted: false, ...isFree }, document);
      return modifiedCount === 1 ? { payout, token } : null;
    },
    async list(filter) {
      return openAll(await model.find(query(filter)).sort({ createdAt: -1, _id: -1 }).limit(filter.limit).readConcern('majority').lean<PayoutDocument[]>());
    },
    async acquire(id, leaseMs) {
      const acquired = await acquireLease(collection, id, leaseMs);
      const payout = await open((acquired?.document ?? null) as PayoutDocument | null);
      return acquired === null || payout === null ? null : { payout, token: acquired.token };
    },
    async save(before, after, events, lease) {
      // A lease that has run out must not let an intent through: the receiver's slot may be somebody else's by now.
      const kept = lease?.use === 'keep' ? { 'lease.token': lease.token, $expr: { $gt: ['$lease.until', '$$NOW'] } } : {};
      const saved = await collection.findOneAndUpdate({ _id: before.id as never, version: before.version, ...kept }, payoutPipeline(after, events, lease), {
        returnDocument: 'after',
        projection: { outbox: 1 },
      });
      if (saved === null) return false;
      if (events.length > 0) publish(after.id, (saved as unknown as PayoutDocument).outbox);
      return true;
    },
    prolong: (id, token, forMs) => prolongLease(collection, id, token, forMs),
    release: (id, token) => releaseLease(collection, id, token),
    async due(now, limit) {
      const filter = { nextActionAt: { ...EVER, $lte: now }, $or: [{ lease: null }, { 'lease.until': { $lt: now } }] };
      const documents = await model.find(filter).sort({ nextActionAt: 1 }).limit(limit).select({ _id: 1 }).lean<{ _id: string }[]>();
      return documents.map((document) => document._id);
    },
    async dueLooks(now, limit) {
      const documents = await model.find({ lookBackAt: { ...EVER, $lte: now } }).sort({ lookBackAt: 1 }).limit(limit).select({ _id: 1 }).lean<{ _id: string }[]>();
      return documents.map((document) => document._id);
    },
    async oldestBooking() {
      const oldest = await model.findOne({ booking: { $type: 'string' } }).sort({ updatedAt: 1 }).select({ settledAt: 1, updatedAt: 1 }).lean<Pick<PayoutDocument, 'settledAt' | 'updatedAt'> | null>();
      return oldest === null ? null : (oldest.settledAt ?? oldest.updatedAt);
    },
    async manualQueue(limit) {
      return openAll(await model.find({ needsOperator: true }).sort({ createdAt: 1 }).limit(limit).readConcern('majority').lean<PayoutDocument[]>());
    },
  };
}

/** The change as one pipeline. */
export function payoutPipeline(after: Payout, events: readonly PayoutEvent[], lease: LeaseUse | undefined): mongo.Document[] {
  return changeWithLease(mutablePayoutFields(after), toPayoutOutbox(after, events), lease);
}

function query({ merchantId, mode, reference, state, before }: PayoutFilter): QueryFilter<PayoutDocument> {
  return {
    merchantId,
    mode,
    accepted: true,
    ...(reference === null ? {} : { reference }),
    ...(state === null ? {} : { state }),
    ...(before === null ? {} : { $or: [{ createdAt: { $lt: before.createdAt } }, { createdAt: before.createdAt, _id: { $lt: before.id } }] }),
  };
}

function aad(id: string): { collection: string; id: string; field: string } {
  return { collection: 'payouts', id, field: 'receiver' };
}
