import { Base, createAPI, ProduceAcks, produceV9, Writer, type Broker, type ClusterMetadata } from '@platformatic/kafka';
import { AdaigiError } from '@adaigi/errors';
import type { Runtime } from '@adaigi/runtime';
import { errorClass } from './connectivity.ts';
import { within } from './deadline.ts';
import type { OutboxEntry } from './event.ts';
import { toHeaders } from './headers.ts';
import type { KafkaOptions } from './kafka.ts';
import { murmur2, partitionOf } from './partition.ts';
import type { PublishOptions } from './producer.ts';
import { recordBatch, recordBodies } from './record-batch.ts';

/** An event whose payload is bytes of proto3 JSON already. */
export interface BulkRecord extends Omit<OutboxEntry, 'payloadJson'> {
  readonly payload: Uint8Array;
}

/** A record of which little is left to do when it is published. */
export interface EncodedRecord {
  /** Without the prefix. */
  readonly topicName: string;
  /** By `murmur2`: it chooses the partition. */
  readonly keyHash: number;
  /** As `recordBodies` makes it. */
  readonly body: Uint8Array;
}

/** Publishes batches that their caller has made, and keeps until they are acknowledged. */
export interface BulkProducer {
  /** To be called with few records as they come: encoding a whole batch at once would keep a core from others for a millisecond. */
  encode(records: readonly BulkRecord[]): EncodedRecord[];
  /** @throws AdaigiError `unavailable` within the deadline when the records were not acknowledged; they may be written all the same, some of them or all. */
  publish(records: readonly EncodedRecord[], options?: PublishOptions): Promise<void>;
}

const DEADLINE_MS = 5_000;
const STOP_MS = 3_000;

/** Record batches by topic and partition. */
type Batches = Map<string, Map<number, Buffer>>;

/** Produce, version 9: brokers of 2.8 and later. The library's own makes some thirty buffers for a record. */
const PRODUCE_KEY = 0;
const PRODUCE_VERSION = 9;
const produce = createAPI<[Batches], produceV9.ProduceResponse>(PRODUCE_KEY, PRODUCE_VERSION, produceRequest, produceV9.parseResponse);

/**
 * A producer for thousands of records a second: connections, metadata and answers are the library's, records are encoded here. Nothing is queued or sent again,
 * and a key goes to the partition to which the other producer sends it. Outboxes stay with the other one, whose ways under every fault are known. It never waits for a broker.
 */
export function createBulkProducer(runtime: Runtime, { brokers, topicPrefix }: KafkaOptions): BulkProducer {
  const client = new Base({ clientId: runtime.name, bootstrapBrokers: [...brokers], connectTimeout: 1_000, requestTimeout: DEADLINE_MS, timeout: DEADLINE_MS, retries: 1 });
  runtime.onStop('kafka bulk producer', async () => {
    await within(STOP_MS, client.close(), () => new Error('did not close in time')).catch((error: unknown) =>
      runtime.log.warn({ error: errorClass(error) }, 'kafka bulk producer did not close cleanly'),
    );
  });
  const send = async (records: readonly EncodedRecord[]): Promise<void> => {
    const byTopic = Map.groupBy(records, ({ topicName }) => `${topicPrefix}${topicName}`);
    try {
      const metadata = await client.metadata({ topics: [...byTopic.keys()] });
      const byBroker = batchesByBroker(byTopic, metadata);
      await Promise.all([...byBroker].map(async ([broker, batches]) => produce.async(await client.connections.get(broker), batches)));
    } catch (error) {
      // A leader may have moved.
      client.clearMetadata();
      throw error;
    }
  };
  return {
    encode: (records) => encode(records, runtime.name),
    async publish(records, { deadlineMs = DEADLINE_MS } = {}) {
      if (records.length === 0) return;
      try {
        await within(deadlineMs, send(records), () => new Error('deadline'));
      } catch (error) {
        throw new AdaigiError('unavailable', 'Kafka did not take the records', { retryAfterS: 1, cause: error });
      }
    },
  };
}

function encode(records: readonly BulkRecord[], service: string): EncodedRecord[] {
  const keys = records.map(({ key }) => Buffer.from(key));
  const bodies = recordBodies(records.map((record, index) => ({ key: keys[index] as Buffer, value: record.payload, headers: toHeaders(record, service) })));
  return records.map(({ topicName }, index) => ({ topicName, keyHash: murmur2(keys[index] as Buffer), body: bodies[index] as Buffer }));
}

/** @throws Error when a topic is missing or a partition has no leader */
function batchesByBroker(byTopic: ReadonlyMap<string, readonly EncodedRecord[]>, { topics, brokers }: ClusterMetadata): ReadonlyMap<Broker, Batches> {
  const now = Date.now();
  const byBroker = new Map<Broker, Batches>();
  for (const [topic, records] of byTopic) {
    const known = topics.get(topic);
    if (known === undefined) throw new Error('the topic is missing');
    for (const [partition, group] of Map.groupBy(records, ({ keyHash }) => partitionOf(keyHash, known.partitionsCount))) {
      const leader = brokers.get(known.partitions[partition]?.leader ?? -1);
      if (leader === undefined) throw new Error('the partition has no leader');
      const batches = getOrMake(byBroker, leader, (): Batches => new Map());
      getOrMake(batches, topic, () => new Map<number, Buffer>()).set(partition, recordBatch(group.map(({ body }) => body), now));
    }
  }
  return byBroker;
}

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

function produceRequest(batches: Batches): Writer {
  return Writer.create()
    .appendString(null) // no transaction
    .appendInt16(ProduceAcks.ALL)
    .appendInt32(DEADLINE_MS)
    .appendArray([...batches], (topics, [topic, partitions]) => {
      topics.appendString(topic).appendArray([...partitions], (each, [partition, bytes]) => void each.appendInt32(partition).appendBytes(bytes));
    })
    .appendTaggedFields();
}
