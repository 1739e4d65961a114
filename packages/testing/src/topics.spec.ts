import { expect, test } from '@jest/globals';
import { Kafka, logLevel } from 'kafkajs';
import { testEngines } from './test-engines.ts';
import { createTopics, deleteTopics, testTopic } from './topics.ts';

const brokers = testEngines().kafka;

async function listTopics(): Promise<string[]> {
  const admin = new Kafka({ brokers, logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    return await admin.listTopics();
  } finally {
    await admin.disconnect();
  }
}

test('a test topic takes each record once from the start, has its partitions, and is gone after close', async () => {
  const partitions = Array.from({ length: 8 }, (_, partition) => partition);
  const made = await testTopic({ name: 'spec', partitions: partitions.length });
  const producer = new Kafka({ brokers, logLevel: logLevel.NOTHING }).producer();
  await producer.connect();
  const sent = await producer.send({ topic: made.topic, acks: -1, messages: partitions.map((partition) => ({ value: 'x', partition })) });
  await producer.disconnect();
  expect(sent.map(({ partition, baseOffset }) => ({ partition, baseOffset })).sort((a, b) => a.partition - b.partition)).toEqual(partitions.map((partition) => ({ partition, baseOffset: '0' })));
  await made.close();
  expect(await listTopics()).not.toContain(made.topic);
});

test('making a topic twice changes nothing', async () => {
  const made = await testTopic({ name: 'spec' });
  await createTopics(brokers, [{ topic: made.topic }]);
  expect(await listTopics()).toContain(made.topic);
  await made.close();
});

test('deleting by an empty prefix is refused', async () => {
  await expect(deleteTopics(brokers, '')).rejects.toThrow('every topic');
});
