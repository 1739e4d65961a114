import { Worker } from 'node:worker_threads';
import type { Result } from './simulate.ts';
import type { Share } from './thread.ts';

export type SeedResult = Omit<Result, 'history'>;

/** All seeds of a run together. */
export interface Summary {
  readonly seeds: number;
  readonly failed: readonly SeedResult[];
  readonly counts: Record<string, number>;
  readonly elapsedMs: number;
}

export interface RunOptions {
  readonly firstSeed: number;
  readonly seeds: number;
  readonly threads: number;
  readonly plant: string | null;
  /** Ends the run with the first broken invariant. */
  readonly stopAtFirst: boolean;
  readonly onSeed?: (done: number, failed: number) => void;
}

/** Runs seeds on worker threads; the result of a seed does not depend on how many there are. */
export async function runSeeds({ firstSeed, seeds, threads, plant, stopAtFirst, onSeed }: RunOptions): Promise<Summary> {
  const startedAt = performance.now();
  const failed: SeedResult[] = [];
  const counts: Record<string, number> = {};
  let done = 0;
  const workers: Worker[] = [];
  const shares = Array.from({ length: Math.min(threads, seeds) }, (_, thread): Share => ({ first: firstSeed + thread, last: firstSeed + seeds - 1, stride: threads, plant }));
  await Promise.all(
    shares.map(
      (share) =>
        new Promise<void>((resolve, reject) => {
          const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: share });
          workers.push(worker);
          worker.on('message', (result: SeedResult) => {
            done += 1;
            for (const [name, count] of Object.entries(result.counts)) counts[name] = (counts[name] ?? 0) + count;
            if (result.violations.length > 0) failed.push(result);
            onSeed?.(done, failed.length);
            if (stopAtFirst && failed.length > 0) void Promise.all(workers.map((each) => each.terminate()));
          });
          worker.on('error', reject);
          worker.on('exit', () => resolve());
        }),
    ),
  );
  return { seeds: done, failed: failed.toSorted((a, b) => a.seed - b.seed), counts, elapsedMs: performance.now() - startedAt };
}
