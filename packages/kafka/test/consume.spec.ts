import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { topics } from '@adaigi/contracts';
import { currentTraceparent } from '@adaigi/runtime';
import { eventually } from '@adaigi/testing';
import type { EventProducer, Kafka } from '../src/index.ts';
import { paymentEvent, testPlatform, type TestPlatform } from './kafka.ts';

const keys = Array.from({ length: 60 }, (_, index) => `pay_${index}`);

describe('consuming from the real broker', () => {
  let platform: TestPlatform;
  let kafka: Kafka;
  let producer: EventProducer;
  beforeAll(async () => {
    platform = testPlatform('consume');
    ({ kafka } = await platform.start());
    await kafka.ensureTopics([topics.payments]);
    producer = await kafka.producer();
  });
  afterAll(() => platform.close());

  test('an event arrives as it was published, in the trace it was published in', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const got: unknown[] = [];
    await kafka.consume({
      group: 'once',
      topics: [topics.payments],
      handle: async (event) => {
        if (event.key === 'pay_trace') got.push({ ...event, trace: currentTraceparent()?.slice(0, 35) });
        return 'ack';
      },
    });
    const sent = paymentEvent('pay_trace', 1, { traceparent });
    await producer.publish([sent]);
    await eventually(() => got.length > 0);
    expect(got).toEqual([{
      topic: topics.payments, type: 'payment.created', id: 'pay_trace-1', key: 'pay_trace', time: sent.time, seq: '1', payload: sent.payload,
      partition: expect.any(Number), offset: expect.any(String), replay: false, trace: traceparent.slice(0, 35),
    }]);
  });

  test('a handler that throws sees the same record again; order per key holds and nothing is skipped', async () => {
    const seen: Record<string, number[]> = {};
    let failures = 0;
    await kafka.consume({
      group: 'stubborn',
      topics: [topics.payments],
      handle: async (event) => {
        if (!event.key.startsWith('pay_r')) return 'ack';
        const seq = Number(event.seq);
        if (seq === 3 && failures < 4) {
          failures += 1;
          throw new Error('database away');
        }
        (seen[event.key] ??= []).push(seq);
        return 'ack';
      },
    });
    for (let seq = 1; seq <= 6; seq += 1) await producer.publish(['pay_r1', 'pay_r2', 'pay_r3'].map((key) => paymentEvent(key, seq)));
    await eventually(() => Object.values(seen).flat().length === 18, { deadlineMs: 20_000 });
    expect(seen).toEqual({ pay_r1: [1, 2, 3, 4, 5, 6], pay_r2: [1, 2, 3, 4, 5, 6], pay_r3: [1, 2, 3, 4, 5, 6] });
    expect(failures).toBe(4);
  });

  test('a partition that is stuck holds up no other', async () => {
    const gate = Promise.withResolvers<void>();
    const seen = new Map<number, number>();
    let stuckOn: number | null = null;
    await kafka.consume({
      group: 'stuck',
      topics: [topics.payments],
      handle: async (event) => {
        if (!event.id.startsWith('s-')) return 'ack';
        stuckOn ??= event.partition;
        if (event.partition === stuckOn) await gate.promise;
        seen.set(event.partition, (seen.get(event.partition) ?? 0) + 1);
        return 'ack';
      },
    });
    for (let round = 1; round <= 3; round += 1) await producer.publish(keys.map((key) => paymentEvent(key, round, { id: `s-${key}-${round}` })));
    await eventually(() => seen.size === 5 && [...seen.values()].reduce((sum, count) => sum + count, 0) >= 5 * 3);
    expect(seen.has(stuckOn ?? -1)).toBe(false);
    gate.resolve();
    await eventually(() => [...seen.values()].reduce((sum, count) => sum + count, 0) === keys.length * 3);
  });

  test('a partition that waited after a failure, went to another process and came back is read again', async () => {
    let away = true;
    const seen = new Set<string>();
    const consumeAs = (at: Kafka, handle: (id: string) => void) =>
      at.consume({
        group: 'moving',
        topics: [topics.payments],
        handle: async ({ id }) => {
          if (id.startsWith('m-')) handle(id);
          return 'ack';
        },
      });
    let failed = 0;
    await consumeAs(kafka, (id) => {
      if (away) {
        failed += 1;
        throw new Error('database away');
      }
      seen.add(id);
    });
    await producer.publish(keys.map((key) => paymentEvent(key, 1, { id: `m-${key}` })));
    await eventually(() => failed >= 5, { deadlineMs: 20_000 });
    let failedElsewhere = 0;
    const other = await consumeAs((await platform.start('other')).kafka, () => {
      failedElsewhere += 1;
      throw new Error('database away');
    });
    await eventually(() => failedElsewhere > 0, { deadlineMs: 20_000 });
    await other.stop();
    away = false;
    await eventually(() => seen.size === keys.length, { deadlineMs: 30_000 });
  }, 90_000);
});
