import { randomUUID } from 'node:crypto';
import { isDuplicateKey } from '@adaigi/mongo';
import type { OutboxEntry } from '@adaigi/kafka';
import type { ClaimedDelivery } from '../core/delivery.ts';
import type { DeliveryStore, Settlement, TryFacts } from '../ports.ts';
import { toClaimed, toDocument, toView } from './delivery-documents.ts';
import { deliveryEvent } from './delivery-event.ts';
import type { DeliveryDocument, DeliveryModel } from './delivery-model.ts';

/** Finished deliveries stay this long: the merchant's log, and what a replayed event meets. */
const KEEP_MS = 90 * 24 * 3_600_000;

const AT_ONCE_MS = 0;

export interface DeliveryStoreOptions {
  /** Longer than the longest try. */
  readonly leaseMs: number;
  /** Called with the whole outbox of a delivery, as a write that put an event into it has left it: an event alone would overtake those before it. */
  readonly relay: (deliveryId: string, entries: readonly OutboxEntry[]) => void;
}

/** What is due by the database's clock, which all replicas share. */
const DUE = { state: 'scheduled', $expr: { $lte: ['$nextActionAt', '$$NOW'] } } as const;

/** What makes a delivery due now, with its schedule from the start. */
const ANEW = { state: 'scheduled', failures: 0, nextActionAt: '$$NOW', lease: null, deliveredAt: null, purgeAt: null } as const;

