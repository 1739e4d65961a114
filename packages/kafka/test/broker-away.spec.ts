import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { topics } from '@adaigi/contracts';
import { eventually, startTcpProxy, testEngines, type TcpProxy } from '@adaigi/testing';
import { paymentEvent, testPlatform, type TestPlatform } from './kafka.ts';

describe('a broker that is away', () => {
  let platform: TestPlatform;
  let proxy: TcpProxy;
  beforeAll(async () => {
    platform = testPlatform('away');
    const [host, port] = (testEngines().kafka[0] ?? '').split(':');
    proxy = await startTcpProxy({ target: { host: host ?? '', port: Number(port) }, mode: 'refuse' });
  });
  afterAll(async () => {
    await platform.close();
    await proxy.close();
  });

  test('a service starts without it, is refused within the deadline, and goes on by itself when it comes', async () => {
    const { kafka, runtime } = await platform.start('early', [`127.0.0.1:${proxy.port}`]);
    const producer = await kafka.producer();
    const handled: string[] = [];
    await kafka.consume({ group: 'early', topics: [topics.payments], handle: async (event) => (handled.push(event.id), 'ack') });
    const view = await kafka.view({ topic: topics.merchants, onEvent: () => undefined });

    const startedAt = performance.now();
    await expect(producer.publish([paymentEvent('pay_1', 1)], { deadlineMs: 700 })).rejects.toMatchObject({ name: 'AdaigiError', code: 'unavailable' });
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    await expect(kafka.ensureTopics([topics.payments])).rejects.toThrow();
    expect(await runtime.metrics.metrics()).toContain('adaigi_consumer_lag');

    await proxy.setMode('pass');
    await eventually(() => producer.publish([paymentEvent('pay_1', 1)], { deadlineMs: 2_000 }).then(() => true), { deadlineMs: 15_000, intervalMs: 200 });
    await eventually(() => handled.includes('pay_1-1'), { deadlineMs: 15_000 });
    await view.caughtUp();
    expect(runtime.failures).toEqual([]);
  });

  test('a broker that accepts connections and says nothing is given up at the deadline, too', async () => {
    await proxy.setMode('hang');
    const { kafka } = await platform.start('hung', [`127.0.0.1:${proxy.port}`]);
    const producer = await kafka.producer();
    const startedAt = performance.now();
    await expect(producer.publish([paymentEvent('pay_2', 1)], { deadlineMs: 500 })).rejects.toMatchObject({ code: 'unavailable' });
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });
});
