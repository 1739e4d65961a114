import type { EachBatchPayload } from 'kafkajs';
import type { Topic } from '@adaigi/contracts';
import type { Runtime } from '@adaigi/runtime';
import { backoffMs, pause } from './backoff.ts';
import { errorClass } from './connectivity.ts';
import type { ReceivedEvent } from './event.ts';
import type { GroupSession, SessionOptions } from './group-session.ts';
import { decodeRecord } from './record-handler.ts';
import { supervise } from './supervise.ts';

/** A local copy of a whole topic, in every replica. */
export interface ViewOptions<T extends object> {
  readonly topic: Topic<T>;
  /**
   * Called for every event from the first on, in order per key. After a restart of the consumer all come again: last writer wins by `seq`, so
   * applying must be harmless to repeat. What it throws is logged and passed over.
   */
  readonly onEvent: (event: ReceivedEvent<T>) => void | Promise<void>;
  /**
   * Offsets of the next event by partition, as `positions` gave them once. With it, even empty, the view goes on there, and after a restart of the consumer
   * where it was: no event is shown twice in its life. What the topic does not hold any more is passed over; an offset beyond its end is another topic's,
   * and the partition is read from its beginning.
   */
  readonly resumeAt?: ReadonlyMap<number, bigint>;
}

/** A running view. */
export interface View {
  /** Resolves when everything that was on the topic when the view began has been applied; never rejects. With Kafka away it waits. */
  caughtUp(): Promise<void>;
  /** Offset of the next event by partition: everything before has been applied. */
  positions(): ReadonlyMap<number, bigint>;
  /** When a broker last answered that there is nothing more, or gave more; null before the first time. Milliseconds since the epoch. */
  heardAt(): number | null;
  stop(): Promise<void>;
}

/** What a view needs from its Kafka. */
export interface ViewPorts {
  startSession(options: Pick<SessionOptions, 'onAssigned' | 'onBatch' | 'onFetch' | 'beginAt'>): Promise<GroupSession>;
  /** First and end offset by partition. */
  range(): Promise<ReadonlyMap<number, { start: bigint; end: bigint }>>;
}

export function createView<T extends object>(runtime: Runtime, options: ViewOptions<T>, ports: ViewPorts): View {
  const { topic } = options;
  const stopping = new AbortController();
  const positions = new Map<number, bigint>();
  const resumes = options.resumeAt !== undefined;
  let foundStart = !resumes;
  let heardAt: number | null = null;
  const caughtUp = Promise.withResolvers<void>();
  let target: ReadonlyMap<number, bigint> | null = null;
  let session: GroupSession | null = null;

  function check(): void {
    if (target === null) return;
    for (const [partition, end] of target) if ((positions.get(partition) ?? 0n) < end) return;
    caughtUp.resolve();
  }

  async function onBatch(batch: EachBatchPayload['batch']): Promise<void> {
    for (const { offset, key, value, headers } of batch.messages) {
      if (stopping.signal.aborted) return;
      if (resumes) {
        if (BigInt(offset) < (positions.get(batch.partition) ?? 0n)) continue;
        positions.set(batch.partition, BigInt(offset) + 1n);
      }
      const decoded = decodeRecord(topic, batch.partition, { offset: BigInt(offset), key, value, headers: headers ?? {} });
      if (decoded.kind === 'tombstone') continue;
      if (decoded.kind === 'unreadable') {
        runtime.log.error({ topic: topic.name, partition: batch.partition, offset, error: decoded.errorClass }, 'record cannot be read; the view passes it over');
        continue;
      }
      try {
        await options.onEvent(decoded.event);
      } catch (error) {
        runtime.log.error({ topic: topic.name, event: decoded.event.id, error: errorClass(error) }, 'event could not be applied to the view');
      }
    }
    positions.set(batch.partition, BigInt(batch.lastOffset()) + 1n);
    check();
  }

  /** Trusts no offset that the topic cannot have given. */
  async function findStart(): Promise<void> {
    if (foundStart) return;
    for (const [partition, { end }] of await ports.range()) {
      const at = options.resumeAt?.get(partition);
      if (at !== undefined && at <= end) positions.set(partition, at);
    }
    foundStart = true;
    check();
  }

  async function findTarget(): Promise<void> {
    for (let failures = 1; !stopping.signal.aborted; failures += 1) {
      try {
        target = new Map([...(await ports.range())].flatMap(([partition, { start, end }]) => (end > start ? [[partition, end]] : [])));
        return check();
      } catch {
        await pause(backoffMs(failures, { firstMs: 200, maxMs: 3_000 }), stopping.signal);
      }
    }
  }

  const supervised = supervise(
    runtime,
    {
      group: `view of ${topic.name}`,
      start: async () => {
        await findStart();
        return ports.startSession({
          onAssigned: () => undefined,
          onBatch,
          onFetch: () => {
            heardAt = Date.now();
          },
          beginAt: () => (resumes ? positions : new Map()),
        });
      },
      onSession: (next) => {
        session = next;
      },
      onRestart: () => undefined,
    },
    stopping.signal,
  );
  const searched = findTarget();

  async function stop(): Promise<void> {
    stopping.abort();
    await session?.close();
    await Promise.all([supervised, searched]);
  }

  let stopped: Promise<void> | null = null;
  return { caughtUp: () => caughtUp.promise, positions: () => (foundStart ? positions : (options.resumeAt ?? positions)), heardAt: () => heardAt, stop: () => (stopped ??= stop()) };
}
