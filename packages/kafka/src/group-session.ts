import type { Consumer, EachBatchPayload, Kafka as KafkaJs } from 'kafkajs';
import { within } from './deadline.ts';

/** Why a session ended. */
export type SessionEnd = { readonly kind: 'closed' } | { readonly kind: 'crashed'; readonly error: unknown } | { readonly kind: 'stalled' };

/** One life of a kafkajs consumer within a group: from joining to closing, crashing or standing still. Never restarted; a new one is made. */
export interface GroupSession {
  readonly ended: Promise<SessionEnd>;
  /** @throws when the coordinator did not take the offsets. One at a time. */
  commit(offsets: readonly { topic: string; partition: number; offset: string }[]): Promise<void>;
  setPaused(topic: string, partition: number, paused: boolean): void;
  close(): Promise<void>;
}

/** How a session joins, and whom it tells. */
export interface SessionOptions {
  /** Name on the broker. */
  readonly groupId: string;
  /** Names on the broker. */
  readonly topics: readonly string[];
  readonly fromBeginning: boolean;
  /** This member holds these partitions from now on, and no others. A new member, also of the same session, is first told that it holds none: others may have had them in between. */
  onAssigned(assignment: Readonly<Record<string, readonly number[]>>): void;
  onBatch(batch: EachBatchPayload['batch']): void | Promise<void>;
  /** A fetch came back, with records or without: the broker is there. */
  onFetch?(): void;
  /** Where to begin instead, by partition of the one topic; asked when partitions are assigned. */
  beginAt?(): ReadonlyMap<number, bigint>;
}

/** A fetch comes back at least once in this time, with records or without. */
const FETCH_WAIT_MS = 1_000;
/** The least that brokers allow by default: how long the partitions of a killed process wait for the next. */
const SESSION_TIMEOUT_MS = 6_000;
const REBALANCE_TIMEOUT_MS = 15_000;
const HEARTBEAT_MS = 1_500;
/** No fetch, heartbeat or join for this long: the consumer hangs, whatever it says (tulios/kafkajs #1163). */
const STALL_MS = 40_000;
const WATCH_MS = 5_000;
/**
 * How long kafkajs believes who leads a partition. What it was told while a broker came back may be "nobody"; it does not fetch from nobody, does
 * not ask again before this time (5 minutes by default), and says nothing.
 */
const LEADERS_MS = 5_000;

/** @throws when no broker can be asked, or a topic does not exist. */
export async function startGroupSession(client: KafkaJs, options: SessionOptions): Promise<GroupSession> {
  const consumer = client.consumer({
    groupId: options.groupId,
    sessionTimeout: SESSION_TIMEOUT_MS,
    rebalanceTimeout: REBALANCE_TIMEOUT_MS,
    heartbeatInterval: HEARTBEAT_MS,
    maxWaitTimeInMs: FETCH_WAIT_MS,
    metadataMaxAge: LEADERS_MS,
    minBytes: 1,
    maxBytesPerPartition: 256 * 1024,
    maxBytes: 2 * 1024 * 1024,
    allowAutoTopicCreation: false,
    // kafkajs restarts without bound and without telling; whoever made this session decides instead.
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 4, restartOnFailure: async () => false },
  });
  const ended = Promise.withResolvers<SessionEnd>();
  let progressAt = Date.now();
  const progress = (): void => {
    progressAt = Date.now();
  };
  let commits = 0;
  consumer.on(consumer.events.COMMIT_OFFSETS, () => {
    commits += 1;
  });
  consumer.on(consumer.events.FETCH, () => {
    progress();
    options.onFetch?.();
  });
  consumer.on(consumer.events.HEARTBEAT, progress);
  let memberId: string | null = null;
  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
    progress();
    if (payload.memberId !== memberId) options.onAssigned({});
    memberId = payload.memberId;
    // Said before the first fetch of this assignment, so that nothing before it is read.
    for (const [topic, partitions] of Object.entries(payload.memberAssignment)) {
      for (const partition of partitions) {
        const offset = options.beginAt?.().get(partition);
        if (offset !== undefined) consumer.seek({ topic, partition, offset: offset.toString() });
      }
    }
    options.onAssigned(payload.memberAssignment);
  });
  consumer.on(consumer.events.CRASH, ({ payload }) => ended.resolve({ kind: 'crashed', error: payload.error }));
  const watch = setInterval(() => {
    if (Date.now() - progressAt > STALL_MS) ended.resolve({ kind: 'stalled' });
  }, WATCH_MS);
  void ended.promise.then(() => clearInterval(watch));

  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [...options.topics], fromBeginning: options.fromBeginning });
    await consumer.run({ autoCommit: false, eachBatchAutoResolve: true, partitionsConsumedConcurrently: 16, eachBatch: async ({ batch }) => options.onBatch(batch) });
  } catch (error) {
    ended.resolve({ kind: 'closed' });
    await disconnect(consumer);
    throw error;
  }
  return {
    ended: ended.promise,
    async commit(offsets) {
      const before = commits;
      await consumer.commitOffsets([...offsets]);
      // kafkajs says nothing when its runner is not running: only its event tells that the offsets were taken.
      if (commits === before) throw new Error('offsets were not committed');
    },
    setPaused(topic, partition, paused) {
      try {
        if (paused) consumer.pause([{ topic, partitions: [partition] }]);
        else consumer.resume([{ topic, partitions: [partition] }]);
      } catch {
        // Between two lives there is nothing to pause; the next one asks again.
      }
    },
    async close() {
      ended.resolve({ kind: 'closed' });
      await disconnect(consumer);
    },
  };
}

async function disconnect(consumer: Consumer): Promise<void> {
  await within(4_000, consumer.disconnect(), () => new Error('consumer did not disconnect')).catch(() => undefined);
}
