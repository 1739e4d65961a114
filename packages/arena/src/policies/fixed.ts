import type { PolicyFactory } from '../policy.ts';

/** The first candidate in one order; channels that the order leaves out come last, as in the file. */
export function fixedOrder(name: string, order: readonly string[]): PolicyFactory {
  return {
    name,
    create(channels) {
      const ranks = new Map([...order, ...channels.map(({ id }) => id).filter((id) => !order.includes(id))].map((id, rank) => [id, rank]));
      const rank = (id: string): number => ranks.get(id) ?? Infinity;
      return {
        choose: ({ candidates }) => ({ channel: candidates.reduce((first, each) => (rank(each.id) < rank(first.id) ? each : first)).id, probability: 1 }),
        learn() {
          // The order stays.
        },
      };
    },
  };
}

/** The file's own order. */
export const fixedPriority: PolicyFactory = fixedOrder('fixed-priority', []);
