import { modeCodec, topics } from '@adaigi/contracts';
import { outboxEntry } from '@adaigi/kafka';
import { isDuplicateKey, type StoredOutboxEntry } from '@adaigi/mongo';
import type { ClientSession, Connection, Model, mongo } from 'mongoose';
import { checkChain, EMPTY_CHAIN, nextEntry, type AuditEntry, type AuditFacts, type ChainHead } from '../core/audit-chain.ts';
import type { AuditLog } from '../operator-ports.ts';
import type { PayoutAudit } from '../payout-ports.ts';
import { chainId, type AuditDocument, type ChainDocument } from './audit-documents.ts';
import type { PaymentDocument } from './payment-document.ts';
import { changePipeline, leaseGuard, type Publish } from './payment-store.ts';
import type { PayoutDocument } from './payout-document.ts';
import { payoutPipeline } from './payout-store.ts';

export interface AuditModels {
  readonly payments: Model<PaymentDocument>;
  readonly payouts: Model<PayoutDocument>;
  readonly entries: Model<AuditDocument>;
  readonly chains: Model<ChainDocument>;
}

/** A guarded change of one aggregate. */
export interface AggregateChange {
  readonly collection: Pick<mongo.Collection, 'findOneAndUpdate'>;
  readonly id: string;
  readonly version: number;
  /** Further conditions. */
  readonly guard?: Readonly<Record<string, unknown>>;
  readonly pipeline: mongo.Document[];
}

/** Saves a change of any aggregate of this service with its record; null when its version has moved on. */
export interface RecordChange {
  record(change: AggregateChange, facts: AuditFacts): Promise<AuditEntry | null>;
}

/** What a transaction leaves to be published. */
interface Written {
  readonly entry: AuditEntry;
  readonly aggregateOutbox: readonly StoredOutboxEntry[];
  readonly chainOutbox: readonly StoredOutboxEntry[];
}

/**
 * The audit log in MongoDB. What is recorded is one transaction over the payment or payout, its record and the end of the chain: the one place in this service
 * that touches more than one document, since a verdict without its record, or a record of what never happened, would be worth nothing (see ADR 7).
 * Two settlements of one merchant at once conflict on the end of the chain, and one of them is made again.
 */
export function createAuditLog(connection: Connection, models: AuditModels, publish: Publish): AuditLog & PayoutAudit & RecordChange {
  const { entries, chains } = models;

  async function write(session: ClientSession, { collection, id, version, guard, pipeline }: AggregateChange, facts: AuditFacts): Promise<Written | null> {
    const saved = await collection.findOneAndUpdate({ _id: id as never, version, ...guard }, pipeline, { session, returnDocument: 'after', projection: { outbox: 1 } });
    if (saved === null) return null;
    const _id = chainId(facts.merchantId);
    const head = (await chains.findById(_id).session(session).lean<ChainHead | null>()) ?? EMPTY_CHAIN;
    const entry = nextEntry(head, facts);
    const { seq, hash } = entry;
    const chain = await chains
      .findOneAndUpdate({ _id, seq: head.seq }, { $set: { seq, hash }, $push: { outbox: recorded(entry) } }, { session, upsert: head.seq === 0, returnDocument: 'after' })
      .lean<ChainDocument | null>();
    if (chain === null) throw new Error('the end of an audit chain moved inside a transaction');
    await entries.create([{ ...entry, _id: `${entry.chain}:${seq}` }], { session });
    return { entry, aggregateOutbox: (saved as unknown as PaymentDocument).outbox, chainOutbox: chain.outbox };
  }

  async function record(change: AggregateChange, facts: AuditFacts): Promise<AuditEntry | null> {
    const transact = (): Promise<Written | null> => transaction(connection, (session) => write(session, change, facts));
    const written = await transact().catch((error: unknown) => {
      // Two first records of one chain, each of which saw none: the other was faster.
      if (isDuplicateKey(error)) return transact();
      throw error;
    });
    if (written === null) return null;
    publish(change.id, written.aggregateOutbox);
    publish(chainId(facts.merchantId), written.chainOutbox);
    return written.entry;
  }

  return {
    record,
    saveWithRecord: ({ id, version }, after, events, facts, lease) =>
      record({ collection: models.payments.collection, id, version, guard: leaseGuard(lease), pipeline: changePipeline(after, events, lease) }, facts),
    savePayoutWithRecord: ({ id, version }, after, events, facts) =>
      record({ collection: models.payouts.collection, id, version, pipeline: payoutPipeline(after, events, undefined) }, facts),
    async ofPayment(paymentId) {
      return (await entries.find({ paymentId }).sort({ at: 1, seq: 1 }).readConcern('majority').lean<AuditDocument[]>()).map(toEntry);
    },
    async check(merchantId) {
      // One moment for both: a record that is appended meanwhile must not look surplus.
      return transaction(connection, async (session) => {
        const head = (await chains.findById(chainId(merchantId)).session(session).lean<ChainHead | null>()) ?? EMPTY_CHAIN;
        const { records, brokenAt } = await checkChain(read(entries, merchantId, session), head);
        return { records, brokenAt, headHash: head.seq === 0 ? '' : head.hash };
      });
    },
  };
}

function transaction<T>(connection: Connection, work: (session: ClientSession) => Promise<T>): Promise<T> {
  return connection.withSession((session) => session.withTransaction(() => work(session), { readConcern: { level: 'snapshot' } }));
}

async function* read(entries: Model<AuditDocument>, chain: string, session: ClientSession): AsyncIterable<AuditEntry> {
  for await (const document of entries.find({ chain }).session(session).sort({ seq: 1 }).lean<AuditDocument[]>().cursor()) yield toEntry(document);
}

function toEntry({ _id, ...entry }: AuditDocument): AuditEntry {
  return entry;
}

function recorded(entry: AuditEntry): StoredOutboxEntry {
  const { chain, action, merchantId, paymentId, attemptNumber, refundId, verdict, stateBefore, stateAfter, operators, previousHash, hash } = entry;
  const time = entry.at.toISOString();
  const seq = String(entry.seq);
  const facts = { action, merchantId, mode: modeCodec.toProto(entry.mode), paymentId, attemptNumber, refundId, verdict, stateBefore, stateAfter };
  const payload = { chain, seq, ...facts, operators: [...operators], occurredAt: time, previousHash, hash };
  return { ...outboxEntry({ topic: topics.audit, type: 'audit.recorded', id: `${chain}.audit.${seq}`, key: chain, time, seq, payload }), at: entry.at };
}
