import type { ClientSession, Connection, mongo } from 'mongoose';
import { toBigInt } from './documents.ts';
import type { AdditionDocument, BatchDocument, EntryDocument, FundsDocument, SumDocument } from './documents.ts';

/** The batch that is being added at a moment: some sums have it and some do not. */
export interface Moment {
  /** A field of a sum without the batch that is under way. */
  without(collection: AdditionDocument['collection'], document: SumDocument, field: string): bigint;
  /** Whether the batch under way has this entry. */
  isUnderWay(entryId: string): boolean;
  /** Entries that are in no sum yet, those of the batch under way and those that the journal does not have yet included. */
  waiting(filter: mongo.Filter<EntryDocument>, fundsFilter: mongo.Filter<FundsDocument>): Promise<EntryDocument[]>;
}

/** What has to be known beside the sums to say exactly what the journal says at the moment of a session. */
export async function readMoment(connection: Connection, session: ClientSession): Promise<Moment> {
  const entries = connection.collection<EntryDocument>('entries');
  const underWay = await connection.collection<BatchDocument>('batches').findOne({ _id: 'current', done: false }, { session });
  const additions = new Map(underWay?.additions.map((addition) => [`${addition.collection} ${addition.id}`, addition]));
  const underWayIds = new Set(underWay?.entryIds);
  return {
    without(collection, document, field) {
      const stored = toBigInt((document as unknown as Record<string, bigint | undefined>)[field]);
      const added = document.batch === underWay?.batch ? additions.get(`${collection} ${document._id}`)?.add[field] : undefined;
      return stored - toBigInt(added);
    },
    isUnderWay: (entryId) => underWayIds.has(entryId),
    async waiting(filter, fundsFilter) {
      const marked = await entries.find({ unfolded: true, ...filter }, { session }).toArray();
      const seen = new Set(marked.map(({ _id }) => _id));
      const unmarked = underWayIds.size === 0 ? [] : await entries.find({ _id: { $in: [...underWayIds].filter((id) => !seen.has(id)) }, ...filter }, { session }).toArray();
      return [...marked, ...unmarked, ...(await unposted(connection, session, fundsFilter))];
    },
  };
}

/** Entries that the funds have booked and the journal does not have yet. */
async function unposted(connection: Connection, session: ClientSession, filter: mongo.Filter<FundsDocument>): Promise<EntryDocument[]> {
  const found = await connection.collection<FundsDocument>('funds').find({ 'pending.at': { $exists: true }, ...filter }, { session }).toArray();
  const pending = found.flatMap((document) => document.pending.map(({ entry }) => entry));
  if (pending.length === 0) return [];
  const posted = await connection.collection<EntryDocument>('entries').find({ _id: { $in: pending.map(({ _id }) => _id) } }, { session, projection: { _id: 1 } }).toArray();
  const there = new Set(posted.map(({ _id }) => _id));
  return pending.filter(({ _id }) => !there.has(_id));
}
