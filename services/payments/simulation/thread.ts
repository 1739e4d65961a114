import { parentPort, workerData } from 'node:worker_threads';
import { plantOf } from './plants.ts';
import { simulate } from './simulate.ts';

/** The seeds of one thread: every `stride`-th from the first. */
export interface Share {
  readonly first: number;
  readonly last: number;
  readonly stride: number;
  readonly plant: string | null;
}

const { first, last, stride, plant }: Share = workerData;
// Errors are ordinary here, and nobody reads where they come from.
Error.stackTraceLimit = 0;
for (let seed = first; seed <= last; seed += stride) {
  const { violations, counts, hash } = await simulate(seed, { plant: plant === null ? null : plantOf(plant) });
  parentPort?.postMessage({ seed, violations, counts, hash }, []);
}
