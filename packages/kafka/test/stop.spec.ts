import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { topics } from '@adaigi/contracts';
import { eventually } from '@adaigi/testing';
import type { Kafka } from '../src/index.ts';
import { paymentEvent, testPlatform, type TestPlatform } from './kafka.ts';

const COUNT = 600;

describe('stopping and sharing', () => {
  let platform: TestPlatform;
  let seen: string[];
  beforeEach(() => {
    platform = testPlatform('stop');
    seen = [];
  });
  afterEach(() => platform.close());

  const listen = (kafka: Kafka) =>
    kafka.consume({
      group: 'share',
      topics: [topics.payments],
      handle: async (event) => {
        await sleep(1);
        seen.push(event.id);
        return 'ack';
      },
    });

  async function publishAll(kafka: Kafka): Promise<void> {
    const producer = await kafka.producer();
    for (let batch = 0; batch < COUNT / 20; batch += 1) await producer.publish(Array.from({ length: 20 }, (_, index) => paymentEvent(`pay_${index}`, batch + 1)));
  }

  test('a graceful stop in the middle loses nothing and repeats nothing', async () => {
    const { kafka: writer } = await platform.start('writer');
    await writer.ensureTopics([topics.payments]);
    await publishAll(writer);
    const first = await platform.start('reader');
    await listen(first.kafka);
    await eventually(() => seen.length >= COUNT / 3, { intervalMs: 2 });
    await first.runtime.stop();
    const atStop = seen.length;
    expect(atStop).toBeLessThan(COUNT);
    const second = await platform.start('reader');
    const subscription = await listen(second.kafka);
    await eventually(() => seen.length >= COUNT);
    await eventually(async () => (await subscription.lag()).get(topics.payments.name) === 0n);
    expect(seen).toHaveLength(COUNT);
    expect(new Set(seen).size).toBe(COUNT);
  });

  test('two processes share the partitions, and one takes over when the other goes', async () => {
    const { kafka: writer } = await platform.start('writer');
    await writer.ensureTopics([topics.payments]);
    const one = await platform.start('one');
    const other = await platform.start('other');
    await listen(one.kafka);
    await listen(other.kafka);
    await publishAll(writer);
    await eventually(() => new Set(seen).size === COUNT, { deadlineMs: 20_000 });
    await other.runtime.stop();
    const producer = await writer.producer();
    await producer.publish(Array.from({ length: 12 }, (_, index) => paymentEvent(`late_${index}`, 1)));
    await eventually(() => seen.filter((id) => id.startsWith('late_')).length === 12, { deadlineMs: 20_000 });
    const perKey = new Map<string, number[]>();
    for (const id of seen) {
      const [, key = '', seq = ''] = /^(.+)-(\d+)$/.exec(id) ?? [];
      perKey.set(key, [...(perKey.get(key) ?? []), Number(seq)]);
    }
    // A rebalance may repeat what was handled but not yet committed; seen for the first time, each key's events come in order.
    for (const seqs of perKey.values()) expect([...new Set(seqs)]).toEqual([...new Set(seqs)].toSorted((a, b) => a - b));
  });

  test('the lag counts what has still to be handled', async () => {
    const { kafka, runtime } = await platform.start();
    await kafka.ensureTopics([topics.payments]);
    const gate = Promise.withResolvers<void>();
    const subscription = await kafka.consume({ group: 'slow', topics: [topics.payments], handle: async () => gate.promise.then(() => 'ack' as const) });
    const producer = await kafka.producer();
    await producer.publish(Array.from({ length: 30 }, (_, index) => paymentEvent(`pay_${index}`, 1)));
    // More where a slow broker made the producer send again.
    const [, lag] = /^adaigi_consumer_lag\{group="slow",topic="adaigi.payments.v1"\} (\d+)$/m.exec(await runtime.metrics.metrics()) ?? [];
    expect(Number(lag)).toBeGreaterThanOrEqual(30);
    gate.resolve();
    await eventually(async () => (await subscription.lag()).get(topics.payments.name) === 0n);
    expect(await runtime.metrics.metrics()).toContain('adaigi_consumer_lag{group="slow",topic="adaigi.payments.v1"} 0');
  });
});
