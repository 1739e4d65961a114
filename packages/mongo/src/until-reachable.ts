import { setTimeout as sleep } from 'node:timers/promises';
import { fromUnknown } from '@adaigi/errors';
import type { Runtime } from '@adaigi/runtime';

const RETRY_MS = 1_000;

/**
 * For what a start asks of MongoDB: does it again for as long as MongoDB cannot be reached, so that a database that goes away in the middle of a start
 * delays the service and does not end it. A stop ends the waiting.
 *
 * @param work - harmless to repeat
 * @throws what `work` throws, when that is not about reaching MongoDB
 */
export async function untilReachable<T>(runtime: Runtime, work: () => Promise<T>): Promise<T> {
  const stopping = new AbortController();
  runtime.onStop('start', async () => stopping.abort());
  for (let failures = 1; ; failures += 1) {
    try {
      return await work();
    } catch (error) {
      if (stopping.signal.aborted || fromUnknown(error).code !== 'unavailable') throw error;
      if (failures === 1) runtime.log.warn('mongodb went away during the start; the service waits for it');
      await sleep(RETRY_MS, undefined, { signal: stopping.signal });
    }
  }
}
