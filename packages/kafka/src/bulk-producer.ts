import { compatibilityPartitioner, ProduceAcks, Producer, stringSerializers } from '@platformatic/kafka';
import { AdaigiError } from '@adaigi/errors';
import type { Runtime } from '@adaigi/runtime';
import { errorClass } from './connectivity.ts';
import { within } from './deadline.ts';
import { toHeaders } from './headers.ts';
import type { KafkaOptions } from './kafka.ts';
import type { EventProducer } from './producer.ts';

/** Publishes batches that their caller has made, and keeps until they are acknowledged. */
export type BulkProducer = Pick<EventProducer, 'publishEntries'>;

const DEADLINE_MS = 5_000;
const STOP_MS = 3_000;

/**
 * A producer for thousands of records a second at a third of the time that kafkajs takes, which makes a dozen buffers for each. Nothing is queued or sent again here,
 * and a key goes to the partition to which the other producer sends it. Outboxes stay with the other one, whose ways under every fault are known. It never waits for a broker.
 */
export function createBulkProducer(runtime: Runtime, { brokers, topicPrefix }: KafkaOptions): BulkProducer {
  const producer = new Producer({
    clientId: runtime.name,
    bootstrapBrokers: [...brokers],
    serializers: stringSerializers,
    partitioner: compatibilityPartitioner,
    acks: ProduceAcks.ALL,
    autocreateTopics: false,
    connectTimeout: 1_000,
    requestTimeout: DEADLINE_MS,
    timeout: DEADLINE_MS,
    retries: 1,
  });
  runtime.onStop('kafka bulk producer', async () => {
    await within(STOP_MS, producer.close(true), () => new Error('did not close in time')).catch((error: unknown) =>
      runtime.log.warn({ error: errorClass(error) }, 'kafka bulk producer did not close cleanly'),
    );
  });
  return {
    async publishEntries(entries, { deadlineMs = DEADLINE_MS } = {}) {
      if (entries.length === 0) return;
      const messages = entries.map((entry) => ({ topic: `${topicPrefix}${entry.topicName}`, key: entry.key, value: entry.payloadJson, headers: toHeaders(entry, runtime.name) }));
      try {
        await within(deadlineMs, producer.send({ messages }), () => new Error('deadline'));
      } catch (error) {
        throw new AdaigiError('unavailable', 'Kafka did not take the records', { retryAfterS: 1, cause: error });
      }
    },
  };
}
