import { topics } from '@adaigi/contracts';
import type { PaymentEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/PaymentEvent.ts';
import { testRuntime, type TestRuntime } from '@adaigi/runtime';
import { deleteTopics, eventually, testEngines, uniqueName } from '@adaigi/testing';
import { Kafka as KafkaJs, logLevel, Partitioners, type KafkaMessage } from 'kafkajs';
import { createKafka, type Kafka, type OutgoingEvent } from '../src/index.ts';

/** A platform of this test's own on the real broker; `start` adds a process to it. */
export interface TestPlatform {
  readonly prefix: string;
  start(name?: string, brokers?: readonly string[]): Promise<{ kafka: Kafka; runtime: TestRuntime }>;
  /** Everything on a topic of the platform, read by a plain kafkajs consumer. */
  read(topic: string, count: number): Promise<KafkaMessage[]>;
  /** Writes past this package: for records that no event of ours would make. */
  write(topic: string, messages: { key: string; value: string; headers?: Record<string, string> }[]): Promise<void>;
  close(): Promise<void>;
}

export function testPlatform(name: string): TestPlatform {
  const { kafka: brokers } = testEngines();
  const prefix = `${uniqueName(name)}-`;
  const runtimes: TestRuntime[] = [];
  const client = new KafkaJs({ clientId: 'kafka-spec', brokers, logLevel: logLevel.NOTHING });
  return {
    prefix,
    async start(processName = 'spec', at = brokers) {
      const runtime = testRuntime(processName);
      runtimes.push(runtime);
      return { kafka: await createKafka(runtime, { brokers: at, topicPrefix: prefix }), runtime };
    },
    async read(topic, count) {
      const messages: KafkaMessage[] = [];
      const consumer = client.consumer({ groupId: `${prefix}reader-${topic}`, maxWaitTimeInMs: 100 });
      await consumer.connect();
      await consumer.subscribe({ topics: [prefix + topic], fromBeginning: true });
      await consumer.run({ eachMessage: async ({ message }) => void messages.push(message) });
      try {
        await eventually(() => messages.length >= count, { deadlineMs: 15_000 });
      } finally {
        await consumer.disconnect();
      }
      return messages;
    },
    async write(topic, messages) {
      const producer = client.producer({ createPartitioner: Partitioners.DefaultPartitioner });
      await producer.connect();
      await producer.send({ topic: prefix + topic, acks: -1, messages });
      await producer.disconnect();
    },
    async close() {
      for (const runtime of runtimes.toReversed()) await runtime.stop();
      await deleteTopics(brokers, prefix);
    },
  };
}

/** A well-formed event of the payments topic. */
export function paymentEvent(key: string, seq: number, change: Partial<OutgoingEvent<PaymentEvent__Output>> = {}): OutgoingEvent<PaymentEvent__Output> {
  const time = '2026-11-20T10:00:00.000Z';
  return {
    topic: topics.payments,
    type: 'payment.created',
    id: `${key}-${seq}`,
    key,
    time,
    seq: String(seq),
    payload: {
      paymentId: key,
      seq: String(seq),
      merchantId: 'mer_0123456789abcdef01234567',
      mode: 'MODE_TEST',
      dialect: 'native',
      reference: 'order-1',
      amountMinor: '1000000',
      currency: 'PKR',
      state: 'PAYMENT_STATE_ACCEPTED',
      wallet: '',
      channel: '',
      reason: '',
      fault: 'FAULT_UNSPECIFIED',
      attempts: 0,
      createdAt: time,
      occurredAt: time,
      version: '1',
    },
    ...change,
  };
}
