import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { unrestOfMix } from '../mix/index.ts';

/** What still has to happen; all zero: nothing more will. */
export interface Unrest {
  /** Payments with a next step. */
  readonly payments: number;
  /** Payments and callbacks with unpublished events. */
  readonly outboxes: number;
  readonly callbacks: number;
  /** Notifications that the providers still try to bring. */
  readonly notifications: number;
  /** What is left of payouts, deposits and bookings; 0 without them. */
  readonly mixed: number;
  /** Records that consumers have not handled; null: not all of them say. */
  readonly lag: number | null;
  /** Where the lag is: process, group, topic, records. */
  readonly behind: readonly string[];
}

export interface QuietOptions {
  readonly mongodb: string;
  readonly dbPrefix: string;
  /** Metrics URLs of processes that consume. */
  readonly consumers: readonly string[];
  /** Whether payouts, deposits and the books must be quiet, too. */
  readonly mixed: boolean;
}

const LOOK_EVERY_MS = 500;
/** Looks in a row that must find nothing: what one process has written another may just be reading. */
const LOOKS = 4;

/** Waits until nothing more is to happen. @returns when that was; null at the deadline */
export async function waitForQuiet(options: QuietOptions, deadlineAt: number, report: (unrest: Unrest) => void): Promise<number | null> {
  const client = new MongoClient(options.mongodb);
  try {
    let calm = 0;
    while (Date.now() < deadlineAt) {
      const unrest = await lookAround(client, options);
      report(unrest);
      const { behind: _behind, ...counts } = unrest;
      calm = Object.values(counts).every((count) => count === 0) ? calm + 1 : 0;
      if (calm === LOOKS) return Date.now();
      await sleep(LOOK_EVERY_MS);
    }
    return null;
  } finally {
    await client.close();
  }
}

async function lookAround(client: MongoClient, { dbPrefix, consumers, mixed }: QuietOptions): Promise<Unrest> {
  const payments = client.db(`${dbPrefix}_payments`).collection('payments');
  const deliveries = client.db(`${dbPrefix}_notifier`).collection('deliveries');
  const ipns = client.db(`${dbPrefix}_simulator`).collection('ipns');
  const unpublished = { 'outbox.0': { $exists: true } };
  const [due, paymentOutboxes, deliveryOutboxes, callbacks, notifications, ofMix, lags] = await Promise.all([
    payments.countDocuments({ nextActionAt: { $ne: null } }),
    payments.countDocuments(unpublished),
    deliveries.countDocuments(unpublished),
    deliveries.countDocuments({ state: 'scheduled' }),
    ipns.countDocuments({ state: 'pending' }),
    mixed ? unrestOfMix(client, dbPrefix) : 0,
    Promise.all(consumers.map(lagOf)),
  ]);
  const counts = lags.map((each) => each?.reduce((sum, { count }) => sum + count, 0) ?? null);
  const lag = counts.reduce<number | null>((sum, each) => (sum === null || each === null ? null : sum + each), 0);
  const behind = lags.flatMap((each) => each?.flatMap(({ count, what }) => (count === 0 ? [] : [`${what} ${count}`])) ?? []);
  return { payments: due, outboxes: paymentOutboxes + deliveryOutboxes, callbacks, notifications, mixed: ofMix, lag, behind };
}

async function lagOf(metricsUrl: string): Promise<{ readonly what: string; readonly count: number }[] | null> {
  try {
    const text = await (await fetch(metricsUrl, { signal: AbortSignal.timeout(3_000) })).text();
    return [...text.matchAll(/^adaigi_consumer_lag\{([^}]*)\} (\d+)/gm)].map(([, labels, count]) => ({ what: `${new URL(metricsUrl).port} ${labels}`, count: Number(count) }));
  } catch {
    return null;
  }
}
