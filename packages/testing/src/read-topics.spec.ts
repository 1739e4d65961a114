import { afterAll, expect, test } from '@jest/globals';
import { Kafka, logLevel } from 'kafkajs';
import { createTopics, deleteTopics, readTopics, testEngines, uniqueName } from './index.ts';

const brokers = testEngines().kafka;
const prefix = `${uniqueName('read')}.`;

afterAll(() => deleteTopics(brokers, prefix));

test('everything of every topic with the prefix is read from offset 0, in order per partition, and nothing else', async () => {
  const [full, empty, other] = [`${prefix}full`, `${prefix}empty`, uniqueName('unread')];
  await createTopics(brokers, [{ topic: full, partitions: 2 }, { topic: empty }, { topic: other }]);
  const producer = new Kafka({ brokers, logLevel: logLevel.NOTHING }).producer();
  await producer.connect();
  try {
    const messages = Array.from({ length: 50 }, (_, index) => ({ key: `k${index % 2}`, partition: index % 2, value: `v${index}`, headers: { ce_id: `e${index}` } }));
    await producer.send({ topic: full, messages });
    await producer.send({ topic: other, messages: [{ value: 'not ours' }] });
  } finally {
    await producer.disconnect();
  }
  const records = await readTopics(brokers, prefix);
  expect(new Set(records.map(({ topic }) => topic))).toEqual(new Set([full]));
  for (const partition of [0, 1]) {
    const mine = records.filter((record) => record.partition === partition);
    expect(mine.map(({ value }) => value)).toEqual(Array.from({ length: 25 }, (_, index) => `v${index * 2 + partition}`));
    expect(mine[0]).toEqual({ topic: full, partition, offset: '0', key: `k${partition}`, headers: { ce_id: `e${partition}` }, value: `v${partition}` });
  }
  await deleteTopics(brokers, other);
});
