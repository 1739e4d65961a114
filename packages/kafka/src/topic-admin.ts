import { setTimeout as sleep } from 'node:timers/promises';
import type { Admin, Kafka as KafkaJs } from 'kafkajs';
import { AdaigiError } from '@adaigi/errors';
import type { Runtime } from '@adaigi/runtime';
import { isConnectivity } from './connectivity.ts';
import { within } from './deadline.ts';

/** A topic as it should be on the broker. */
export interface TopicSpec {
  /** Name on the broker. */
  readonly name: string;
  readonly partitions: number;
  readonly compacted: boolean;
  /** How long records are kept; the broker's default when absent. */
  readonly retentionMs?: number;
}

/** Where a group stands on one partition. */
export interface PartitionPosition {
  readonly partition: number;
  /** Next offset to be handled: the committed one, else where a new group begins. */
  readonly next: bigint;
  /** Offset of the next record to be written. */
  readonly end: bigint;
}

/** Questions and orders to the cluster itself. Connects at the first use; every call has a deadline. */
export interface TopicAdmin {
  /** Creates what is missing; says so in the log where an existing topic has another number of partitions. */
  ensure(topics: readonly TopicSpec[]): Promise<void>;
  /** First and end offset of a topic by partition. */
  range(topic: string): Promise<ReadonlyMap<number, { start: bigint; end: bigint }>>;
  positions(groupId: string, topic: string): Promise<readonly PartitionPosition[]>;
  stop(): Promise<void>;
}

const CALL_MS = 8_000;
const LOOK_EVERY_MS = 100;
const MOST_LOOKS = 50;
/** Errors of the broker that a moment mends. */
const SOON_KNOWN = new Set(['UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE']);

export function createTopicAdmin(runtime: Runtime, client: KafkaJs): TopicAdmin {
  let line: Line | null = null;

  async function ask<T>(question: (admin: Admin) => Promise<T>): Promise<T> {
    const current = (line ??= openLine(client));
    try {
      return await within(CALL_MS, current.use(question), () => new AdaigiError('unavailable', 'Kafka did not answer in time', { retryAfterS: 1 }));
    } catch (error) {
      // A broken connection is not mended: the next question opens another.
      if (line === current && (!current.isConnected() || isConnectivity(error) || error instanceof AdaigiError)) {
        line = null;
        void current.close();
      }
      throw error;
    }
  }

  return {
    async ensure(topics) {
      const names = new Set(topics.map((topic) => topic.name));
      await ask(async (admin) => {
        const existing = new Set(await admin.listTopics());
        const missing = topics.filter((topic) => !existing.has(topic.name));
        if (missing.length > 0) await admin.createTopics({ waitForLeaders: false, timeout: 5_000, topics: missing.map(toConfig) });
        const { topics: found } = await described(admin, [...names]);
        for (const { name, partitions } of found) {
          const wanted = topics.find((topic) => topic.name === name)?.partitions;
          if (wanted !== partitions.length) runtime.log.error({ topic: name, wanted, found: partitions.length }, 'topic has another number of partitions than the catalogue');
        }
      });
    },
    range: (topic) =>
      ask(async (admin) => new Map((await admin.fetchTopicOffsets(topic)).map(({ partition, low, high }) => [partition, { start: BigInt(low), end: BigInt(high) }]))),
    positions: (groupId, topic) =>
      ask(async (admin) => {
        const [ends, groups] = await Promise.all([admin.fetchTopicOffsets(topic), admin.fetchOffsets({ groupId, topics: [topic] })]);
        const committed = new Map(groups.flatMap(({ partitions }) => partitions.map(({ partition, offset }) => [partition, BigInt(offset)] as const)));
        return ends.map(({ partition, low, high }) => {
          const at = committed.get(partition) ?? -1n;
          return { partition, next: at >= 0n ? at : BigInt(low), end: BigInt(high) };
        });
      }),
    async stop() {
      const current = line;
      line = null;
      if (current !== null) await within(2_000, current.close(), () => new Error('late')).catch(() => undefined);
    },
  };
}

/** A broker may not know for a moment what it has just created, nor who leads it; kafkajs' own waiting takes the first for an error. */
async function described(admin: Admin, topics: string[]): ReturnType<Admin['fetchTopicMetadata']> {
  for (let looks = 1; ; looks += 1) {
    try {
      const metadata = await admin.fetchTopicMetadata({ topics });
      if (looks === MOST_LOOKS || metadata.topics.every(({ partitions }) => partitions.length > 0 && partitions.every(({ leader }) => leader >= 0))) return metadata;
    } catch (error) {
      if (looks === MOST_LOOKS || !(error instanceof Error && 'type' in error && SOON_KNOWN.has(String(error.type)))) throw error;
    }
    await sleep(LOOK_EVERY_MS);
  }
}

/** One connected admin client, and who is using it. */
interface Line {
  isConnected(): boolean;
  use<T>(question: (admin: Admin) => Promise<T>): Promise<T>;
  /** Disconnects when the last question has ended: a kafkajs client that is asked after it was disconnected connects again, unseen. */
  close(): Promise<void>;
}

function openLine(client: KafkaJs): Line {
  const admin = client.admin();
  let isConnected = false;
  const connected = (async (): Promise<void> => {
    await admin.connect();
    isConnected = true;
  })();
  const questions = new Set<Promise<unknown>>();
  return {
    isConnected: () => isConnected,
    use(question) {
      const asked = connected.then(() => question(admin));
      questions.add(asked);
      const ended = (): boolean => questions.delete(asked);
      asked.then(ended, ended);
      return asked;
    },
    async close() {
      await Promise.allSettled([connected, ...questions]);
      await admin.disconnect();
    },
  };
}

function toConfig(topic: TopicSpec): { topic: string; numPartitions: number; configEntries: { name: string; value: string }[] } {
  const configEntries = [];
  if (topic.compacted) configEntries.push({ name: 'cleanup.policy', value: 'compact' });
  if (topic.retentionMs !== undefined) configEntries.push({ name: 'retention.ms', value: String(topic.retentionMs) });
  return { topic: topic.name, numPartitions: topic.partitions, configEntries };
}
