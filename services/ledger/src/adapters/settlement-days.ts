import type { Connection } from 'mongoose';
import type { SettlementDays } from '../ports.ts';
import { toBigInt } from './documents.ts';
import type { SettlementDayDocument } from './documents.ts';

/** Settlement days as they have been folded. */
export function createSettlementDays(connection: Connection): SettlementDays {
  const days = connection.collection<SettlementDayDocument>('settlement_days');
  return {
    async *open(beforeDay) {
      // Not `$ne`: two ranges are what the index can find.
      const found = days.find({ $or: [{ openMinor: { $gt: 0 } }, { openMinor: { $lt: 0 } }], day: { $lt: beforeDay } }, { readConcern: 'majority' });
      for await (const { merchantId, mode, currency, day, openMinor, batches } of found) {
        yield { scope: { merchantId, mode, currency }, day, openMinor: toBigInt(openMinor), batches };
      }
    },
  };
}
