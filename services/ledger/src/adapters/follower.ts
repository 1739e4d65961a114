import type { Runtime } from '@adaigi/runtime';
import type { Wake } from '../ports.ts';
import type { Lease } from './lease.ts';

/** One kind of work behind the journal. */
export interface Chore {
  readonly name: string;
  /** Does one batch; how much there was. */
  readonly run: () => Promise<number>;
  /** What one batch takes at most: as much as this means that there may be more, so it looks again at once. */
  readonly batch: number;
  /** Longest time between two looks. */
  readonly everyMs: number;
  /** After a wake-up, what comes in this time goes into the same batch: a batch of one costs as much as a batch of many. Null where wake-ups tell nothing. */
  readonly gatherMs: number | null;
}

/** After a failure. */
const REST_MS = 1_000;

/**
 * Does the chores behind the journal while this replica has the lease: soon after a wake-up, and at the latest when their time has come. A chore that fails
 * is tried again and holds up no other.
 */
export function createFollower(runtime: Runtime, lease: Lease, chores: readonly Chore[]): Wake {
  const wakes = chores.flatMap((chore) => startChore(runtime, lease, chore) ?? []);
  return () => {
    for (const wake of wakes) wake();
  };
}

/** @returns null where wake-ups tell nothing. */
function startChore(runtime: Runtime, lease: Lease, { name, run, batch, everyMs, gatherMs }: Chore): Wake | null {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let dueAt = Number.POSITIVE_INFINITY;
  let again = false;
  let failing = false;
  const stopping = new AbortController();

  function plan(inMs: number): void {
    const at = performance.now() + inMs;
    if (stopping.signal.aborted || at >= dueAt) return;
    clearTimeout(timer);
    dueAt = at;
    timer = setTimeout(start, inMs);
  }

  function start(): void {
    dueAt = Number.POSITIVE_INFINITY;
    again = false;
    running = look();
  }

  async function look(): Promise<void> {
    const nextMs = await work();
    running = null;
    plan(again && gatherMs !== null ? Math.min(nextMs, gatherMs) : nextMs);
  }

  /** @returns when to look again. */
  async function work(): Promise<number> {
    try {
      while (!stopping.signal.aborted && (await lease.take())) {
        if ((await run()) >= batch) continue;
        if (failing) runtime.log.info({ chore: name }, 'a chore of the ledger works again');
        failing = false;
        return everyMs;
      }
      return everyMs;
    } catch (error) {
      if (!failing) runtime.log.warn({ chore: name, err: error }, 'a chore of the ledger failed; it will be tried again');
      failing = true;
      again = false;
      return REST_MS;
    }
  }

  runtime.onStop(`ledger ${name}`, async () => {
    stopping.abort();
    clearTimeout(timer);
    await running;
  });
  plan(0);
  if (gatherMs === null) return null;
  return () => {
    if (failing) return;
    if (running === null) plan(gatherMs);
    else again = true;
  };
}
