import { setPriority } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { Registry } from 'prom-client';
import { endProcess } from '../end-process.ts';
import { createLogger } from '../log/logger.ts';
import type { Runtime } from '../runtime.ts';
import { StopHooks } from '../stop-hooks.ts';
import type { ThreadKind, ThreadStart, ToThread } from './identity.ts';

/** Behind whoever asks, with a tenth of a core's time where all of it is wanted. */
const PRIORITY = 10;
const PATIENCE_MS = 2_000;

/**
 * Runs a module as a thread that `keepThread` started: logs as its process, stops with it. Messages wait until `wire` has made the handler, and come in order.
 * Its metrics stay its own: what is to be seen is answered and counted by the process.
 */
export function runThread<D, I, O>(_kind: ThreadKind<D, I, O>, wire: (runtime: Runtime, data: D, answer: (message: O) => void) => Promise<(message: I) => void>): void {
  const port = parentPort;
  if (port === null) throw new Error('this module is a thread; keepThread starts it');
  const { identity, data } = workerData as ThreadStart;
  const log = createLogger({ service: identity.name, instance: identity.instance, level: identity.logLevel });
  const hooks = new StopHooks();
  const runtime: Runtime = {
    name: identity.name,
    env: identity.env,
    instance: identity.instance,
    log,
    metrics: new Registry(),
    onStop: (label, stop) => hooks.add(label, stop),
    readiness: () => undefined,
    fail: (why, error) => {
      throw new Error(why, { cause: error });
    },
  };
  // On Linux of the thread alone; elsewhere it would be the process.
  if (process.platform === 'linux') setPriority(PRIORITY);
  let isStopping = false;
  let hasWork = false;
  const wired = wire(runtime, data as D, (message) => port.postMessage(message, [])).catch((error: unknown) => {
    // A stop ends what waits, for example for a database.
    if (!isStopping) throw error;
    return () => undefined;
  });
  const hear = async (told: ToThread): Promise<void> => {
    if (told.kind === 'message') {
      hasWork = true;
      return (await wired)(told.message as I);
    }
    isStopping = true;
    // What it was told is done first, unless what it needs for that does not come.
    if (hasWork) await Promise.race([wired, sleep(PATIENCE_MS)]);
    await hooks.run(log);
    port.close();
    // Of the thread alone.
    endProcess(0);
  };
  port.on('message', (told: ToThread) => void hear(told));
}
