import { setTimeout as sleep } from 'node:timers/promises';

/** Bounds of an exponential back-off. */
export interface BackoffBounds {
  readonly firstMs: number;
  readonly maxMs: number;
}

/** Doubles from `firstMs` to `maxMs`, +-20 % so that replicas do not knock together. `failures` counts from 1. */
export function backoffMs(failures: number, bounds: BackoffBounds, random: () => number = Math.random): number {
  const plain = Math.min(bounds.firstMs * 2 ** Math.min(failures - 1, 30), bounds.maxMs);
  return plain * (0.8 + 0.4 * random());
}

/** Sleeps, or comes back at once when `signal` is aborted. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
