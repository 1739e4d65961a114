import type { NumberedEvent, Payer, Payment } from '@adaigi/domain';
import { isDuplicateKey, type FieldCipher, type StoredOutboxEntry } from '@adaigi/mongo';
import type { mongo, Model, QueryFilter } from 'mongoose';
import type { Lease, LeaseUse, PaymentFilter, PaymentStore } from '../ports.ts';
import { toOutbox } from './event-payloads.ts';
import { acquireLease, changeWithLease, prolongLease, releaseLease } from './leases.ts';
import { dueFilter, fromDocument, mutableFields, toDocument, type PaymentDocument } from './payment-document.ts';

/** Starts to publish a payment's outbox, which a write has just left like this. */
export type Publish = (paymentId: string, outbox: readonly StoredOutboxEntry[]) => void;

/**
 * Payments in MongoDB. Updates are pipelines, so that the lease is judged by the database's clock and given back only by its holder;
 * every literal goes in through `$literal`, since a merchant's text may begin with a dollar sign. Reads are of what a majority has, so that
 * nobody is told what a failover could take back; a guarded write that finds nothing waits for the majority too, so the read after it sees why.
 */
export function createPaymentStore(model: Model<PaymentDocument>, cipher: FieldCipher, publish: Publish): PaymentStore {
  const collection = model.collection;

  const seal = ({ id, merchantId, payer }: Payment): Promise<string> => cipher.seal(merchantId, aad(id), JSON.stringify(payer));
  const open = async (document: PaymentDocument | null): Promise<Payment | null> => {
    if (document === null) return null;
    const payer: Payer = JSON.parse(await cipher.open(document.merchantId, aad(document._id), document.payerSealed));
    return fromDocument(document, payer);
  };
  const find = async (id: string): Promise<Payment | null> => open(await model.findById(id).readConcern('majority').lean<PaymentDocument | null>());

  return {
    find,
    async insert(payment, events) {
      const sealed = await seal(payment);
      const outbox = toOutbox(payment, events);
      try {
        await collection.insertOne(toDocument(payment, sealed, outbox) as never);
        publish(payment.id, outbox);
        return { inserted: true };
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        const existing = await find(payment.id);
        if (existing === null) throw error;
        return { inserted: false, existing };
      }
    },
    async findByReference(channel, reference) {
      return open(await model.findOne({ attempts: { $elemMatch: { reference, channel } } }).readConcern('majority').lean<PaymentDocument | null>());
    },
    async list(filter) {
      const documents = await model.find(query(filter)).sort({ createdAt: -1, _id: -1 }).limit(filter.limit).readConcern('majority').lean<PaymentDocument[]>();
      const payments = await Promise.all(documents.map(open));
      return payments.filter((payment) => payment !== null);
    },
    async acquire(id, leaseMs): Promise<Lease | null> {
      const acquired = await acquireLease(collection, id, leaseMs);
      const payment = await open((acquired?.document ?? null) as PaymentDocument | null);
      return acquired === null || payment === null ? null : { payment, token: acquired.token };
    },
    async save(before, after, events, lease) {
      const payerSealed = before.payer === after.payer ? null : await seal(after);
      const saved = await collection.findOneAndUpdate(
        { _id: before.id as never, version: before.version, ...leaseGuard(lease) },
        changePipeline(after, events, lease, payerSealed),
        { returnDocument: 'after', projection: { outbox: 1 } },
      );
      if (saved === null) return false;
      if (events.length > 0) publish(after.id, (saved as unknown as PaymentDocument).outbox);
      return true;
    },
    prolong: (id, token, forMs) => prolongLease(collection, id, token, forMs),
    release: (id, token) => releaseLease(collection, id, token),
    async due(now, limit) {
      const documents = await model
        .find(dueFilter(now))
        .sort({ nextActionAt: 1 })
        .limit(limit)
        .select({ _id: 1 })
        .lean<{ _id: string }[]>();
      return documents.map((document) => document._id);
    },
    async lastPaidWallet(merchantId, payerKey) {
      const document = await model
        .findOne({ merchantId, payerKey, state: 'succeeded' })
        .sort({ settledAt: -1 })
        .select({ 'attempts.wallet': 1, 'attempts.state': 1 })
        .lean<Pick<PaymentDocument, 'attempts'> | null>();
      return document?.attempts.find((attempt) => attempt.state === 'succeeded')?.wallet ?? null;
    },
    async doubts() {
      const doubtful = { doubtSince: { $type: 'date' as const } };
      const [open, oldest, needOperator] = await Promise.all([
        model.countDocuments(doubtful),
        model.findOne(doubtful).sort({ doubtSince: 1 }).select({ doubtSince: 1 }).lean<{ doubtSince: Date } | null>(),
        model.countDocuments({ needsOperator: true }),
      ]);
      return { open, oldestMs: oldest === null ? 0 : Math.max(0, Date.now() - oldest.doubtSince.getTime()), needOperator };
    },
  };
}

/** A lease that is to be kept must still be the caller's. */
export function leaseGuard(lease: LeaseUse | undefined): Readonly<Record<string, unknown>> {
  return lease?.use === 'keep' ? { 'lease.token': lease.token } : {};
}

/** The change as one pipeline; the payer is written only where it changed (not null). */
export function changePipeline(after: Payment, events: readonly NumberedEvent[], lease: LeaseUse | undefined, payerSealed: string | null = null): mongo.Document[] {
  return changeWithLease({ ...mutableFields(after), ...(payerSealed === null ? {} : { payerSealed }) }, toOutbox(after, events), lease);
}

function query(filter: PaymentFilter): QueryFilter<PaymentDocument> {
  const created = {
    ...(filter.createdFrom === null ? {} : { $gte: filter.createdFrom }),
    ...(filter.createdTo === null ? {} : { $lt: filter.createdTo }),
  };
  return {
    merchantId: filter.merchantId,
    mode: filter.mode,
    ...(filter.reference === null ? {} : { reference: filter.reference }),
    ...(filter.state === null ? {} : { state: filter.state }),
    ...(Object.keys(created).length === 0 ? {} : { createdAt: created }),
    ...(filter.before === null
      ? {}
      : { $or: [{ createdAt: { $lt: filter.before.createdAt } }, { createdAt: filter.before.createdAt, _id: { $lt: filter.before.id } }] }),
  };
}

function aad(id: string): { collection: string; id: string; field: string } {
  return { collection: 'payments', id, field: 'payer' };
}
