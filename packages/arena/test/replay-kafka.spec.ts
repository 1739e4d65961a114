import { afterAll, expect, test } from '@jest/globals';
import { topics } from '@adaigi/contracts';
import { createKafka } from '@adaigi/kafka';
import { testRuntime } from '@adaigi/runtime';
import { deleteTopics, testEngines, uniqueName } from '@adaigi/testing';
import { readKafka } from '../src/replay/read-kafka.ts';
import { attemptEvent, decisionEvent } from './log-events.ts';

const { kafka: brokers } = testEngines();
const prefix = `${uniqueName('replay')}-`;
const runtime = testRuntime('replay-spec');

afterAll(async () => {
  await runtime.stop();
  await deleteTopics(brokers, prefix);
});

test('a replay reads all that is on both topics', async () => {
  const kafka = await createKafka(runtime, { brokers, topicPrefix: prefix });
  await kafka.ensureTopics([topics.routingDecisions, topics.attempts]);
  const producer = await kafka.producer();
  const envelope = (id: string) => ({ id, key: 'pay_1', time: '2026-11-21T10:00:00.000Z', seq: '1' });
  await producer.publish([
    { ...envelope('e1'), topic: topics.routingDecisions, type: 'routing.decided', payload: decisionEvent('dec_1') },
    { ...envelope('e2'), topic: topics.attempts, type: 'attempt.succeeded', payload: attemptEvent('dec_1') },
  ] as never);
  const reader = testRuntime('replay-reader');
  const events = await readKafka(reader, brokers, prefix);
  await reader.stop();
  expect(events).toEqual({ decisions: [decisionEvent('dec_1')], attempts: [attemptEvent('dec_1')] });
});
