/** Caps hold over any span of this length. */
const WINDOW_MS = 60_000;
/** A channel that was chosen and is not heard of within this time was not used: requests may leave at most this late. */
const RESERVED_MS = 15_000;

interface Counted {
  readonly counters: readonly string[];
  readonly at: number;
}

/** Attempts of the last minute on counters that have a cap. */
export interface Volume {
  /** When the counter has room again, in milliseconds since the epoch; null when it has room now. */
  fullUntil(counter: string, max: number, now: number): number | null;
  /** The decision put a channel first: its attempt counts from now on, so that decisions at one moment do not all find the same room. */
  reserve(attemptId: string, counters: readonly string[], now: number): void;
  /** The attempt has really started, perhaps on another channel. */
  started(attemptId: string, counters: readonly string[], at: number): void;
  /** Attempts that have started, for a snapshot. */
  counted(): readonly CountedAttempt[];
}

/** An attempt on its counters. */
export interface CountedAttempt {
  readonly attemptId: string;
  readonly counters: readonly string[];
  readonly at: number;
}

/** Counts attempts; times are milliseconds since the epoch. */
export function createVolume(): Volume {
  const reserved = new Map<string, Counted>();
  const running = new Map<string, Counted>();
  const counts = new Map<string, number>();

  const add = (into: Map<string, Counted>, attemptId: string, counted: Counted): void => {
    if (counted.counters.length === 0) return;
    into.set(attemptId, counted);
    for (const counter of counted.counters) counts.set(counter, (counts.get(counter) ?? 0) + 1);
  };
  const remove = (from: Map<string, Counted>, attemptId: string): void => {
    const counted = from.get(attemptId);
    if (counted === undefined) return;
    from.delete(attemptId);
    for (const counter of counted.counters) {
      const left = (counts.get(counter) ?? 0) - 1;
      if (left > 0) counts.set(counter, left);
      else counts.delete(counter);
    }
  };
  // Both maps are in the order of their times, but for what the broker mixed: that is forgotten a little later, never earlier.
  const forget = (now: number): void => {
    for (const [attemptId, { at }] of running) {
      if (at > now - WINDOW_MS) break;
      remove(running, attemptId);
    }
    for (const [attemptId, { at }] of reserved) {
      if (at > now - RESERVED_MS) break;
      remove(reserved, attemptId);
    }
  };
  return {
    fullUntil(counter, max, now) {
      forget(now);
      if ((counts.get(counter) ?? 0) < max) return null;
      for (const { counters, at } of running.values()) if (counters.includes(counter)) return Math.max(now + 1, at + WINDOW_MS);
      return now + RESERVED_MS;
    },
    reserve(attemptId, counters, now) {
      remove(reserved, attemptId);
      if (!running.has(attemptId)) add(reserved, attemptId, { counters, at: now });
    },
    started(attemptId, counters, at) {
      remove(reserved, attemptId);
      remove(running, attemptId);
      add(running, attemptId, { counters, at });
    },
    counted: () => [...running].map(([attemptId, { counters, at }]) => ({ attemptId, counters, at })),
  };
}
