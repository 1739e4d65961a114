import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient } from 'mongodb';

/** What still has to happen; all zero: nothing more will. */
export interface Unrest {
  /** Payments with a next step. */
  readonly payments: number;
  /** Payments and callbacks with unpublished events. */
  readonly outboxes: number;
  readonly callbacks: number;
  /** Notifications that the providers still try to bring. */
  readonly notifications: number;
  /** Records that consumers have not handled; null: not all of them say. */
  readonly lag: number | null;
}

export interface QuietOptions {
  readonly mongodb: string;
  readonly dbPrefix: string;
  /** Metrics URLs of processes that consume. */
  readonly consumers: readonly string[];
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
      calm = Object.values(unrest).every((count) => count === 0) ? calm + 1 : 0;
      if (calm === LOOKS) return Date.now();
      await sleep(LOOK_EVERY_MS);
    }
    return null;
  } finally {
    await client.close();
  }
}

async function lookAround(client: MongoClient, { dbPrefix, consumers }: QuietOptions): Promise<Unrest> {
  const payments = client.db(`${dbPrefix}_payments`).collection('payments');
  const deliveries = client.db(`${dbPrefix}_notifier`).collection('deliveries');
  const ipns = client.db(`${dbPrefix}_simulator`).collection('ipns');
  const unpublished = { 'outbox.0': { $exists: true } };
  const [due, paymentOutboxes, deliveryOutboxes, callbacks, notifications, lags] = await Promise.all([
    payments.countDocuments({ nextActionAt: { $ne: null } }),
    payments.countDocuments(unpublished),
    deliveries.countDocuments(unpublished),
    deliveries.countDocuments({ state: 'scheduled' }),
    ipns.countDocuments({ state: 'pending' }),
    Promise.all(consumers.map(lagOf)),
  ]);
  const lag = lags.reduce<number | null>((sum, each) => (sum === null || each === null ? null : sum + each), 0);
  return { payments: due, outboxes: paymentOutboxes + deliveryOutboxes, callbacks, notifications, lag };
}

async function lagOf(metricsUrl: string): Promise<number | null> {
  try {
    const text = await (await fetch(metricsUrl, { signal: AbortSignal.timeout(3_000) })).text();
    return [...text.matchAll(/^adaigi_consumer_lag\{[^}]*\} (\d+)/gm)].reduce((sum, [, count]) => sum + Number(count), 0);
  } catch {
    return null;
  }
}
