import type { Strike } from '../observation.ts';

/** Every fault that struck, as it strikes. */
export interface Strikes {
  readonly all: readonly Strike[];
  add(kind: string, target: string, detail?: string): void;
  /** How many of each kind. */
  counts(): Map<string, number>;
}

export function createStrikes(): Strikes {
  const all: Strike[] = [];
  return {
    all,
    add: (kind, target, detail = '') => {
      all.push({ at: Date.now(), kind, target, detail });
    },
    counts() {
      const counts = new Map<string, number>();
      for (const { kind } of all) counts.set(kind, (counts.get(kind) ?? 0) + 1);
      return counts;
    },
  };
}
