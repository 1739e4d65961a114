import { modeCodec, topics } from '@adaigi/contracts';
import { outboxEntry } from '@adaigi/kafka';
import { isDuplicateKey, type StoredOutboxEntry } from '@adaigi/mongo';
import type { ClientSession, Connection, Model, mongo } from 'mongoose';
import { chainOf, checkChain, EMPTY_CHAIN, nextEntry, type AuditEntry, type AuditFacts, type ChainHead, type StatementFacts, type WalletFacts } from '../core/audit-chain.ts';
import { changedSettings } from '../core/receiving-wallet.ts';
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

/** Saves any work with its record, once. */
export interface RecordOnce {
  /**
   * What `work` writes with its session, and the record that it returns, are both there or neither. An id that has a record already is not worked on again: that
   * record is the answer. `work` may run several times: it must write with its session only.
   */
  recordOnce(id: string, work: (session: ClientSession) => Promise<AuditFacts>): Promise<{ readonly entry: AuditEntry; readonly replayed: boolean }>;
}

/** Saves any work with its record, if it has changed anything. */
export interface RecordWork {
  /**
   * What `work` writes with its session, and the record of the facts that it returns, are both there or neither. No facts, no record: then it must not have written
   * anything. `work` may run several times: it must write with its session only.
   */
  recordWork<T>(work: (session: ClientSession) => Promise<{ readonly result: T; readonly facts: AuditFacts | null }>): Promise<{ readonly result: T; readonly entry: AuditEntry | null }>;
}

/** A record as a transaction leaves it, with the outbox of its chain to be published. */
interface Appended {
  readonly entry: AuditEntry;
  readonly chainOutbox: readonly StoredOutboxEntry[];
}

/** Of two first records of one chain, or of two that insert the same, one sees what the other wrote when it is made again. */
const MAX_ROUNDS = 5;

/**
 * The audit log in MongoDB. What is recorded is one transaction over the payment, payout, statement or receiving wallet, its record and the end of the chain: the one place in this
 * service that touches more than one document, since a verdict without its record, or a record of what never happened, would be worth nothing (see ADR 7).
 * Two settlements of one merchant at once conflict on the end of the chain, and one of them is made again.
 */
export function createAuditLog(connection: Connection, models: AuditModels, publish: Publish): AuditLog & PayoutAudit & RecordChange & RecordOnce & RecordWork {
  const { entries, chains } = models;

  async function append(session: ClientSession, facts: AuditFacts): Promise<Appended> {
    const _id = chainId(chainOf(facts));
    const head = (await chains.findById(_id).session(session).lean<ChainHead | null>()) ?? EMPTY_CHAIN;
    const entry = nextEntry(head, facts);
    const { seq, hash } = entry;
    const chain = await chains
      .findOneAndUpdate({ _id, seq: head.seq }, { $set: { seq, hash }, $push: { outbox: recorded(entry) } }, { session, upsert: head.seq === 0, returnDocument: 'after' })
      .lean<ChainDocument | null>();
    if (chain === null) throw new Error('the end of an audit chain moved inside a transaction');
    await entries.create([{ ...entry, _id: `${entry.chain}:${seq}` }], { session });
    return { entry, chainOutbox: chain.outbox };
  }

  /** Publishes the end of a chain, and tells its record. */
  function told({ entry, chainOutbox }: Appended): AuditEntry {
    publish(chainId(entry.chain), chainOutbox);
    return entry;
  }

  async function record({ collection, id, version, guard, pipeline }: AggregateChange, facts: AuditFacts): Promise<AuditEntry | null> {
    const written = await transaction(connection, async (session) => {
      const saved = await collection.findOneAndUpdate({ _id: id as never, version, ...guard }, pipeline, { session, returnDocument: 'after', projection: { outbox: 1 } });
      return saved === null ? null : { outbox: (saved as unknown as PaymentDocument).outbox, ...(await append(session, facts)) };
    });
    if (written === null) return null;
    publish(id, written.outbox);
    return told(written);
  }

  return {
    record,
    async recordOnce(id, work) {
      const written = await transaction(connection, async (session) => {
        const before = await entries.findOne({ paymentId: id }).session(session).lean<AuditDocument | null>();
        return before === null ? append(session, await work(session)) : toEntry(before);
      });
      return 'entry' in written ? { entry: told(written), replayed: false } : { entry: written, replayed: true };
    },
    async recordWork(work) {
      const { result, appended } = await transaction(connection, async (session) => {
        const { result, facts } = await work(session);
        return { result, appended: facts === null ? null : await append(session, facts) };
      });
      return { result, entry: appended === null ? null : told(appended) };
    },
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

async function transaction<T>(connection: Connection, work: (session: ClientSession) => Promise<T>): Promise<T> {
  for (let round = 1; ; round += 1) {
    try {
      return await connection.withSession((session) => session.withTransaction(() => work(session), { readConcern: { level: 'snapshot' } }));
    } catch (error) {
      if (!isDuplicateKey(error) || round === MAX_ROUNDS) throw error;
    }
  }
}

async function* read(entries: Model<AuditDocument>, chain: string, session: ClientSession): AsyncIterable<AuditEntry> {
  for await (const document of entries.find({ chain }).session(session).sort({ seq: 1 }).lean<AuditDocument[]>().cursor()) yield toEntry(document);
}

function toEntry({ _id, ...entry }: AuditDocument): AuditEntry {
  return entry;
}

function recorded(entry: AuditEntry): StoredOutboxEntry {
  const { chain, action, merchantId, paymentId, attemptNumber, refundId, verdict, stateBefore, stateAfter, operators, previousHash, hash, statement, wallet, freedTransfer } = entry;
  const time = entry.at.toISOString();
  const seq = String(entry.seq);
  const facts = { action, merchantId, mode: modeCodec.toProto(entry.mode), paymentId, attemptNumber, refundId, verdict, stateBefore, stateAfter };
  const told = {
    ...(statement === undefined ? {} : { statement: withoutNumber(statement) }),
    ...(wallet === undefined ? {} : { wallet: withoutName(wallet) }),
    ...(freedTransfer === undefined ? {} : { freedTransfer }),
  };
  const payload = { chain, seq, ...facts, operators: [...operators], occurredAt: time, previousHash, hash, ...told };
  return { ...outboxEntry({ topic: topics.audit, type: 'audit.recorded', id: `${chain}.audit.${seq}`, key: chain, time, seq, payload }), at: entry.at };
}

function withoutNumber({ receivingNumber: _receivingNumber, ...statement }: StatementFacts) {
  return statement;
}

function withoutName({ walletType, before, after }: WalletFacts) {
  return { walletType, added: before === null, changed: changedSettings(before, after), channel: after.channel, disabled: after.disabled };
}
