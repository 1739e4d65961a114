import { isDuplicateKey } from '@adaigi/mongo';
import type { Connection } from 'mongoose';

interface LeaseDocument {
  readonly _id: string;
  readonly holder: string;
  readonly until: Date;
}

/** One replica follows the journal at a time, so that two do not start each other's transactions again. Only speed hangs on it. */
export interface Lease {
  /** Takes or keeps it; false while another replica has it. */
  take(): Promise<boolean>;
  giveBack(): Promise<void>;
}

/** Times are the database's; renewed once a third of the time has gone. */
export function createLease(connection: Connection, name: string, holder: string, leaseMs: number): Lease {
  const leases = connection.collection<LeaseDocument>('leases');
  let renewAt = Number.NEGATIVE_INFINITY;
  return {
    async take() {
      const askedAt = performance.now();
      if (askedAt < renewAt) return true;
      const until = { $dateAdd: { startDate: '$$NOW', unit: 'millisecond', amount: leaseMs } };
      try {
        const free = { _id: name, $or: [{ holder }, { $expr: { $lt: ['$until', '$$NOW'] } }] };
        await leases.updateOne(free, [{ $set: { holder: { $literal: holder }, until } }], { upsert: true, writeConcern: { w: 1, journal: false } });
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
      renewAt = askedAt + leaseMs / 3;
      return true;
    },
    async giveBack() {
      renewAt = Number.NEGATIVE_INFINITY;
      await leases.deleteOne({ _id: name, holder }, { writeConcern: { w: 1, journal: false } });
    },
  };
}
