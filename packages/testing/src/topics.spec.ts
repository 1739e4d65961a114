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

test('a test topic can be written to at once, has its partitions, and is gone after close', async () => {
  const made = await testTopic({ name: 'spec', partitions: 3 });
  const producer = new Kafka({ brokers, logLevel: logLevel.NOTHING }).producer();
  await producer.connect();
  const sent = await producer.send({ topic: made.topic, acks: -1, messages: [0, 1, 2].map((partition) => ({ value: 'x', partition })) });
  await producer.disconnect();
  expect(sent.map(({ partition }) => partition).sort((a, b) => a - b)).toEqual([0, 1, 2]);
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
