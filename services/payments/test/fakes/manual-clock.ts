import type { Clock } from '../../src/ports.ts';

/** Time that passes only when it is told to. */
export interface ManualClock extends Clock {
  pass(ms: number): void;
}

export function manualClock(start = new Date('2026-11-20T12:00:00Z')): ManualClock {
  let nowMs = start.getTime();
  return {
    now: () => new Date(nowMs),
    pass: (ms) => {
      nowMs += ms;
    },
  };
}
