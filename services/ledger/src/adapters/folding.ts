import { isDuplicateKey } from '@adaigi/mongo';
import type { Connection } from 'mongoose';
import { scopeKey } from '../core/entry.ts';
import type { Entry } from '../core/entry.ts';
import { foldEntries } from '../core/fold.ts';
import { SUM_COLLECTIONS } from './documents.ts';
import type { AdditionDocument, BatchDocument, EntryDocument, SumDocument } from './documents.ts';
import { fromDocument } from './entry-document.ts';
import { isOnlyDuplicates } from './posting.ts';

/** Entries of one batch. */
export const FOLDING_BATCH = 500;
const MAJORITY = { readConcern: 'majority' } as const;

/**
 * Adds waiting entries to the sums, batch by batch, each exactly once. A batch is written down before anything is added; every sum knows the last batch that
 * is in it and takes none twice. So a batch that a crash cut short is simply done again, by any replica, and two replicas at once do it once.
 *
 * @returns a function that does one batch and says how many entries it had.
 */
export function createFolding(connection: Connection): () => Promise<number> {
  const entries = connection.collection<EntryDocument>('entries');
  const batches = connection.collection<BatchDocument>('batches');

  async function apply({ batch, additions, entryIds }: BatchDocument): Promise<void> {
    for (const name of SUM_COLLECTIONS) {
      const writes = additions.filter(({ collection }) => collection === name).map((addition) => addOnce(addition, batch));
      if (writes.length === 0) continue;
      await connection.collection<SumDocument>(name).bulkWrite(writes, { ordered: false }).catch((error: unknown) => {
        // A sum that has this batch already, or a later one.
        if (!isOnlyDuplicates(error)) throw error;
      });
    }
    await entries.updateMany({ _id: { $in: [...entryIds] }, unfolded: true }, { $unset: { unfolded: '' } });
    await batches.updateOne({ _id: 'current', batch }, { $set: { done: true } });
  }

  async function begin(last: BatchDocument | null): Promise<BatchDocument | null> {
    const waiting = await entries.find({ unfolded: true }, MAJORITY).sort({ bookedAt: 1 }).limit(FOLDING_BATCH).toArray();
    if (waiting.length === 0) return null;
    const next: BatchDocument = {
      _id: 'current',
      batch: (last?.batch ?? 0) + 1,
      done: false,
      entryIds: waiting.map(({ _id }) => _id),
      additions: additionsOf(waiting.map(fromDocument)),
    };
    return (await write(last, next)) ? next : null;
  }

  /** False when another replica has written one. */
  async function write(last: BatchDocument | null, next: BatchDocument): Promise<boolean> {
    if (last !== null) return (await batches.replaceOne({ _id: 'current', batch: last.batch, done: true }, next)).matchedCount === 1;
    return batches.insertOne(next).then(() => true, (error: unknown) => {
      if (isDuplicateKey(error)) return false;
      throw error;
    });
  }

  return async () => {
    const last = await batches.findOne({ _id: 'current' }, MAJORITY);
    if (last?.done === false) await apply(last);
    const next = await begin(last);
    if (next !== null) await apply(next);
    return next?.entryIds.length ?? 0;
  };
}

/** The sum that is not there yet is made by the first addition; one that is there and has the batch refuses to be made again. */
function addOnce({ id, names, add }: AdditionDocument, batch: number) {
  return { updateOne: { filter: { _id: id, batch: { $lt: batch } }, update: { $inc: add as never, $set: { batch }, $setOnInsert: names }, upsert: true } };
}

function additionsOf(entries: readonly Entry[]): AdditionDocument[] {
  const { accounts, days, settlements } = foldEntries(entries);
  return [
    ...accounts.map(({ minor, ...names }) => ({ collection: 'accounts', id: `${names.mode}:${names.currency}:${names.account}`, names, add: { minor } }) as const),
    ...days.map(({ scope, day, change }) => ({ collection: 'days', id: `${scopeKey(scope)}:${day}`, names: { ...scope, day }, add: { ...change } }) as const),
    ...settlements.map(({ scope, day, dueMinor, settledMinor, batches }) => {
      const add = { dueMinor, settledMinor, openMinor: dueMinor - settledMinor, batches };
      return { collection: 'settlement_days', id: `${scopeKey(scope)}:${day}`, names: { ...scope, day }, add } as const;
    }),
  ];
}
