import { setTimeout as sleep } from 'node:timers/promises';
import type { Runtime } from '@adaigi/runtime';
import { Gauge } from 'prom-client';
import type { Clock, PaymentStore, Wake } from '../ports.ts';

export interface WorkerOptions {
  /** Payments under way, those that wait for a provider included. */
  readonly concurrency: number;
  /** Of these, payments that use the database and our own services at the same time; more would only wait for each other, and run into their time limits. */
  readonly stepsAtOnce: number;
  readonly sweepEveryMs: number;
  /** How far behind its time a payment must be before the sweep takes it: the wake-up by event comes first. */
  readonly sweepDelayMs: number;
}

/** What the worker works on, for its gauge and its name among what stops. */
export type Aggregates = 'payments' | 'payouts' | 'payout_looks' | 'deposits' | 'transfers';

/** Runs a call of a step that only waits for a provider, without counting it among the steps at once. */
export type Aside = <T>(call: () => Promise<T>) => Promise<T>;

/** A stop must leave time for what is stopped after the worker. */
const STOP_WAIT_MS = 4_000;

/**
 * Runs the executor for woken payments, a bounded number at once, and sweeps what is due. A wake-up is only a hint: what does not fit
 * is left to the sweep, and the lease keeps two runs of one payment apart. What comes back from a provider goes on at once, whatever else waits:
 * an answer must not be held up by new work.
 */
export function createWorker(
  runtime: Runtime,
  ports: { store: Pick<PaymentStore, 'due'>; clock: Clock; execute: (id: string, aside: Aside) => Promise<void> },
  options: WorkerOptions,
  aggregates: Aggregates = 'payments',
): { wake: Wake } {
  const queued = new Set<string>();
  const running = new Map<string, Promise<void>>();
  /** Runs that wait for a provider. */
  let away = 0;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const run = async (id: string): Promise<void> => {
    try {
      await ports.execute(id, aside);
    } catch (error) {
      // The payment is safe: its lease runs out and the sweep comes back to it.
      runtime.log.error({ id, err: error }, `a step of one of the ${aggregates} failed`);
    }
  };
  const start = (id: string): void => {
    const done = run(id).finally(() => {
      running.delete(id);
      if (!stopped) startNext();
    });
    running.set(id, done);
  };
  const hasRoom = (): boolean => running.size < options.concurrency && running.size - away < options.stepsAtOnce;
  const aside: Aside = async (call) => {
    away += 1;
    if (!stopped) startNext();
    try {
      return await call();
    } finally {
      away -= 1;
    }
  };
  /** The oldest wake-up of a payment that does not run now, when there is room for it. */
  const startNext = (): void => {
    if (!hasRoom()) return;
    for (const id of queued) {
      if (running.has(id)) continue;
      queued.delete(id);
      start(id);
      return;
    }
  };
  const wake: Wake = (id) => {
    if (stopped) return;
    if (running.has(id) || !hasRoom()) {
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
    name: `adaigi_${aggregates}_running`,
    help: `The ${aggregates} that this process works on now`,
    registers: [runtime.metrics],
    collect: () => gauge.set(running.size),
  });
  runtime.onStop(`worker of ${aggregates}`, async () => {
    stopped = true;
    clearTimeout(timer);
    queued.clear();
    // A charge may last a minute. What does not end in time goes on in the connector, and the next inquiry finds out what came of it.
    await Promise.race([Promise.allSettled(running.values()), sleep(STOP_WAIT_MS, undefined, { ref: false })]);
  });
  void sweep();
  return { wake };
}
