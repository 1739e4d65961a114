import { isDuplicateKey } from '@adaigi/mongo';
import type { Connection } from 'mongoose';

/** A lease that a failover forgets lets a second replica follow, which is harmless. */
const LOSABLE = { writeConcern: { w: 1, journal: false } } as const;

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
  const until = { $dateAdd: { startDate: '$$NOW', unit: 'millisecond', amount: leaseMs } };
  let renewAt = Number.NEGATIVE_INFINITY;

  async function renew(): Promise<boolean> {
    const mine = { _id: name, $or: [{ holder }, { $expr: { $lt: ['$until', '$$NOW'] } }] };
    const renewed = await leases.updateOne(mine, [{ $set: { holder: { $literal: holder }, until } }], LOSABLE);
    return renewed.matchedCount > 0;
  }

  /** False when it is there: an upsert takes no `$expr`. */
  async function make(): Promise<boolean> {
    return leases.insertOne({ _id: name, holder: '', until: new Date(0) }, LOSABLE).then(() => true, (error: unknown) => {
      if (isDuplicateKey(error)) return false;
      throw error;
    });
  }

  return {
    async take() {
      const askedAt = performance.now();
      if (askedAt < renewAt) return true;
      if (!(await renew()) && !((await make()) && (await renew()))) return false;
      renewAt = askedAt + leaseMs / 3;
      return true;
    },
    async giveBack() {
      renewAt = Number.NEGATIVE_INFINITY;
      await leases.deleteOne({ _id: name, holder }, LOSABLE);
    },
  };
}
