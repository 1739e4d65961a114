import { currentTraceparent } from '@adaigi/runtime';
import type { Connection } from 'mongoose';
import { merchantChange } from '../core/balance.ts';
import { scopeKey } from '../core/entry.ts';
import type { SettlementDays } from '../ports.ts';
import { toBigInt } from './documents.ts';
import type { EntryDocument, SettlementDayDocument } from './documents.ts';
import { toDocument } from './entry-document.ts';
import { addToFunds } from './hold-book.ts';
import { inTransaction } from './transaction.ts';

/** Settlement days in MongoDB. Settling is one transaction, guarded by what the day was when its entry was made. */
export function createSettlementDays(connection: Connection): SettlementDays {
  const days = connection.collection<SettlementDayDocument>('settlement_days');
  const entries = connection.collection<EntryDocument>('entries');
  return {
    async *open(beforeDay) {
      // Not `$ne`: two ranges are what the index can find.
      const found = days.find({ $or: [{ openMinor: { $gt: 0 } }, { openMinor: { $lt: 0 } }], day: { $lt: beforeDay } });
      for await (const { merchantId, mode, currency, day, openMinor, batches } of found) {
        yield { scope: { merchantId, mode, currency }, day, openMinor: toBigInt(openMinor), batches };
      }
    },
    settle({ scope, day, openMinor, batches }, entry) {
      const traceparent = currentTraceparent();
      return inTransaction(connection, async (session) => {
        const guard = { _id: `${scopeKey(scope)}:${day}`, openMinor: openMinor as never, batches };
        const settled = await days.updateOne(guard, { $inc: { settledMinor: openMinor as never, openMinor: -openMinor as never, batches: 1 } }, { session });
        if (settled.modifiedCount === 0) return false;
        await entries.insertOne(toDocument(entry, traceparent), { session });
        await addToFunds(connection, session, scope, merchantChange(entry.moved, scope.merchantId));
        return true;
      });
    },
  };
}
