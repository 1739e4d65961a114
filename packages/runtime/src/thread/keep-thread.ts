import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Runtime } from '../runtime.ts';
import { identityOf, type ThreadKind, type ThreadStart, type ToThread } from './identity.ts';

export interface ThreadOptions<D, O> {
  /** Its configuration; secrets as text. */
  readonly data: D;
  readonly onMessage: (message: O) => void;
  /** It ended by itself: what it was told and has not answered is lost. */
  readonly onLost: () => void;
}

/** A thread that is told `I`. */
export interface Thread<I> {
  /**
   * @param given buffers of the message that become the thread's own, instead of being copied
   * @returns false, and nothing was told, while no thread runs
   */
  tell(message: I, given?: readonly ArrayBuffer[]): boolean;
}

const RESTART_AFTER_MS = 1_000;
const STOP_MS = 6_000;
/** Node's own limit for a thread costs 150 MB more where buffers come and go quickly, and saves no time. */
const YOUNG_MB = 24;

/**
 * Keeps a thread beside the event loop, for work that must not hold it up. It is started again when it ends by itself; with the runtime it stops, after it has
 * done what it was told.
 */
export function keepThread<D, I, O>(runtime: Runtime, { label, file }: ThreadKind<D, I, O>, { data, onMessage, onLost }: ThreadOptions<D, O>): Thread<I> {
  const workerData: ThreadStart = { identity: identityOf(runtime), data };
  const stopping = new AbortController();
  let worker: Worker | null = null;

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      worker = new Worker(file, { workerData, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
      worker.on('message', onMessage);
      worker.on('error', (error) => runtime.log.error({ thread: label, err: error }, 'a thread failed'));
      const ended = new Promise((resolve) => worker?.once('exit', resolve));
      await ended;
      worker = null;
      if (stopping.signal.aborted) return;
      runtime.log.error({ thread: label }, 'a thread ended; it is started again');
      onLost();
      await sleep(RESTART_AFTER_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const running = run();

  runtime.onStop(`thread ${label}`, async () => {
    stopping.abort();
    worker?.postMessage({ kind: 'stop' } satisfies ToThread, []);
    const late = sleep(STOP_MS, 'late' as const, { ref: false });
    if ((await Promise.race([running, late])) !== 'late') return;
    runtime.log.warn({ thread: label }, 'a thread did not stop in time');
    await worker?.terminate();
  });
  return {
    tell(message, given = []) {
      if (worker === null) return false;
      worker.postMessage({ kind: 'message', message } satisfies ToThread, given);
      return true;
    },
  };
}
