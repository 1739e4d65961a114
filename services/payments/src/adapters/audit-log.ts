import { modeCodec, topics } from '@adaigi/contracts';
import type { NumberedEvent, Payment } from '@adaigi/domain';
import { outboxEntry } from '@adaigi/kafka';
import { isDuplicateKey, type StoredOutboxEntry } from '@adaigi/mongo';
import type { ClientSession, Connection, Model } from 'mongoose';
import { checkChain, EMPTY_CHAIN, nextEntry, type AuditEntry, type AuditFacts, type ChainHead } from '../core/audit-chain.ts';
import type { AuditLog } from '../operator-ports.ts';
import { chainId, type AuditDocument, type ChainDocument } from './audit-documents.ts';
import type { PaymentDocument } from './payment-document.ts';
import { changePipeline, type Publish } from './payment-store.ts';

export interface AuditModels {
  readonly payments: Model<PaymentDocument>;
  readonly entries: Model<AuditDocument>;
  readonly chains: Model<ChainDocument>;
}

/** What a transaction leaves to be published. */
interface Written {
  readonly entry: AuditEntry;
  readonly paymentOutbox: readonly StoredOutboxEntry[];
  readonly chainOutbox: readonly StoredOutboxEntry[];
}

/**
 * The audit log in MongoDB. A settlement is one transaction over the payment, its record and the end of the chain: the one place in this service
 * that touches more than one document, since a verdict without its record, or a record of what never happened, would be worth nothing (see ADR 7).
 * Two settlements of one merchant at once conflict on the end of the chain, and one of them is made again.
 */
export function createAuditLog(connection: Connection, models: AuditModels, publish: Publish): AuditLog {
  const { entries, chains } = models;

  async function write(session: ClientSession, before: Payment, after: Payment, events: readonly NumberedEvent[], facts: AuditFacts): Promise<Written | null> {
    const saved = await models.payments.collection.findOneAndUpdate(
      { _id: before.id as never, version: before.version },
      changePipeline(after, events, undefined),
      { session, returnDocument: 'after', projection: { outbox: 1 } },
    );
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
    return { entry, paymentOutbox: (saved as unknown as PaymentDocument).outbox, chainOutbox: chain.outbox };
  }

  const transact = (before: Payment, after: Payment, events: readonly NumberedEvent[], facts: AuditFacts): Promise<Written | null> =>
    transaction(connection, (session) => write(session, before, after, events, facts));

  return {
    async saveWithRecord(before, after, events, facts) {
      const written = await transact(before, after, events, facts).catch((error: unknown) => {
        // Two first records of one chain, each of which saw none: the other was faster.
        if (isDuplicateKey(error)) return transact(before, after, events, facts);
        throw error;
      });
      if (written === null) return null;
      publish(before.id, written.paymentOutbox);
      publish(chainId(facts.merchantId), written.chainOutbox);
      return written.entry;
    },
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
