import { afterEach, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { NO_FACTS } from '@adaigi/domain';
import type { Outcome } from '@adaigi/domain';
import { Registry } from 'prom-client';
import type { BreakerChange } from './breaker.ts';
import { guard } from './guard.ts';
import type { Guarded, GuardOptions } from './guard.ts';
import { BREAKER_DEFAULTS } from './settings.ts';

const PAID: Outcome = { kind: 'succeeded', amount: null, reversed: false, ...NO_FACTS };
const BROKEN: Outcome = { kind: 'unknown', reason: 'provider_error', integrityProblem: null, ...NO_FACTS };
const POOR: Outcome = { kind: 'declined', fault: 'payer', retry: 'never', reason: 'insufficient_funds', ...NO_FACTS };
const OPEN: Outcome = { kind: 'not_sent', reason: 'breaker_open' };
const REST_MS = 60;

interface Rig {
  readonly guarded: Guarded<[Outcome | Promise<Outcome>]>;
  readonly changes: BreakerChange[];
  readonly calls: () => number;
  readonly metrics: Registry;
}

const rigs: Rig[] = [];
afterEach(() => {
  for (const rig of rigs.splice(0)) rig.guarded.stop();
});

function rig(options: Partial<GuardOptions> = {}): Rig {
  const changes: BreakerChange[] = [];
  const metrics = new Registry();
  let calls = 0;
  const guarded = guard(
    async (outcome: Outcome | Promise<Outcome>) => {
      calls += 1;
      return await outcome;
    },
    {
      channel: 'c',
      operation: 'charge',
      breaker: { ...BREAKER_DEFAULTS, consecutive: 3, restMs: REST_MS },
      maxConcurrent: 10,
      metrics,
      declines: 'count',
      slowMs: null,
      payerTimeMs: 10_000,
      onStateChange: (_channel, _operation, change) => changes.push(change),
      ...options,
    },
  );
  const made = { guarded, changes, calls: () => calls, metrics };
  rigs.push(made);
  return made;
}

async function fail({ guarded }: Rig, times: number): Promise<void> {
  for (let i = 0; i < times; i += 1) await guarded.call(BROKEN);
}

async function halfOpen(given: Rig): Promise<void> {
  await fail(given, 3);
  while (given.guarded.state !== 'half_open') await sleep(5);
}

async function gauge({ metrics }: Rig): Promise<number | undefined> {
  const metric = await metrics.getSingleMetric('adaigi_breaker_state')?.get();
  return metric?.values[0]?.value;
}

describe('a guarded operation', () => {
  test('hands counted outcomes through unchanged', async () => {
    expect(await rig().guarded.call(BROKEN)).toEqual(BROKEN);
  });

  test('opens after a run of failures and then sends nothing', async () => {
    const given = rig();
    await fail(given, 3);
    expect(given.guarded.state).toBe('open');
    expect(await given.guarded.call(PAID)).toEqual(OPEN);
    expect(given.calls()).toBe(3);
    expect(given.changes).toEqual([{ state: 'open', reason: 'consecutive_failures' }]);
    expect(await gauge(given)).toBe(1);
  });

  test('opens on the share of failures, too', async () => {
    const given = rig({ breaker: { errorPercent: 50, volume: 6, consecutive: 100, windowMs: 10_000, restMs: REST_MS } });
    for (const outcome of [PAID, BROKEN, BROKEN, PAID, BROKEN, BROKEN]) await given.guarded.call(outcome);
    expect(given.changes).toEqual([{ state: 'open', reason: 'error_rate' }]);
  });

  test('never opens for payers', async () => {
    const given = rig();
    for (let i = 0; i < 50; i += 1) await given.guarded.call(POOR);
    expect(given.guarded.state).toBe('closed');
    expect(given.calls()).toBe(50);
  });

  test('a success ends a run of failures', async () => {
    const given = rig({ breaker: { ...BREAKER_DEFAULTS, volume: 1_000, consecutive: 3 } });
    for (const outcome of [BROKEN, BROKEN, PAID, BROKEN, BROKEN]) await given.guarded.call(outcome);
    expect(given.guarded.state).toBe('closed');
  });

  test('lets one call probe after its rest and closes when that succeeds', async () => {
    const given = rig();
    await halfOpen(given);
    expect(await gauge(given)).toBe(0.5);
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const probe = given.guarded.call(promise);
    expect(await given.guarded.call(PAID)).toEqual(OPEN);
    resolve(PAID);
    expect(await probe).toEqual(PAID);
    expect(given.guarded.state).toBe('closed');
    expect(await gauge(given)).toBe(0);
  });

  test('rests again when the probe fails', async () => {
    const given = rig();
    await halfOpen(given);
    await given.guarded.call(BROKEN);
    expect(given.changes.at(-1)).toEqual({ state: 'open', reason: 'probe_failed' });
  });

  test('a probe that waits for a payer neither blocks the next one nor is lost', async () => {
    const given = rig();
    await halfOpen(given);
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const slow = given.guarded.call(promise);
    while (given.changes.at(-1)?.reason !== 'probe_slow') await sleep(5);
    resolve(PAID);
    await slow;
    expect(given.guarded.state).toBe('closed');
  });

  test('something else may prove that the provider works; then one success is a recovery', async () => {
    const given = rig();
    await fail(given, 3);
    given.guarded.recovered();
    expect(await given.guarded.call(PAID)).toEqual(PAID);
    await fail(given, 2);
    expect(given.guarded.state).toBe('closed');
  });

  test('... and one failure opens it again', async () => {
    const given = rig();
    await fail(given, 3);
    given.guarded.recovered();
    await fail(given, 1);
    expect(given.changes.at(-1)).toEqual({ state: 'open', reason: 'trial_failed' });
  });

  test('... or that it does not', async () => {
    const given = rig();
    given.guarded.trip('hanging');
    expect(await given.guarded.call(PAID)).toEqual(OPEN);
    expect(given.changes).toEqual([{ state: 'open', reason: 'hanging' }]);
  });

  test('no call is the first after a rest where something else finds out', async () => {
    let mayTry = false;
    const given = rig({ mayTry: () => mayTry });
    await halfOpen(given);
    for (let i = 0; i < 3; i += 1) expect(await given.guarded.call(PAID)).toEqual(OPEN);
    expect(given.calls()).toBe(3);
    mayTry = true;
    expect(await given.guarded.call(PAID)).toEqual(PAID);
    expect(given.guarded.state).toBe('closed');
  });

  test('calls from before the recovery prove nothing about now: their time-outs open nothing, their successes close nothing', async () => {
    const given = rig();
    const slow = Array.from({ length: 6 }, () => Promise.withResolvers<Outcome>());
    const old = slow.map(({ promise }) => given.guarded.call(promise));
    given.guarded.trip('hanging');
    slow[0]?.resolve(PAID);
    await old[0];
    expect(given.guarded.state).not.toBe('closed');
    given.guarded.recovered();
    for (const { resolve } of slow) resolve(BROKEN);
    expect((await Promise.all(old)).slice(1)).toEqual(Array.from({ length: 5 }, () => BROKEN));
    expect(given.guarded.state).toBe('closed');
    await fail(given, 1);
    expect(given.changes.at(-1)).toEqual({ state: 'open', reason: 'trial_failed' });
  });

  test('a full channel refuses at once and counts nothing', async () => {
    const given = rig({ maxConcurrent: 2 });
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const under = [given.guarded.call(promise), given.guarded.call(promise)];
    for (let i = 0; i < 20; i += 1) expect(await given.guarded.call(PAID)).toEqual({ kind: 'not_sent', reason: 'channel_busy' });
    resolve(PAID);
    await Promise.all(under);
    expect(await given.guarded.call(PAID)).toEqual(PAID);
    expect(given.guarded.state).toBe('closed');
  });

  test('a thrown error is a bug: it counts, comes through, and frees its place', async () => {
    const given = rig({ maxConcurrent: 1 });
    for (let i = 0; i < 3; i += 1) await expect(given.guarded.call(Promise.reject(new Error('bug')))).rejects.toThrow('bug');
    expect(given.guarded.state).toBe('open');
  });

  test('after a stop nothing is sent', async () => {
    const given = rig();
    given.guarded.stop();
    expect(await given.guarded.call(PAID)).toEqual(OPEN);
  });
});
