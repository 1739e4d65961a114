import type { Connection } from 'mongoose';
import { scopeKey } from '../core/entry.ts';
import { foldEntries } from '../core/fold.ts';
import type { AccountDocument, DayDocument, EntryDocument, SettlementDayDocument } from './documents.ts';
import { fromDocument } from './entry-document.ts';
import { inTransaction } from './transaction.ts';

/** Entries of one transaction. */
const BATCH = 500;

/**
 * Adds a batch of waiting entries to the balances and takes their marks away, all in one transaction: each entry counts exactly once, whoever else folds,
 * and whenever this process dies.
 */
export function createFolding(connection: Connection): () => Promise<number> {
  const entries = connection.collection<EntryDocument>('entries');
  const accounts = connection.collection<AccountDocument>('accounts');
  const days = connection.collection<DayDocument>('days');
  const settlementDays = connection.collection<SettlementDayDocument>('settlement_days');

  return () =>
    inTransaction(connection, async (session) => {
      const waiting = await entries.find({ unfolded: true }, { session }).sort({ bookedAt: 1 }).limit(BATCH).toArray();
      if (waiting.length === 0) return 0;
      const unmarked = await entries.updateMany({ _id: { $in: waiting.map(({ _id }) => _id) }, unfolded: true }, { $unset: { unfolded: '' } }, { session });
      if (unmarked.modifiedCount !== waiting.length) throw new Error('entries were folded by somebody else inside this transaction');
      const folded = foldEntries(waiting.map(fromDocument));
      if (folded.accounts.length > 0) {
        const updates = folded.accounts.map(({ minor, ...names }) => upsert(`${names.mode}:${names.currency}:${names.account}`, names, { minor }));
        await accounts.bulkWrite(updates, { session, ordered: false });
      }
      if (folded.days.length > 0) {
        const updates = folded.days.map(({ scope, day, change }) => upsert(`${scopeKey(scope)}:${day}`, { ...scope, day }, { ...change }));
        await days.bulkWrite(updates, { session, ordered: false });
      }
      if (folded.settlements.length > 0) {
        const updates = folded.settlements.map(({ scope, day, minor }) => upsert(`${scopeKey(scope)}:${day}`, { ...scope, day }, { dueMinor: minor, settledMinor: 0n, openMinor: minor, batches: 0n }));
        await settlementDays.bulkWrite(updates, { session, ordered: false });
      }
      return waiting.length;
    });
}

/** Adds to numbers of a document and makes it where it is not there. */
function upsert(_id: string, names: object, add: Readonly<Record<string, bigint>>) {
  return { updateOne: { filter: { _id }, update: { $inc: add as never, $setOnInsert: names }, upsert: true } };
}
