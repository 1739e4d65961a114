import { fromUnknown } from '@adaigi/errors';
import type { Runtime } from '@adaigi/runtime';

/** Limits of a write-behind buffer. Weights are in the unit of `weigh`. */
export interface WriteBehindOptions<T> {
  /** For log lines. */
  readonly name: string;
  readonly weigh: (entry: T) => number;
  /** Beyond it the oldest are dropped. */
  readonly maxWeight: number;
  /** As much is written without waiting for more, but for `lagMs`; more of what has piled up is not written at once. */
  readonly batchWeight: number;
  /** So long after there is enough for a batch: buffers that fill together need not burden the machine at the same moment. */
  readonly lagMs?: number;
  /** Writes a batch. What it throws makes the same batch come again, so writing it twice must be harmless. */
  readonly write: (batch: readonly T[]) => Promise<void>;
  readonly onDrop: (entries: readonly T[]) => void;
}

/** A buffer in memory in front of a store. */
export interface WriteBehind<T> {
  readonly push: (entry: T) => void;
}

const FLUSH_AFTER_MS = 200;
const RETRY_AFTER_MS = 2_000;

interface Waiting<T> {
  readonly entry: T;
  readonly weight: number;
}

/** Writes entries in batches, one after the other, soon after they came. A stop writes what is left, as long as the store takes it. */
export function createWriteBehind<T>(runtime: Runtime, options: WriteBehindOptions<T>): WriteBehind<T> {
  const { maxWeight, batchWeight, lagMs = 0 } = options;
  let waiting: Waiting<T>[] = [];
  let weight = 0;
  /** Taken out, and not yet written. */
  let stuck: readonly T[] = [];
  let timer: NodeJS.Timeout | undefined;
  let timerAt = Infinity;
  let writing: Promise<unknown> | null = null;

  const start = (): void => {
    clearTimeout(timer);
    timerAt = Infinity;
    writing = writeOne();
  };
  /** No later than it is due already. */
  const startAfter = (ms: number): void => {
    const at = performance.now() + ms;
    if (at >= timerAt) return;
    clearTimeout(timer);
    timerAt = at;
    timer = setTimeout(start, ms);
  };
  const writeOne = async (): Promise<void> => {
    const nextAfterMs = await flush();
    writing = null;
    if (nextAfterMs !== null) startAfter(nextAfterMs);
  };
  /** What the store refused has its rest first. */
  const startWhenDue = (): void => {
    if (writing !== null || stuck.length > 0) return;
    if (weight < batchWeight) startAfter(FLUSH_AFTER_MS);
    else if (lagMs > 0) startAfter(lagMs);
    else start();
  };
  const take = (most: number): T[] => {
    let count = 0;
    let taken = 0;
    for (const each of waiting) {
      const next = taken + each.weight;
      if (count > 0 && next > most) break;
      taken = next;
      count += 1;
    }
    weight -= taken;
    const entries = waiting.slice(0, count);
    waiting = waiting.slice(count);
    return entries.map(({ entry }) => entry);
  };
  /** Resolves with the time until the next one; null where nothing is left. */
  const flush = async (): Promise<number | null> => {
    if (stuck.length === 0) stuck = take(batchWeight);
    const batch = stuck;
    try {
      if (batch.length > 0) await options.write(batch);
      stuck = [];
      if (waiting.length === 0) return null;
      return weight >= batchWeight ? 0 : FLUSH_AFTER_MS;
    } catch (error) {
      runtime.log.warn({ store: options.name, code: fromUnknown(error).code, waiting: batch.length + waiting.length }, 'decisions could not be logged; trying again');
      return RETRY_AFTER_MS;
    }
  };
  const writeAll = async (): Promise<void> => {
    await flush();
    if (stuck.length === 0 && waiting.length > 0) await writeAll();
  };
  runtime.onStop(`log of decisions in ${options.name}`, async () => {
    clearTimeout(timer);
    await writing;
    clearTimeout(timer);
    await writeAll();
  });
  return {
    push(entry) {
      const each = options.weigh(entry);
      waiting.push({ entry, weight: each });
      weight += each;
      // Several at once, since taking from the front of a long array is dear.
      if (weight > maxWeight) options.onDrop(take(batchWeight));
      startWhenDue();
    },
  };
}