/** Deliveries in MongoDB. Every time that decides who may send is the database's (`$$NOW`). */
export function createDeliveryStore(model: DeliveryModel, { leaseMs, relay }: DeliveryStoreOptions): DeliveryStore {
  const inMs = (waitMs: number) => ({ $add: ['$$NOW', waitMs] });

  /** Gives up the lease with these last changes. @returns what it then is; null where the lease was another's by then */
  const release = async (delivery: ClaimedDelivery, change: Record<string, unknown>): Promise<Pick<DeliveryDocument, 'state' | 'outbox'> | null> => {
    const options = { returnDocument: 'after', updatePipeline: true, projection: { state: 1, outbox: 1 } } as const;
    return model.findOneAndUpdate({ _id: delivery.id, lease: delivery.lease }, [{ $set: { ...change, lease: null } }], options).lean();
  };

  return {
    record: async (deliveries) => {
      const createdAt = new Date();
      const lease = randomUUID();
      const documents = deliveries.map(({ delivery }) => toDocument(delivery, createdAt));
      const inserts = documents.map((document, index) => {
        const held = deliveries[index]?.held === true;
        const clocked = { nextActionAt: inMs(held ? leaseMs : AT_ONCE_MS), lease: held ? lease : null };
        return { id: document._id, document: { $mergeObjects: [{ $literal: document }, clocked] } };
      });
      const inserted = await insertMissing(model, inserts, lease);
      return documents.filter((document, index) => inserted.has(document._id) && deliveries[index]?.held === true).map((document) => toClaimed(document, lease));
    },

    nextDueInMs: async () => {
      const [next] = await model.aggregate<{ dueInMs: number }>([
        { $match: { state: 'scheduled' } },
        { $sort: { nextActionAt: 1 } },
        { $limit: 1 },
        { $project: { dueInMs: { $subtract: ['$nextActionAt', '$$NOW'] } } },
      ]);
      return next?.dueInMs ?? null;
    },

    findDue: async (limit, exceptMerchants) => {
      const filter = exceptMerchants.length === 0 ? DUE : { ...DUE, merchantId: { $nin: [...exceptMerchants] } };
      const found = await model.find(filter, { merchantId: 1 }).sort({ nextActionAt: 1 }).limit(limit).lean();
      return found.map(({ _id: id, merchantId }) => ({ id, merchantId }));
    },

    claim: async (ids) => {
      const lease = randomUUID();
      const mine = [{ $set: { lease, nextActionAt: inMs(leaseMs), switchedOn: false } }];
      const { modifiedCount } = await model.updateMany({ _id: { $in: [...ids] }, ...DUE }, mine, { updatePipeline: true });
      if (modifiedCount === 0) return [];
      return (await model.find({ _id: { $in: [...ids] }, lease }).lean()).map((document) => toClaimed(document, lease));
    },

    settle: async (delivery, facts, settlement) => {
      const entry = deliveryEvent(delivery, facts, settlement, new Date());
      const appended = { $concatArrays: ['$outbox', [{ $literal: entry }]] };
      const released = await release(delivery, { ...settled(delivery, facts, settlement), outbox: appended });
      if (released === null) return false;
      relay(delivery.id, released.outbox);
      return true;
    },

    postpone: async (delivery, waitMs) => {
      await release(delivery, { nextActionAt: inMs(waitMs) });
    },

    cancel: async (delivery) => {
      // Whoever switched the endpoint on found this delivery under way, perhaps with a reading from before: it is tried again with a newer one.
      const unless = (cancelled: unknown, anew: unknown) => ({ $cond: ['$switchedOn', anew, cancelled] });
      const released = await release(delivery, { state: unless('cancelled', 'scheduled'), nextActionAt: unless(null, '$$NOW'), purgeAt: unless(inMs(KEEP_MS), null) });
      return released?.state === 'cancelled';
    },

    acceptedSince: async (merchantId, endpointId, since) =>
      (await model.exists({ endpointId, merchantId, createdAt: { $gte: since }, state: 'delivered' })) !== null,

    list: async ({ merchantId, mode, endpointId, paymentId, limit, before }) => {
      const found = await model
        .find({
          merchantId,
          mode,
          ...(endpointId === null ? {} : { endpointId }),
          ...(paymentId === null ? {} : { paymentId }),
          ...(before === null
            ? {}
            : { $or: [{ createdAt: { $lt: before.createdAt } }, { createdAt: before.createdAt, _id: { $lt: before.id } }] }),
        })
        .sort({ createdAt: -1, _id: -1 })
        .limit(limit)
        .lean();
      return found.map(toView);
    },

    find: async (merchantId, mode, id) => {
      const document = await model.findOne({ _id: id, merchantId, mode }).lean();
      return document === null ? null : toView(document);
    },

    rescheduleNow: async (merchantId, mode, id) => {
      const options = { returnDocument: 'after', updatePipeline: true } as const;
      const document = await model.findOneAndUpdate({ _id: id, merchantId, mode }, [{ $set: ANEW }], options).lean();
      return document === null ? null : toView(document);
    },

    rescheduleMissed: async (merchantId, endpointId) => {
      // First those under way: one that is cancelled before this write is found by the next, one that would be after it is not.
      await model.updateMany({ endpointId, merchantId, state: 'scheduled', lease: { $ne: null } }, { $set: { switchedOn: true } });
      const { modifiedCount } = await model.updateMany({ endpointId, merchantId, state: { $in: ['cancelled', 'exhausted'] } }, [{ $set: ANEW }], { updatePipeline: true });
      return modifiedCount;
    },
  };

  function settled(delivery: ClaimedDelivery, { status, failure, latencyMs }: TryFacts, settlement: Settlement): Record<string, unknown> {
    const common = { tries: delivery.tries + 1, lastStatus: status, lastFailure: failure, lastLatencyMs: latencyMs };
    const finished = { ...common, nextActionAt: null, purgeAt: inMs(KEEP_MS) };
    switch (settlement.kind) {
      case 'delivered':
        return { ...finished, state: 'delivered', deliveredAt: '$$NOW' };
      case 'retry':
        return { ...common, failures: delivery.failures + 1, nextActionAt: inMs(settlement.waitMs) };
      case 'exhausted':
      case 'cancelled':
        return { ...finished, failures: delivery.failures + 1, state: settlement.kind };
      default:
        return settlement satisfies never;
    }
  }
}

/** Inserts by upserts, because only a pipeline may ask the database for its time. @returns the ids that were not there. */
async function insertMissing(model: DeliveryModel, inserts: readonly { id: string; document: unknown }[], lease: string): Promise<Set<string>> {
  const isThere = { $ne: [{ $type: '$state' }, 'missing'] };
  const operations = inserts.map(({ id, document }) => ({
    updateOne: { filter: { _id: id }, update: [{ $replaceWith: { $cond: [isThere, '$$ROOT', document] } }], upsert: true },
  }));
  try {
    const { upsertedIds } = await model.collection.bulkWrite(operations as never, { ordered: false });
    return new Set(Object.values(upsertedIds).map(String));
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  // Another replica inserted the same event at the same moment. All are there now; the lease tells which ones are ours.
  const ours = await model.find({ _id: { $in: inserts.map(({ id }) => id) }, lease }, { _id: 1 }).lean();
  return new Set(ours.map((document) => document._id));
}
