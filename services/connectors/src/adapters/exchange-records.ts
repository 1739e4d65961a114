import { randomUUID } from 'node:crypto';
import { isDuplicateKey } from '@adaigi/mongo';
import type { Connection } from 'mongoose';
import type { ExchangeKey, ExchangeRecords } from '../ports.ts';
import { isFinal } from '../usecases/final.ts';
import { exchangeId, fromDetails, fromOutcome, toRecord } from './exchange-document.ts';
import type { ExchangeDocument } from './exchange-document.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What the clocks of the caller's database and of this one may differ by. */
const CLOCKS_DIFFER_MS = 5_000;

/**
 * Exchange records on MongoDB, one document per operation and reference. Creating and finding one are the same atomic update, majority and
 * journal (the connection's default), by the database's clock: processes whose clocks differ still agree on who came first and when.
 *
 * Records are never deleted: a missing one means "nothing was sent, for certain", of what was meant to be sent after the records had begun. Under
 * another name of the service, or in a database that was lost, also while this process runs, they begin anew; after a restore from a backup a
 * person must say so (see the README).
 */
export async function createExchangeRecords(connection: Connection): Promise<ExchangeRecords> {
  const collection = connection.collection<ExchangeDocument>('exchanges');
  // Begun at the first start: at the first look would be so late that nothing before it could ever be fenced.
  await whenBegun(connection);

  /** Creates the document unless it is there, and returns it as it then is. `always` is written in both cases. */
  async function createOrFind(key: ExchangeKey, create: Fields, always: Fields = {}): Promise<ExchangeDocument> {
    const whenMissing = Object.entries(create).map(([name, value]) => [name, { $cond: [{ $eq: [{ $type: '$state' }, 'missing'] }, value, `$${name}`] }]);
    const pipeline = [{ $set: { ...Object.fromEntries(whenMissing), ...always } }];
    const upsert = () => collection.findOneAndUpdate({ _id: exchangeId(key) }, pipeline, { upsert: true, returnDocument: 'after' });
    let document;
    try {
      document = await upsert();
    } catch (error) {
      // Two upserts of one document may collide on its id; by then it is there.
      if (!isDuplicateKey(error)) throw error;
      document = await upsert();
    }
    if (document === null) throw new Error('exchange record: an upsert returned nothing');
    return document;
  }

  /**
   * Makes a tombstone of a record that only a look has made, if nothing can have been sent before these records began. In this order: whenever the
   * database is lost, either the book begins anew before it is read here, or the very document is not there any more.
   */
  async function fence({ _id, owner }: ExchangeDocument, sentAt: Date): Promise<boolean> {
    const beganAt = await whenBegun(connection);
    if (sentAt.getTime() <= beganAt.getTime() + CLOCKS_DIFFER_MS) return false;
    const open = { _id, owner, state: { $in: ['sent' as const, 'tombstone' as const] }, sentAt: { $exists: false } };
    const fenced = await collection.updateOne(open, { $set: { state: 'tombstone' } });
    return fenced.matchedCount === 1;
  }

  return {
    async begin(key, details) {
      const owner = randomUUID();
      const { channel, operation } = key;
      const startedAt = performance.now();
      const literals = literal({ owner, state: 'sent', channel, operation, ...fromDetails(details) });
      const document = await createOrFind(key, { ...literals, sentAt: '$$NOW' });
      if (document.owner !== owner || document.sentAt === undefined) return { kind: 'known', record: toRecord(document) };
      // `sentAt` lies after `startedAt`, so this can only be too strict, by the length of the update.
      return { kind: 'begun', leaveBy: startedAt + (details.notAfter.getTime() - document.sentAt.getTime()) };
    },

    async look(key, sentAt) {
      const { channel, operation } = key;
      // From here on nobody sends any more; whether somebody has is not known yet.
      const document = await createOrFind(key, literal({ owner: randomUUID(), state: 'sent', channel, operation }), { inquiredAt: '$$NOW' });
      const now = document.inquiredAt ?? new Date();
      const mayBeFenced = document.state === 'sent' && document.sentAt === undefined;
      return mayBeFenced && (await fence(document, sentAt)) ? { kind: 'fenced', now } : { kind: 'known', record: toRecord(document), now };
    },

    async find(key) {
      const document = await collection.findOne({ _id: exchangeId(key) }, { readConcern: { level: 'majority' } });
      return document === null ? null : toRecord(document);
    },

    async answer(key, outcome) {
      const _id = exchangeId(key);
      const change = { $set: { state: 'answered' as const, ...fromOutcome(outcome, isFinal(outcome)) }, $currentDate: { answeredAt: true as const } };
      // Proof that money moved stands above every other; otherwise the first final outcome stays.
      const open = outcome.kind === 'succeeded' ? { 'outcome.kind': { $ne: 'OUTCOME_KIND_SUCCEEDED' as const } } : { final: { $ne: true } };
      await collection.updateOne({ _id, ...open }, change);
    },
  };
}

/** Keeps texts that begin with a dollar sign from being read as expressions. */
function literal(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { $literal: value }]));
}

/** The database's time when these records began, which is now where they have no beginning; two who begin at once agree. */
async function whenBegun(connection: Connection): Promise<Date> {
  const book = connection.collection<{ _id: string; beganAt: Date }>('exchange_book');
  const begin = () => book.findOneAndUpdate({ _id: 'exchanges' }, [{ $set: { beganAt: { $ifNull: ['$beganAt', '$$NOW'] } } }], { upsert: true, returnDocument: 'after' });
  const begun = await begin().catch((error: unknown) => {
    if (isDuplicateKey(error)) return begin();
    throw error;
  });
  if (begun === null) throw new Error('exchange book: an upsert returned nothing');
  return begun.beganAt;
}
