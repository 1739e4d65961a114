import { setImmediate as nextTurn } from 'node:timers/promises';
import { fromUnknown } from '@adaigi/errors';
import type { Runtime } from '@adaigi/runtime';

/** Limits of a write-behind buffer. Weights are in the unit of `weigh`. */
export interface WriteBehindOptions<T, R> {
  /** For log lines. */
  readonly name: string;
  readonly weigh: (entry: T) => number;
  /** Beyond it the oldest are dropped. */
  readonly maxWeight: number;
  readonly maxBatchWeight: number;
  /** Called for one entry after the other, with turns of the event loop between them: those that wait for an answer go first. */
  readonly render: (entry: T) => R;
  /** Writes a batch. What it throws makes the same batch come again, so writing it twice must be harmless. */
  readonly write: (batch: Batch<T, R>) => Promise<void>;
  readonly onDrop: (count: number) => void;
}

/** Entries that are written together. */
export interface Batch<T, R> {
  readonly entries: readonly T[];
  readonly rendered: readonly R[];
}

/** A buffer in memory in front of a store. */
export interface WriteBehind<T> {
  readonly push: (entry: T) => void;
}

const FLUSH_AFTER_MS = 200;
const RETRY_AFTER_MS = 2_000;
/** Rendered in one turn of the event loop. */
const SLICE = 8;

/** Writes entries in batches, one after the other, soon after they came. A stop writes what is left, as long as the store takes it. */
export function createWriteBehind<T, R>(runtime: Runtime, options: WriteBehindOptions<T, R>): WriteBehind<T> {
  const { weigh, maxWeight, maxBatchWeight } = options;
  let waiting: T[] = [];
  let weight = 0;
  /** Taken out, and not yet written. */
  let stuck: Batch<T, R> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<unknown> | null = null;

  const schedule = (afterMs: number): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      writing = flush().finally(() => {
        writing = null;
      });
    }, afterMs);
  };
  const take = (most: number): T[] => {
    let count = 0;
    let taken = 0;
    for (const entry of waiting) {
      const next = taken + weigh(entry);
      if (count > 0 && next > most) break;
      taken = next;
      count += 1;
    }
    weight -= taken;
    const entries = waiting.slice(0, count);
    waiting = waiting.slice(count);
    return entries;
  };
  const flush = async (): Promise<boolean> => {
    stuck ??= await render(take(maxBatchWeight), options.render);
    const batch = stuck;
    if (batch === null) return true;
    try {
      await options.write(batch);
      stuck = null;
      if (waiting.length > 0) schedule(weight >= maxBatchWeight ? 0 : FLUSH_AFTER_MS);
      return true;
    } catch (error) {
      runtime.log.warn({ store: options.name, code: fromUnknown(error).code, waiting: batch.entries.length + waiting.length }, 'decisions could not be logged; trying again');
      schedule(RETRY_AFTER_MS);
      return false;
    }
  };
  const writeAll = async (): Promise<void> => {
    const left = (stuck?.entries.length ?? 0) + waiting.length;
    if (left > 0 && (await flush())) await writeAll();
  };
  runtime.onStop(`log of decisions in ${options.name}`, async () => {
    clearTimeout(timer);
    await writing;
    await writeAll();
    clearTimeout(timer);
  });
  return {
    push(entry) {
      waiting.push(entry);
      weight += weigh(entry);
      // Several at once, since taking from the front of a long array is dear.
      if (weight > maxWeight) options.onDrop(take(maxBatchWeight).length);
      if (writing === null) schedule(FLUSH_AFTER_MS);
    },
  };
}

async function render<T, R>(entries: readonly T[], one: (entry: T) => R): Promise<Batch<T, R> | null> {
  if (entries.length === 0) return null;
  const rendered: R[] = [];
  for (const [index, entry] of entries.entries()) {
    rendered.push(one(entry));
    if (index % SLICE === SLICE - 1) await nextTurn();
  }
  return { entries, rendered };
}
