import { backoffMs, pause, type BackoffBounds } from './backoff.ts';

/** A record as it lies on a partition. */
export interface LaneRecord {
  readonly offset: bigint;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Record<string, Buffer | string | (Buffer | string)[] | undefined>;
}

/** What a lane needs from outside. */
export interface LanePorts {
  /** Comes back when the record is done with; throws when it must be tried again. */
  handle(record: LaneRecord): Promise<void>;
  /** A record failed; the lane waits `retryMs` and tries the same one again. */
  onRetry(error: unknown, retryMs: number): void;
  /** A record is done: there is something to commit. */
  onProgress(): void;
  /** Stop or go on fetching this partition. */
  setPaused(paused: boolean): void;
  /** Takes one of the places for handlers that run at the same time. */
  acquire(): Promise<() => void>;
}

/**
 * The records of one partition, handled one after the other. Fetching goes on beside it, so that a slow or failing partition holds up neither
 * the others nor the heartbeat; when too much waits here, the partition is paused.
 */
export interface Lane {
  readonly topic: string;
  readonly partition: number;
  /** Records of one fetch that began at `fetchedFrom`; those that the lane has had already are passed over. */
  push(records: readonly LaneRecord[], fetchedFrom: bigint): void;
  /** The offset to commit, or null when nothing was handled since the last commit. */
  uncommitted(): bigint | null;
  committed(offset: bigint): void;
  /** Takes no further record, and leaves its partition fetchable for the lane that may follow; comes back when the running handler has ended. */
  close(): Promise<void>;
}

const HIGH_WATER = 500;
const LOW_WATER = 250;
const RETRY: BackoffBounds = { firstMs: 200, maxMs: 15_000 };

export function createLane(topic: string, partition: number, ports: LanePorts): Lane {
  const closing = new AbortController();
  let queue: LaneRecord[] = [];
  let queuedTo: bigint | null = null;
  let handledTo: bigint | null = null;
  let committedTo: bigint | null = null;
  let failures = 0;
  let paused = false;
  let running: Promise<void> | null = null;

  function adjustPressure(): void {
    // The partition is no longer this lane's to pause: whoever has it now would never resume what it did not pause.
    if (closing.signal.aborted) return;
    const wanted = failures > 0 || queue.length > (paused ? LOW_WATER : HIGH_WATER);
    if (wanted === paused) return;
    paused = wanted;
    ports.setPaused(paused);
  }

  async function handleNext(record: LaneRecord): Promise<void> {
    const release = await ports.acquire();
    try {
      if (closing.signal.aborted) return;
      await ports.handle(record);
      failures = 0;
      if (queue[0] === record) queue.shift();
      handledTo = record.offset + 1n;
      ports.onProgress();
    } catch (error) {
      failures += 1;
      const retryMs = backoffMs(failures, RETRY);
      ports.onRetry(error, retryMs);
      adjustPressure();
      release();
      await pause(retryMs, closing.signal);
    } finally {
      release();
    }
    adjustPressure();
  }

  async function drain(): Promise<void> {
    for (let record = queue[0]; record !== undefined && !closing.signal.aborted; record = queue[0]) await handleNext(record);
    running = null;
  }

  return {
    topic,
    partition,
    push(records, fetchedFrom) {
      if (closing.signal.aborted) return;
      // A fetch from before what was committed means that somebody set the group back, or made the topic anew: that is an order, not a repeat.
      if (committedTo !== null && fetchedFrom < committedTo) {
        queue = [];
        [queuedTo, handledTo, committedTo] = [null, null, null];
      }
      const from = queuedTo;
      const fresh = from === null ? records : records.filter((record) => record.offset >= from);
      const last = fresh.at(-1);
      if (last === undefined) return;
      queue.push(...fresh);
      queuedTo = last.offset + 1n;
      adjustPressure();
      running ??= drain();
    },
    uncommitted: () => (handledTo === committedTo ? null : handledTo),
    committed(offset) {
      committedTo = offset;
    },
    async close() {
      closing.abort();
      // kafkajs keeps a pause when the partition goes to another member, and would never fetch it again after it came back.
      if (paused) ports.setPaused(false);
      await running;
    },
  };
}
