import type { AggregateOutbox } from '@adaigi/mongo';

/** Two collections of aggregates behind one relay: the ids of the second kind begin with a prefix. */
export function joinOutboxes(first: AggregateOutbox, prefix: string, second: AggregateOutbox): AggregateOutbox {
  const storeOf = (id: string): AggregateOutbox => (id.startsWith(prefix) ? second : first);
  return {
    unpublished: (id) => storeOf(id).unpublished(id),
    markPublished: (id, eventIds) => storeOf(id).markPublished(id, eventIds),
    stale: async (olderThanMs, limit) => (await Promise.all([first.stale(olderThanMs, limit), second.stale(olderThanMs, limit)])).flat(),
    oldestAgeMs: async () => Math.max(...(await Promise.all([first.oldestAgeMs(), second.oldestAgeMs()]))),
  };
}
