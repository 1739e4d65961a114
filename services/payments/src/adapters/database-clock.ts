import { untilReachable } from '@adaigi/mongo';
import type { Runtime } from '@adaigi/runtime';
import type { Connection } from 'mongoose';
import type { Clock } from '../ports.ts';

const RESYNC_EVERY_MS = 30_000;

/**
 * The database's time, kept as an offset from this process' monotonic clock and measured anew every half minute, so that a wrong wall
 * clock on one machine moves no deadline.
 */
export async function createDatabaseClock(runtime: Runtime, connection: Connection): Promise<Clock> {
  let offsetMs = Date.now() - performance.now();
  const sync = async (): Promise<void> => {
    const before = performance.now();
    const answer = await connection.db?.admin().command({ hello: 1 });
    const after = performance.now();
    const localTime: unknown = answer?.['localTime'];
    if (localTime instanceof Date) offsetMs = localTime.getTime() - (before + after) / 2;
  };
  // While the database is away the last offset is the best there is.
  const trySync = (): void => void sync().catch(() => runtime.log.debug('the database clock could not be read'));
  await untilReachable(runtime, sync);
  const timer = setInterval(trySync, RESYNC_EVERY_MS);
  timer.unref();
  runtime.onStop('database clock', async () => clearInterval(timer));
  return { now: () => new Date(Math.round(performance.now() + offsetMs)) };
}
