import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { money } from '@adaigi/domain';
import { connectMongo } from '@adaigi/mongo';
import { Secret } from '@adaigi/config';
import { testRuntime } from '@adaigi/runtime';
import { eventually, testEngines, uniqueName } from '@adaigi/testing';
import { decisionModel } from '../src/adapters/decision-document.ts';
import { createDecisionLog } from '../src/adapters/decision-log.ts';
import type { LoggedDecision } from '../src/ports.ts';
import { startPlatform, type TestPlatform } from './harness/platform.ts';

const NOWHERE = { brokers: ['127.0.0.1:1'], topicPrefix: 'nowhere.' };

function entry(paymentId: string, summary = 'because'): LoggedDecision {
  return {
    request: { paymentId, attemptNumber: 1, attemptsLeft: 1, merchantId: 'mer_1', mode: 'test', amount: money(10_000n, 'PKR'), method: 'wallet', wallet: null, preferredWallet: null, repeatPayer: false, excludedChannels: [] },
    features: [],
    decision: { decisionId: `dec_${paymentId}`, candidates: [], removals: [], approach: 'none', summary, draw: 0, holdMs: 0, policies: [] },
    decidedAt: new Date(),
  };
}

async function lost(metrics: ReturnType<typeof testRuntime>['metrics'], store: string): Promise<number> {
  const found = new RegExp(`unlogged_total\\{store="${store}"\\} (\\d+)`).exec(await metrics.metrics());
  return Number(found?.[1] ?? 0);
}

describe('the log of decisions', () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await startPlatform();
  }, 60_000);
  afterAll(async () => platform.stop(), 30_000);

  test('has what was decided in the moment before a stop', async () => {
    const first = await platform.start();
    const ask = (paymentId: string) => ({ paymentId, attemptNumber: 1, attemptsLeft: 2, merchantId: 'mer_1', mode: 'MODE_TEST' as const, amount: { minor: '10000', currency: 'PKR' }, wallet: '', preferredWallet: '' });
    // The thread may still be on its way.
    await eventually(() => first.routing.decide(ask('pay_first')));
    const ids = Array.from({ length: 50 }, (_, index) => `pay_last_${index}`);
    await Promise.all(ids.map((id) => first.routing.decide(ask(id))));
    await first.runtime.stop();
    const second = await platform.start();
    const explained = await Promise.all(ids.map((id) => second.routing.explain({ paymentId: id })));
    expect(explained.map(({ decisions }) => decisions.length)).toEqual(ids.map(() => 1));
  });

  test('goes on to MongoDB while Kafka is away', async () => {
    const runtime = testRuntime('routing');
    const dbPrefix = uniqueName('routing');
    const uri = testEngines().mongodb;
    const connection = await connectMongo(runtime, { uri: new Secret(uri), dbPrefix, service: 'routing' });
    const log = createDecisionLog(runtime, decisionModel(connection), { kafka: NOWHERE, mongo: { uri, dbPrefix } });
    log.record(entry('pay_1', 'because of \n a line, and of روپے'));
    const [found] = await eventually(async () => {
      const all = await log.find('pay_1');
      if (all.length === 0) throw new Error('not logged yet');
      return all;
    }, { deadlineMs: 20_000 });
    expect(found).toEqual(expect.objectContaining({ request: entry('pay_1').request }));
    expect(found?.decision.summary).toBe('because of \n a line, and of روپے');
    await connection.dropDatabase();
    await runtime.stop();
  }, 60_000);

  test('counts what it drops when its thread reads nothing, and holds up nobody', async () => {
    const runtime = testRuntime('routing');
    const uri = testEngines().mongodb;
    const dbPrefix = uniqueName('routing');
    const connection = await connectMongo(runtime, { uri: new Secret(uri), dbPrefix, service: 'routing' });
    // Waits for a database that never comes.
    const log = createDecisionLog(runtime, decisionModel(connection), { kafka: NOWHERE, mongo: { uri: 'mongodb://127.0.0.1:1/?directConnection=true', dbPrefix } });
    const long = 'x'.repeat(20_000);
    const pages = 400;
    for (let index = 0; index < pages; index += 1) log.record(entry(`pay_${index}`, long));
    await eventually(async () => (await lost(runtime.metrics, 'mongodb')) > 0);
    expect(await lost(runtime.metrics, 'kafka')).toBe(await lost(runtime.metrics, 'mongodb'));
    expect(await lost(runtime.metrics, 'kafka')).toBeLessThan(pages);
    await runtime.stop();
  }, 60_000);
});
