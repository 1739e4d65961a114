import type { PolicyFactory } from '../policy.ts';

/** The first candidate in one order, given as places in the file; channels that it leaves out come last, as in the file. */
export function fixedOrder(name: string, order: readonly number[]): PolicyFactory {
  return {
    name,
    create(channels) {
      const ranks = new Map(channels.map(({ id }, index) => [id, order.includes(index) ? order.indexOf(index) : order.length + index]));
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
