import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { topics } from '@adaigi/contracts';
import { testEngines } from '@adaigi/testing';
import { ConfigResourceTypes, Kafka as KafkaJs, logLevel } from 'kafkajs';
import { testPlatform, type TestPlatform } from './kafka.ts';

let platform: TestPlatform;
beforeAll(() => {
  platform = testPlatform('topics');
});
afterAll(() => platform.close());

test('topics are made as the catalogue says, by several processes at the same time', async () => {
  const processes = await Promise.all(Array.from({ length: 4 }, () => platform.start()));
  await Promise.all(processes.map(({ kafka }) => kafka.ensureTopics([topics.payments, topics.merchants])));
  const admin = new KafkaJs({ brokers: testEngines().kafka, logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  const names = [topics.merchants, topics.payments].map(({ name }) => platform.prefix + name);
  const { topics: found } = await admin.fetchTopicMetadata({ topics: names });
  expect(found.map(({ name, partitions }) => [name, partitions.length] as const).toSorted(([a], [b]) => a.localeCompare(b))).toEqual([[names[0], 1], [names[1], 6]]);
  const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: names.map((name) => ({ type: ConfigResourceTypes.TOPIC, name, configNames: ['cleanup.policy'] })) });
  expect(resources.map(({ configEntries }) => configEntries[0]?.configValue)).toEqual(['compact', 'delete']);
  await admin.disconnect();
});
