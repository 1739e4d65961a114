import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { topics } from '@adaigi/contracts';
import { testRuntime } from '@adaigi/runtime';
import { eventually, readTopics, startTcpProxy, testEngines, type TcpProxy } from '@adaigi/testing';
import { createBulkProducer, outboxEntry, type BulkProducer } from '../src/index.ts';
import { paymentEvent, testPlatform, type TestPlatform } from './kafka.ts';

const KEYS = Array.from({ length: 200 }, (_, index) => `pay_${index}_ادائیگی`);
const entries = (seq: number) => KEYS.map((key) => outboxEntry(paymentEvent(key, seq)));
const records = (seq: number) => entries(seq).map(({ payloadJson, ...entry }) => ({ ...entry, payload: Buffer.from(payloadJson) }));

describe('the producer of much', () => {
  let platform: TestPlatform;
  let proxy: TcpProxy;
  const runtimes: ReturnType<typeof testRuntime>[] = [];
  const bulk = (brokers: readonly string[]): BulkProducer => {
    const runtime = testRuntime('spec');
    runtimes.push(runtime);
    return createBulkProducer(runtime, { brokers, topicPrefix: platform.prefix });
  };
  beforeAll(async () => {
    platform = testPlatform('bulk');
    const { kafka } = await platform.start();
    await kafka.ensureTopics([topics.payments]);
    const [host, port] = (testEngines().kafka[0] ?? '').split(':');
    proxy = await startTcpProxy({ target: { host: host ?? '', port: Number(port) }, mode: 'refuse' });
  });
  afterAll(async () => {
    for (const runtime of runtimes) await runtime.stop();
    await platform.close();
    await proxy.close();
  });

  test('writes the same records to the same partitions as the other producer, in the order of each key', async () => {
    const { kafka } = await platform.start();
    const producer = bulk(testEngines().kafka);
    const other = await kafka.producer();
    await other.publishEntries(entries(1));
    await producer.publish(producer.encode(records(2)));
    await producer.publish(producer.encode(records(3)));
    const written = (await readTopics(testEngines().kafka, platform.prefix)).filter(({ topic }) => topic.endsWith(topics.payments.name));
    expect(written).toHaveLength(3 * KEYS.length);
    for (const key of KEYS) {
      const mine = written.filter((record) => record.key === key);
      expect(new Set(mine.map(({ partition }) => partition)).size).toBe(1);
      expect(mine.map(({ headers }) => headers['ce_sequence'])).toEqual(['1', '2', '3']);
      const [first, second] = mine;
      expect(second?.value).toBe(first?.value.replace('"seq":"1"', '"seq":"2"'));
      expect({ ...second?.headers, ce_sequence: '1', ce_id: first?.headers['ce_id'] }).toEqual(first?.headers);
    }
  }, 30_000);

  test('is refused while its topic is missing, and goes on as soon as somebody has made it', async () => {
    const producer = bulk(testEngines().kafka);
    const merchants = records(1).map((entry) => ({ ...entry, topicName: topics.merchants.name }));
    await expect(producer.publish(producer.encode(merchants), { deadlineMs: 2_000 })).rejects.toMatchObject({ code: 'unavailable' });
    const { kafka } = await platform.start();
    await kafka.ensureTopics([topics.merchants]);
    await eventually(() => producer.publish(producer.encode(merchants), { deadlineMs: 2_000 }).then(() => true), { deadlineMs: 20_000, intervalMs: 200 });
  }, 30_000);

  test('refuses within the deadline while no broker is there or none answers, and goes on by itself', async () => {
    const producer = bulk([`127.0.0.1:${proxy.port}`]);
    for (const mode of ['refuse', 'hang'] as const) {
      await proxy.setMode(mode);
      const startedAt = performance.now();
      await expect(producer.publish(producer.encode(records(4)), { deadlineMs: 700 })).rejects.toMatchObject({ name: 'AdaigiError', code: 'unavailable' });
      expect(performance.now() - startedAt).toBeLessThan(10_000);
    }
    await proxy.setMode('pass');
    await eventually(() => producer.publish(producer.encode(records(4)), { deadlineMs: 2_000 }).then(() => true), { deadlineMs: 20_000, intervalMs: 200 });
  }, 60_000);

  test('stops while a broker says nothing', async () => {
    await proxy.setMode('hang');
    const runtime = testRuntime('spec');
    const producer = createBulkProducer(runtime, { brokers: [`127.0.0.1:${proxy.port}`], topicPrefix: platform.prefix });
    const sent = expect(producer.publish(producer.encode(records(5)), { deadlineMs: 60_000 })).rejects.toMatchObject({ code: 'unavailable' });
    await runtime.stop();
    await sent;
  }, 30_000);
});
