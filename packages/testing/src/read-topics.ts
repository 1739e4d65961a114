import { Kafka, logLevel } from 'kafkajs';
import type { Consumer, EachBatchPayload } from 'kafkajs';
import { eventually } from './eventually.ts';
import { uniqueName } from './unique-name.ts';

/** A record as it lies on its topic, bytes as text. */
export interface TopicRecord {
  /** Full name, prefix included. */
  topic: string;
  partition: number;
  offset: string;
  key: string;
  headers: Readonly<Record<string, string>>;
  value: string;
}

type Positions = Map<string, bigint>;

/**
 * Everything that is on the topics whose names start with `prefix` when it is called, from offset 0: topics that nobody reads and dead letters too.
 * In order per partition.
 *
 * @throws Error when the brokers do not give all of it in time (see {@link scanTopics}).
 */
export async function readTopics(brokers: readonly string[], prefix: string): Promise<TopicRecord[]> {
  const records: TopicRecord[] = [];
  await scanTopics(brokers, prefix, (record) => records.push(record));
  return records;
}

/**
 * Visits what {@link readTopics} reads, record by record, so that a long run needs not fit into memory.
 *
 * @throws Error when nothing more comes for a minute though it must.
 */
export async function scanTopics(brokers: readonly string[], prefix: string, visit: (record: TopicRecord) => void): Promise<void> {
  const kafka = new Kafka({ clientId: 'adaigi-testing', brokers: [...brokers], logLevel: logLevel.NOTHING });
  const ends = await endOffsets(kafka, prefix);
  if (ends.size === 0) return;
  const consumer = kafka.consumer({ groupId: uniqueName(`${prefix}reader`), maxWaitTimeInMs: 100 });
  await consumer.connect();
  try {
    await consumeUntil(consumer, ends, visit);
  } finally {
    await consumer.disconnect();
  }
}

/** One past the last offset of every partition that holds something. */
async function endOffsets(kafka: Kafka, prefix: string): Promise<Positions> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const ends: Positions = new Map();
    for (const topic of (await admin.listTopics()).filter((name) => name.startsWith(prefix))) {
      for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) if (BigInt(high) > BigInt(low)) ends.set(`${topic} ${partition}`, BigInt(high));
    }
    return ends;
  } finally {
    await admin.disconnect();
  }
}

async function consumeUntil(consumer: Consumer, ends: Positions, visit: (record: TopicRecord) => void): Promise<void> {
  const read: Positions = new Map();
  let batches = 0;
  await consumer.subscribe({ topics: [...new Set([...ends.keys()].map((place) => place.split(' ')[0] ?? ''))], fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachBatch: async ({ batch }) => {
      const place = `${batch.topic} ${batch.partition}`;
      const [from, end] = [read.get(place) ?? 0n, ends.get(place) ?? 0n];
      // A rebalance may give a batch twice.
      for (const record of recordsOf(batch)) if (BigInt(record.offset) >= from && BigInt(record.offset) < end) visit(record);
      const next = BigInt(batch.lastOffset()) + 1n;
      if (next > from) read.set(place, next);
      batches += 1;
      await Promise.resolve();
    },
  });
  const isRead = (): boolean => [...ends].every(([place, end]) => (read.get(place) ?? 0n) >= end);
  for (;;) {
    const before = batches;
    await eventually(() => isRead() || batches > before, { deadlineMs: 60_000 });
    if (isRead()) return;
  }
}

function recordsOf({ topic, partition, messages }: EachBatchPayload['batch']): TopicRecord[] {
  return messages.map(({ key, value, headers, offset }) => ({
    topic,
    partition,
    offset,
    key: key?.toString() ?? '',
    headers: Object.fromEntries(Object.entries(headers ?? {}).map(([name, text]) => [name, String(text)])),
    value: value?.toString() ?? '',
  }));
}
