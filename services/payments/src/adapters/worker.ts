import { setTimeout as sleep } from 'node:timers/promises';
import type { Runtime } from '@adaigi/runtime';
import { Gauge } from 'prom-client';
import type { Clock, PaymentStore, Wake } from '../ports.ts';

export interface WorkerOptions {
  readonly concurrency: number;
  readonly sweepEveryMs: number;
  /** How far behind its time a payment must be before the sweep takes it: the wake-up by event comes first. */
  readonly sweepDelayMs: number;
}

/** A stop must leave time for what is stopped after the worker. */
const STOP_WAIT_MS = 4_000;

/**
 * Runs the executor for woken payments, a bounded number at once, and sweeps what is due. A wake-up is only a hint: what does not fit
 * is left to the sweep, and the lease keeps two runs of one payment apart.
 */
export function createWorker(
  runtime: Runtime,
  ports: { store: PaymentStore; clock: Clock; execute: (id: string) => Promise<void> },
  options: WorkerOptions,
): { wake: Wake } {
  const queued = new Set<string>();
  const running = new Map<string, Promise<void>>();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const run = async (id: string): Promise<void> => {
    try {
      await ports.execute(id);
    } catch (error) {
      // The payment is safe: its lease runs out and the sweep comes back to it.
      runtime.log.error({ paymentId: id, err: error }, 'a step of a payment failed');
    }
  };
  const start = (id: string): void => {
    const done = run(id).finally(() => {
      running.delete(id);
      if (!stopped) startNext();
    });
    running.set(id, done);
  };
  /** The oldest wake-up of a payment that does not run now. */
  const startNext = (): void => {
    for (const id of queued) {
      if (running.has(id)) continue;
      queued.delete(id);
      start(id);
      return;
    }
  };
  const wake: Wake = (id) => {
    if (stopped) return;
    if (running.has(id) || running.size >= options.concurrency) {
      if (queued.size < options.concurrency * 4) queued.add(id);
      return;
    }
    start(id);
  };
  const sweep = async (): Promise<void> => {
    try {
      const room = options.concurrency - running.size;
      if (room > 0) {
        const until = new Date(ports.clock.now().getTime() - options.sweepDelayMs);
        for (const id of await ports.store.due(until, room)) wake(id);
      }
    } catch (error) {
      runtime.log.warn({ err: error }, 'the sweep could not read what is due');
    }
    if (!stopped) {
      timer = setTimeout(() => void sweep(), options.sweepEveryMs);
      timer.unref();
    }
  };

  const gauge: Gauge = new Gauge({
    name: 'adaigi_payments_running',
    help: 'Payments that this process works on now',
    registers: [runtime.metrics],
    collect: () => gauge.set(running.size),
  });
  runtime.onStop('payment worker', async () => {
    stopped = true;
    clearTimeout(timer);
    queued.clear();
    // A charge may last a minute. What does not end in time goes on in the connector, and the next inquiry finds out what came of it.
    await Promise.race([Promise.allSettled(running.values()), sleep(STOP_WAIT_MS, undefined, { ref: false })]);
  });
  void sweep();
  return { wake };
}
