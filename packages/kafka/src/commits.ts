import type { Lane } from './lane.ts';

/** Commits what lanes have handled, all of them in one request, a moment after the first is done. */
export interface Commits {
  touch(): void;
  /** Commits now; comes back when nothing is left to commit or the broker refused. */
  flush(): Promise<boolean>;
  stop(): void;
}

/** What a crash may make us handle again, at most. */
const DELAY_MS = 100;
const RETRY_MS = 1_000;

/** @param commit - sends offsets to the group's coordinator; throws when they were not taken. */
export function createCommits(lanes: () => Iterable<Lane>, commit: (offsets: { topic: string; partition: number; offset: string }[]) => Promise<void>): Commits {
  let timer: NodeJS.Timeout | null = null;
  let last: Promise<boolean> = Promise.resolve(true);

  function later(ms: number): void {
    timer ??= setTimeout(() => {
      timer = null;
      void flush();
    }, ms);
  }

  async function commitAll(): Promise<boolean> {
    const open = [...lanes()].flatMap((lane) => {
      const offset = lane.uncommitted();
      return offset === null ? [] : [{ lane, offset }];
    });
    if (open.length === 0) return true;
    try {
      await commit(open.map(({ lane, offset }) => ({ topic: lane.topic, partition: lane.partition, offset: offset.toString() })));
      for (const { lane, offset } of open) lane.committed(offset);
      return true;
    } catch {
      // A rebalance or a broker away. The effects are done; what is handled again is deduped.
      later(RETRY_MS);
      return false;
    }
  }

  function flush(): Promise<boolean> {
    last = last.then(commitAll);
    return last;
  }

  return {
    touch: () => later(DELAY_MS),
    flush,
    stop() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
