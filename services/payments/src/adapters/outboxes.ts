import type { AggregateOutbox } from '@adaigi/mongo';

/** Several collections of aggregates behind one relay: the ids of all but the first kind begin with a prefix of theirs. */
export function joinOutboxes(first: AggregateOutbox, others: Readonly<Record<string, AggregateOutbox>>): AggregateOutbox {
  const all = [first, ...Object.values(others)];
  const storeOf = (id: string): AggregateOutbox => Object.entries(others).find(([prefix]) => id.startsWith(prefix))?.[1] ?? first;
  return {
    unpublished: (id) => storeOf(id).unpublished(id),
    markPublished: (id, eventIds) => storeOf(id).markPublished(id, eventIds),
    stale: async (olderThanMs, limit) => (await Promise.all(all.map((store) => store.stale(olderThanMs, limit)))).flat(),
    oldestAgeMs: async () => Math.max(...(await Promise.all(all.map((store) => store.oldestAgeMs())))),
  };
}
