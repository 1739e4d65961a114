import type { Caller, EdgePorts } from '../ports.ts';

/** Longest wait for a final state that the API offers, in seconds. */
export const MAX_WAIT_S = 90;

/** What a merchant asked for when it said how long it would wait. */
export interface Patience {
  /** Seconds; 0 answers at once. */
  readonly waitS: number;
  /** Ends when the caller has gone. */
  readonly signal?: AbortSignal | undefined;
}

/** Whether a wait was honoured; false when too many of this merchant wait already. */
export interface Waited {
  readonly waited: boolean;
}

/** Something that ends. */
export interface Ending<T> {
  readonly now: T;
  readonly isFinal: boolean;
  /** Reads it again, at its end or after `waitMs`. */
  readonly read: (options: { readonly waitMs: number; readonly signal: AbortSignal }) => Promise<T>;
}

/**
 * Waits for the final state of something that exists. Never fails: whatever goes wrong while waiting, what was known is a true answer, and an error
 * would make the merchant believe that there is nothing.
 */
export async function waitForEnd<T>(
  ports: Pick<EdgePorts, 'waitingRoom'>,
  caller: Caller,
  { now, isFinal, read }: Ending<T>,
  { waitS, signal }: Patience,
): Promise<Waited & { readonly latest: T }> {
  if (waitS === 0 || isFinal) return { latest: now, waited: waitS > 0 };
  const waiting = ports.waitingRoom.enter(caller.merchantId, signal, (until) => read({ waitMs: waitS * 1000, signal: until }));
  if (waiting === null) return { latest: now, waited: false };
  try {
    return { latest: await waiting, waited: true };
  } catch {
    return { latest: now, waited: true };
  }
}
