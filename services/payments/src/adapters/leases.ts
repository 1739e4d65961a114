import { randomUUID } from 'node:crypto';
import type { StoredOutboxEntry } from '@adaigi/mongo';
import type { mongo } from 'mongoose';
import type { LeaseUse } from '../ports.ts';

type Leased = Pick<mongo.Collection, 'findOneAndUpdate' | 'updateOne'>;

/**
 * Leases wait for no majority and no journal: one that a failover forgets lets a second worker in, and the version, which is written with
 * majority, stops one of the two before anything is sent.
 */
const LOSABLE = { w: 1, journal: false } as const;

const until = (forMs: number): object => ({ $dateAdd: { startDate: '$$NOW', unit: 'millisecond', amount: forMs } });

/** Takes the lease of an aggregate, judged by the database's clock; null when there is no such document or somebody else holds it. */
export async function acquireLease(collection: Leased, id: string, leaseMs: number): Promise<{ readonly document: object; readonly token: string } | null> {
  const token = randomUUID();
  const document = await collection.findOneAndUpdate(
    { _id: id as never, $expr: { $lt: [{ $ifNull: ['$lease.until', new Date(0)] }, '$$NOW'] } },
    [{ $set: { lease: { token, until: until(leaseMs) } } }],
    { returnDocument: 'after', writeConcern: LOSABLE },
  );
  return document === null ? null : { document, token };
}

/** Makes a lease end this long from now by the database's clock; false when it is somebody else's by now. */
export async function prolongLease(collection: Leased, id: string, token: string, forMs: number): Promise<boolean> {
  const { matchedCount } = await collection.updateOne({ _id: id as never, 'lease.token': token }, [{ $set: { lease: { token, until: until(forMs) } } }], { writeConcern: LOSABLE });
  return matchedCount > 0;
}

/** Gives a lease back; one that is somebody else's by now stays. */
export async function releaseLease(collection: Leased, id: string, token: string): Promise<void> {
  await collection.updateOne({ _id: id as never, 'lease.token': token }, { $set: { lease: null } }, { writeConcern: LOSABLE });
}

/**
 * A change of an aggregate as one pipeline: its fields, the events appended to its outbox, and what becomes of its writer's lease, which is given
 * back only if it is still the writer's. Every literal goes in through `$literal`, since a text may begin with a dollar sign.
 */
export function changeWithLease(values: object, outbox: readonly StoredOutboxEntry[], lease?: LeaseUse): mongo.Document[] {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) fields[name] = { $literal: value };
  if (outbox.length > 0) fields['outbox'] = { $concatArrays: ['$outbox', { $literal: outbox }] };
  if (lease?.use === 'give-back') fields['lease'] = { $cond: [{ $eq: ['$lease.token', lease.token] }, null, '$lease'] };
  if (lease?.use === 'keep') fields['lease'] = { token: lease.token, until: until(lease.forMs) };
  return [{ $set: fields }];
}
