import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { topics } from '@adaigi/contracts';
import { createKafka } from '@adaigi/kafka';
import { testRuntime } from '@adaigi/runtime';
import { deleteTopics, eventually, testEngines } from '@adaigi/testing';
import { request } from 'undici';
import { startPlatform } from './support/platform.ts';
import type { Platform } from './support/platform.ts';
import { newReference } from './support/references.ts';

/** Slow payers take 30 s * SCALE. */
const SCALE = 0.05;
const SLOW_PAYER = '03000000022';
const QUICK_PAYER = '03115112345';
const CHANNEL = 'jazzcash-main';
const HANG_MS = 400;
/** Long enough that whatever opens a breaker sooner is not the time-out of a charge. */
const CHARGE_TIMEOUT_MS = 20_000;

let platform: Platform;
const runtime = testRuntime('outages-test');
const probes: string[] = [];
const changes: string[] = [];

beforeAll(async () => {
  const probe = { everyMs: 300, restingEveryMs: 150, timeoutMs: 300, hangMs: HANG_MS, hangingCalls: 3 };
  platform = await startPlatform({ scale: SCALE, channel: { chargeTimeoutMs: CHARGE_TIMEOUT_MS, inquireTimeoutMs: 1_000, breaker: { consecutive: 3, restMs: 200 }, probe } });
  const kafka = await createKafka(runtime, { brokers: testEngines().kafka, topicPrefix: platform.topicPrefix });
  await kafka.consume({
    group: 'outages-test',
    topics: [topics.providerHealth],
    handle: async ({ payload }) => {
      await Promise.resolve();
      if (payload.channel !== CHANNEL) return 'ack';
      if (payload.probe !== '') probes.push(payload.probe);
      else changes.push(`${payload.operation} ${payload.breaker} ${payload.reason}`);
      return 'ack';
    },
  });
  // A charge that is known to have been paid is what probes ask about.
  expect(await charge()).toMatchObject({ kind: 'OUTCOME_KIND_SUCCEEDED' });
}, 60_000);
afterEach(() => outage(false));
afterAll(async () => {
  await runtime.stop();
  await platform.stop();
  await deleteTopics(testEngines().kafka, platform.topicPrefix);
}, 30_000);

async function charge(mobile = QUICK_PAYER, reference = newReference()) {
  const { outcome } = await platform.connectors.charge(
    {
      channel: CHANNEL,
      reference,
      paymentId: `pay_${reference}`,
      amount: { minor: '10000', currency: 'PKR' },
      payer: { mobile, name: '', email: '', cnic: '' },
      description: '',
      notAfter: new Date(Date.now() + 5_000).toISOString(),
      method: '',
    },
    { deadlineMs: 30_000 },
  );
  return outcome;
}

async function outage(on: boolean, mode = '503'): Promise<void> {
  const answer = await request(`${platform.control}/outages/${CHANNEL}`, { method: 'PUT', body: JSON.stringify({ on, mode }), headers: { 'content-type': 'application/json' } });
  await answer.body.dump();
  expect(answer.statusCode).toBeLessThan(300);
}

async function breaker(): Promise<string> {
  const answer = await request(`http://127.0.0.1:${platform.opsPort}/metrics`);
  return /adaigi_breaker_state\{.*channel="jazzcash-main",operation="charge".*\} (\S+)/.exec(await answer.body.text())?.[1] ?? '';
}

async function sentTo(reference: string): Promise<number> {
  const answer = await request(`${platform.control}/exchanges/${reference}`);
  return ((await answer.body.json()) as { exchanges: unknown[] }).exchanges.length;
}

describe('without any payment', () => {
  test('an outage is heard of, and so is its end', async () => {
    await eventually(() => probes.at(-1) === 'answered', { deadlineMs: 20_000 });
    await outage(true);
    await eventually(() => probes.at(-1) === 'unanswered', { deadlineMs: 20_000 });
    expect(await breaker()).toBe('0');
    await outage(false);
    await eventually(() => probes.at(-1) === 'answered', { deadlineMs: 20_000 });
  }, 60_000);

  test('probing leaves no exchange record of its own and moves no money', async () => {
    const reference = newReference();
    await charge(QUICK_PAYER, reference);
    const ledger = async (): Promise<unknown[]> => ((await (await request(`${platform.control}/ledger?account=${CHANNEL}`)).body.json()) as { entries: unknown[] }).entries;
    const before = (await ledger()).length;
    const heard = probes.length;
    await eventually(() => probes.length > heard + 2, { deadlineMs: 20_000 });
    expect((await ledger()).length).toBe(before);
  }, 30_000);
});

describe('a channel that rests', () => {
  test('comes back by an inquiry: no customer\'s payment is sent to find out', async () => {
    await outage(true);
    // Two that fail, and an inquiry that does, or three.
    expect(await charge()).toMatchObject({ kind: 'OUTCOME_KIND_UNKNOWN' });
    expect(await charge()).toMatchObject({ kind: 'OUTCOME_KIND_UNKNOWN' });
    await charge();
    await eventually(async () => (await breaker()) === '0.5', { intervalMs: 20 });
    const reference = newReference();
    expect(await charge(QUICK_PAYER, reference)).toMatchObject({ kind: 'OUTCOME_KIND_NOT_SENT', reason: 'breaker_open' });
    expect(await sentTo(reference)).toBe(0);
    await outage(false);
    await eventually(async () => (await breaker()) === '0', { intervalMs: 20 });
    expect(await charge()).toMatchObject({ kind: 'OUTCOME_KIND_SUCCEEDED' });
    await eventually(() => changes.at(-1) === 'charge closed recovered', { deadlineMs: 20_000 });
  }, 60_000);
});

describe('charges that take long', () => {
  test('open the breaker where an inquiry hangs, too, long before they time out', async () => {
    await outage(true, 'silence');
    const hanging = [1, 2, 3].map(() => charge());
    await eventually(async () => (await breaker()) !== '0', { intervalMs: 20 });
    expect(await charge()).toMatchObject({ kind: 'OUTCOME_KIND_NOT_SENT', reason: 'breaker_open' });
    await eventually(() => changes.includes('charge open hanging'), { deadlineMs: 20_000 });
    await outage(false);
    await eventually(async () => (await breaker()) === '0', { intervalMs: 20 });
    // What had hung ends as it may; it says nothing about now.
    for (const outcome of await Promise.all(hanging)) expect(outcome).toMatchObject({ kind: 'OUTCOME_KIND_UNKNOWN' });
    expect(await breaker()).toBe('0');
  }, 60_000);

  test('because of their payers never do', async () => {
    const heard = changes.length;
    const slow = [1, 2, 3, 4, 5].map(() => charge(SLOW_PAYER));
    for (const outcome of await Promise.all(slow)) expect(outcome).toMatchObject({ kind: 'OUTCOME_KIND_SUCCEEDED' });
    // The topic has one partition: with a probe of now everything before it has been heard.
    const probed = probes.length;
    await eventually(() => probes.length > probed, { deadlineMs: 20_000 });
    expect(changes.slice(heard)).toEqual([]);
  }, 60_000);
});
