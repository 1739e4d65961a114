import type { Operation } from '../core/faults.ts';
import type { Collections } from './collections.ts';

/** Counts a call and answers its number, from 1. Durable, so that a killed simulator goes on with the same plan. */
export async function countCall(collections: Collections, account: string, operation: Operation, reference: string): Promise<number> {
  const counted = await collections.calls.findOneAndUpdate(
    { _id: `${account}:${operation}:${reference}` },
    { $inc: { count: 1 } },
    { upsert: true, returnDocument: 'after' },
  );
  return counted?.count ?? 1;
}
