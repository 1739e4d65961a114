import type { PaymentStore } from '../src/ports.ts';
import { EPOCH_MS, type Context } from './context.ts';
import { nick, type Database } from './database.ts';
import type { Life, SimProcess } from './process.ts';

const SWEEP_EVERY_MS = 1_000;
const SWEEP_DELAY_MS = 500;
const CONCURRENCY = 8;

/** The worker of a replica as the real one runs: woken payments, a bounded number at once, and a sweep of what is due. */
export interface SimWorker {
  start(): void;
  wake(paymentId: string): void;
  running(): number;
}

export function createWorker(
  context: Context,
  process: SimProcess,
  database: Database,
  sweeps: boolean,
  store: PaymentStore,
  execute: (id: string) => Promise<void>,
): SimWorker {
  let queued = new Set<string>();
  let running = new Set<string>();

  const start = (id: string): void => {
    const [mine, life] = [running, process.life()];
    mine.add(id);
    const end = (): void => {
      mine.delete(id);
      if (life === process.life()) startNext();
    };
    execute(id).then(end, (error: Error) => {
      context.note(process.name, `${nick(id)} step failed: ${error.message}`);
      end();
    });
  };
  const startNext = (): void => {
    for (const id of queued) {
      if (running.has(id)) continue;
      queued.delete(id);
      start(id);
      return;
    }
  };
  const wake = (id: string): void => {
    if (!running.has(id) && running.size < CONCURRENCY) start(id);
    else if (queued.size < CONCURRENCY * 4) queued.add(id);
  };
  const sweep = async (life: Life): Promise<void> => {
    const until = new Date(process.clock.now().getTime() - SWEEP_DELAY_MS);
    const ids = await store.due(until, CONCURRENCY - running.size).catch(() => []);
    for (const id of ids) wake(id);
    process.after(SWEEP_EVERY_MS, () => look(life));
  };
  /** Spares the world a query of which it can be seen from outside that it would find nothing. */
  const look = (life: Life): false | void => {
    const untilMs = process.clock.now().getTime() - EPOCH_MS - SWEEP_DELAY_MS;
    const isSomethingDue = [...database.payments.values()].some(({ nextActionAt }) => nextActionAt !== null && nextActionAt.getTime() - EPOCH_MS <= untilMs);
    if (isSomethingDue && running.size < CONCURRENCY) {
      void sweep(life);
      return undefined;
    }
    process.after(SWEEP_EVERY_MS, () => look(life));
    return false;
  };
  return {
    start() {
      queued = new Set();
      running = new Set();
      const life = process.life();
      if (sweeps && life !== null) process.after(context.random.int(0, SWEEP_EVERY_MS), () => look(life));
    },
    wake,
    running: () => (process.life() === null ? 0 : running.size),
  };
}
