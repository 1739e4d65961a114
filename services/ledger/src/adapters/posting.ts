import { isDuplicateKey } from '@adaigi/mongo';
import type { Connection, mongo } from 'mongoose';
import type { EntryDocument, FundsDocument, HoldDocument, PendingDocument } from './documents.ts';

/** Carries what the funds have booked into the journal and the holds. */
export interface Posting {
  /** Comes back when it is in place; a repeat, whole or in part, changes nothing. */
  post(fundsId: string, pending: readonly PendingDocument[]): Promise<void>;
  /** Posts what a crash left behind. How many documents of funds there were. */
  sweep(): Promise<number>;
}

/** Whoever booked it posts it at once; only what is older was left behind. */
const STALE_AFTER_MS = 2_000;
/** Documents of one sweep. */
export const POSTING_BATCH = 100;

export function createPosting(connection: Connection): Posting {
  const entries = connection.collection<EntryDocument>('entries');
  const holds = connection.collection<HoldDocument>('holds');
  const funds = connection.collection<FundsDocument>('funds');

  async function post(fundsId: string, pending: readonly PendingDocument[]): Promise<void> {
    if (pending.length === 0) return;
    const changed = pending.flatMap(({ hold }) => (hold === undefined ? [] : [hold]));
    await Promise.all([
      orThere(entries.insertMany(pending.map(({ entry }) => entry), { ordered: false })),
      changed.length === 0 ? undefined : orThere(holds.bulkWrite(changed.map(replaceOlder), { ordered: false })),
    ]);
    // Only now: a reader who finds nothing pending finds it in its place. Losing this posts again, into what is there.
    await funds.updateOne({ _id: fundsId }, { $pull: { pending: { 'entry._id': { $in: pending.map(({ entry }) => entry._id) } } as never } }, { writeConcern: { w: 1, journal: false } });
  }

  return {
    post,
    async sweep() {
      const stale = await funds.find({ 'pending.at': { $lt: new Date(Date.now() - STALE_AFTER_MS) } }, { readConcern: 'majority' }).limit(POSTING_BATCH).toArray();
      for (const { _id, pending } of stale) await post(_id, pending);
      return stale.length;
    },
  };
}

/** A hold only ever moves on: a posting that comes late finds it further already. */
function replaceOlder({ _id, ...hold }: HoldDocument): mongo.AnyBulkWriteOperation<HoldDocument> {
  return { updateOne: { filter: { _id, changes: { $lt: hold.changes } }, update: { $set: hold }, upsert: true } };
}

/** What is there already was posted before. */
async function orThere(write: Promise<unknown>): Promise<void> {
  await write.catch((error: unknown) => {
    if (!isOnlyDuplicates(error)) throw error;
  });
}

export function isOnlyDuplicates(error: unknown): boolean {
  if (!isDuplicateKey(error)) return false;
  const failed: unknown = error instanceof Error && 'writeErrors' in error ? error.writeErrors : [];
  const each: readonly unknown[] = Array.isArray(failed) ? failed : [failed];
  return each.every((one) => typeof one === 'object' && one !== null && 'code' in one && one.code === 11_000);
}
