import type { Wake } from '../ports.ts';

/** More than a process creates before their events come back to it. */
const REMEMBERED = 10_000;

/**
 * The process that stores a payment goes on with it at once. Its own event, which comes back over Kafka a moment later, is no news then: it would
 * only take and give back a lease. Other processes hear of it as before.
 */
export function createFirstWake(wake: Wake): { readonly created: Wake; readonly heard: Wake } {
  const own = new Set<string>();
  return {
    created(id) {
      own.add(id);
      const [oldest] = own;
      if (own.size > REMEMBERED && oldest !== undefined) own.delete(oldest);
      wake(id);
    },
    heard(id) {
      if (!own.delete(id)) wake(id);
    },
  };
}
