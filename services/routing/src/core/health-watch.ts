import type { Health } from '@adaigi/routing-engine';

/** When each channel became what it is. */
export interface HealthWatch {
  /** Looks at a channel; answers with the state it left when it has just changed, else null. */
  look(channel: string, health: Health, now: number): Health | null;
  /** Since when, as far as this process has seen; milliseconds since the epoch. */
  since(channel: string): number | null;
}

export function createHealthWatch(): HealthWatch {
  const seen = new Map<string, { health: Health; since: number }>();
  return {
    look(channel, health, now) {
      const before = seen.get(channel);
      if (before?.health === health) return null;
      seen.set(channel, { health, since: now });
      return before?.health ?? null;
    },
    since: (channel) => seen.get(channel)?.since ?? null,
  };
}
