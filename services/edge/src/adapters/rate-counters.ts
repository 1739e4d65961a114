import { LRUCache } from 'lru-cache';
import { Schema, type Connection, type Model } from 'mongoose';
import type { Runtime } from '@adaigi/runtime';
import type { RateLimits } from '../ports.ts';

/** Length of a counting window. */
const WINDOW_MS = 10_000;
const SYNC_EVERY_MS = 1_000;
const MAX_SUBJECTS = 50_000;
/** A subject is shared with the other replicas once it has used this part of its limit here: a spray of addresses stays in memory. */
const SHARED_FROM = 0.1;

export interface RateDocument {
  readonly _id: string;
  readonly count: number;
  readonly expiresAt: Date;
}

const schema = new Schema<RateDocument>(
  { _id: { type: String, required: true }, count: { type: Number, required: true }, expiresAt: { type: Date, required: true } },
  { versionKey: false, collection: 'rate_counters' },
);
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export function rateModel(connection: Connection): Model<RateDocument> {
  return connection.model<RateDocument>('RateCounter', schema);
}

interface Counter {
  readonly window: number;
  /** Counted here since the last sync. */
  unsynced: number;
  /** Counted by all replicas at the last sync, ours included. */
  shared: number;
}

/**
 * Counts per fixed window, in memory, synchronised through MongoDB once a second: a replica knows of the others' requests at most that
 * late, so N replicas may let through about one second more than the limit. With MongoDB away each replica counts alone.
 */
export function createRateCounters(
  runtime: Runtime,
  model: Model<RateDocument>,
  clock: { now(): Date },
  limits: { readonly ip: number; readonly key: number },
): RateLimits {
  const counters = new LRUCache<string, Counter>({ max: MAX_SUBJECTS });
  const timer = setInterval(() => void sync().catch(() => undefined), SYNC_EVERY_MS);
  timer.unref();
  runtime.onStop('rate counters', async () => clearInterval(timer));

  async function sync(): Promise<void> {
    const window = windowOf(clock.now());
    const due = [...counters.entries()].filter(([key, counter]) => counter.window === window && counter.unsynced > 0 && isShared(key, counter));
    if (due.length === 0) return;
    const expiresAt = new Date((window + 3) * WINDOW_MS);
    const sent = due.map(([key, counter]) => ({ counter, id: `${window} ${key}`, count: counter.unsynced }));
    await model.collection.bulkWrite(
      sent.map(({ id, count }) => ({ updateOne: { filter: { _id: id as never }, update: { $inc: { count }, $set: { expiresAt } }, upsert: true } })),
      { ordered: false, writeConcern: { w: 1 } },
    );
    for (const { counter, count } of sent) {
      counter.unsynced -= count;
      counter.shared += count;
    }
    const totals = await model.find({ _id: { $in: sent.map(({ id }) => id) } }).lean();
    const byId = new Map(totals.map((total) => [total._id, total.count]));
    for (const { counter, id } of sent) counter.shared = Math.max(counter.shared, byId.get(id) ?? 0);
  }

  function isShared(key: string, counter: Counter): boolean {
    const limit = key.startsWith('ip ') ? limits.ip : limits.key;
    return counter.unsynced + counter.shared >= limit * SHARED_FROM;
  }

  return {
    take(kind, subject) {
      const now = clock.now();
      const window = windowOf(now);
      const key = `${kind} ${subject}`;
      const known = counters.get(key);
      const counter = known?.window === window ? known : { window, unsynced: 0, shared: 0 };
      if (counter !== known) counters.set(key, counter);
      if (counter.unsynced + counter.shared >= limits[kind]) return Math.max(1, Math.ceil(((window + 1) * WINDOW_MS - now.getTime()) / 1000));
      counter.unsynced += 1;
      return null;
    },
  };
}

function windowOf(now: Date): number {
  return Math.floor(now.getTime() / WINDOW_MS);
}
