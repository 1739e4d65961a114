import { describe, expect, test } from '@jest/globals';
import { channelJson, scenarioOf } from '../../test/small-world.ts';
import { LogNormal, normalQuantile, normalUpperTail } from './normal.ts';
import { createTrace } from './trace.ts';
import { World, type Fate } from './world.ts';

type Json = Readonly<Record<string, unknown>>;

/** What becomes of every payment of a seed on the first channel, tried at its arrival. */
function fates(channel: Json, changes: Json = {}): readonly Fate[] {
  const scenario = scenarioOf({ durationS: 6_000, channels: [channelJson('a', channel)], ...changes });
  const trace = createTrace(scenario, 7);
  const world = new World(scenario);
  return Array.from(trace.arrivalS, (time, payment) => world.fate(trace, payment, 0, time));
}

const event = (kind: string, value?: number, from = 0, to = 1e9): Json => ({ channels: ['a'], from, to, kind, ...(value === undefined ? {} : { value }) });
const share = (all: readonly Fate[], is: (fate: Fate) => boolean): number => all.filter(is).length / all.length;
const ends = (all: readonly Fate[], end: Fate['end']): number => share(all, (fate) => fate.end === end);

describe('an attempt', () => {
  test('that hangs is hit by nothing else, and is known at timeoutS', () => {
    const all = fates({ hangShare: 1, timeoutS: 12, pendingShare: 1 }, { events: [event('outage')], payerFaultShare: 1 });
    expect(all.every(({ end, answerS, settleS, byEvent }) => end === 'hang' && answerS === 12 && settleS === null && !byEvent)).toBe(true);
  });

  test('hangs by hangShare and hang events together: what survives one meets the other', () => {
    expect(ends(fates({ hangShare: 0.5 }, { events: [event('hang', 0.5)] }), 'hang')).toBeCloseTo(0.75, 1);
  });

  test('whose latency reaches timeoutS hangs, slow factor included', () => {
    expect(ends(fates({ latencyS: { p50: 10, p99: 10 }, timeoutS: 20 }, { events: [event('slow', 1.99)] }), 'success')).toBe(1);
    const slow = fates({ latencyS: { p50: 10, p99: 10 }, timeoutS: 20 }, { events: [event('slow', 2)] });
    expect(slow.every(({ end, answerS, byEvent }) => end === 'hang' && answerS === 20 && byEvent)).toBe(true);
    expect(ends(fates({ latencyS: { p50: 10, p99: 40 }, timeoutS: 10 }), 'hang')).toBeCloseTo(0.5, 1);
  });

  test('slow events multiply, and leave pendingS alone', () => {
    const [fate] = fates({ latencyS: { p50: 2, p99: 2 }, pendingShare: 1, pendingS: { p50: 60, p99: 60 } }, { events: [event('slow', 2), event('slow', 3)] });
    expect(fate).toMatchObject({ answerS: 12, settleS: 60 });
  });

  test('failed by an outage is a decline by the provider after the usual latency, never pending nor the payer’s fault', () => {
    const all = fates({ pendingShare: 1, latencyS: { p50: 3, p99: 3 } }, { events: [event('outage')], payerFaultShare: 1 });
    expect(all.every(({ end, answerS, settleS, byEvent }) => end === 'provider' && answerS === 3 && settleS === null && byEvent)).toBe(true);
  });

  test('overlapping events multiply what survives', () => {
    expect(ends(fates({}, { events: [event('outage', 0.5), event('brownout', 0.6)] }), 'provider')).toBeCloseTo(0.8, 1);
  });

  test('an outage strikes only what did not hang', () => {
    const all = fates({ hangShare: 0.5 }, { events: [event('brownout', 0.5)] });
    expect([ends(all, 'hang'), ends(all, 'provider'), ends(all, 'success')]).toEqual([expect.closeTo(0.5, 1), expect.closeTo(0.25, 1), expect.closeTo(0.25, 1)]);
  });

  test('a pending one ends as any other: payer’s fault first, then success', () => {
    const all = fates({ pendingShare: 1, success: 0.5, pendingS: { p50: 30, p99: 300 } }, { payerFaultShare: 0.4 });
    expect(all.every(({ settleS }) => settleS !== null && settleS > 0)).toBe(true);
    expect([ends(all, 'payer'), ends(all, 'provider'), ends(all, 'success')]).toEqual([expect.closeTo(0.4, 1), expect.closeTo(0.3, 1), expect.closeTo(0.3, 1)]);
  });

  test('the payer’s fault follows the payment to every channel', () => {
    const scenario = scenarioOf({ payerFaultShare: 0.5 });
    const trace = createTrace(scenario, 3);
    const world = new World(scenario);
    trace.payerFault.forEach((isFaulty, payment) => {
      for (const channel of [0, 1]) expect(world.fate(trace, payment, channel, trace.arrivalS[payment] ?? 0).end).toBe(isFaulty === 1 ? 'payer' : 'success');
    });
  });

  test('success of the segment replaces the channel’s', () => {
    expect(ends(fates({ success: 1, successBySegment: { all: 0.3 } }), 'success')).toBeCloseTo(0.3, 1);
  });

  test('the state at its start decides: events hold from `from` up to, not including, `to`', () => {
    const scenario = scenarioOf({ channels: [channelJson('a')], events: [event('outage', 1, 100, 200)] });
    const trace = createTrace(scenario, 1);
    const world = new World(scenario);
    expect([99.999, 100, 199.999, 200].map((time) => world.fate(trace, 0, 0, time).end)).toEqual(['success', 'provider', 'provider', 'success']);
  });

  test('latencies have the file’s median and 99th percentile', () => {
    const all = fates({ latencyS: { p50: 2, p99: 10 } });
    expect(share(all, ({ answerS }) => answerS < 2)).toBeCloseTo(0.5, 1);
    expect(share(all, ({ answerS }) => answerS < 10)).toBeCloseTo(0.99, 2);
  });
});

describe('what the oracle knows of a channel', () => {
  test('is the probability of success and of a decline by the provider, hangs and late answers taken off', () => {
    const scenario = scenarioOf({
      channels: [channelJson('a', { success: 0.8, hangShare: 0.1, latencyS: { p50: 15, p99: 60 }, timeoutS: 30 })],
      events: [event('hang', 0.5), event('slow', 2), event('brownout', 0.25)],
    });
    // Half of the answers take 30 s or more at twice the latency: 0.9 x 0.5 x 0.5 are answered, 0.75 of them pass the brown-out.
    const { succeeds, declined } = new World(scenario).chances(0, 0, 10);
    expect(succeeds).toBeCloseTo(0.225 * 0.75 * 0.8, 6);
    expect(declined).toBeCloseTo(0.225 - 0.225 * 0.75 * 0.8, 6);
  });

  test('agrees with what happens', () => {
    const channel = { success: 0.7, hangShare: 0.1, latencyS: { p50: 8, p99: 40 }, timeoutS: 20, pendingShare: 0.3 };
    const changes = { events: [event('slow', 1.5), event('outage', 0.2)], payerFaultShare: 0 };
    const all = fates(channel, changes);
    const { succeeds, declined } = new World(scenarioOf({ channels: [channelJson('a', channel)], ...changes })).chances(0, 0, 10);
    expect(ends(all, 'success')).toBeCloseTo(succeeds, 1);
    expect(ends(all, 'provider')).toBeCloseTo(declined, 1);
  });
});

describe('the log-normal time', () => {
  test('has a quantile and a tail that are each other’s inverse', () => {
    for (const u of [1e-6, 0.01, 0.2, 0.5, 0.9, 0.99, 0.999999]) expect(normalUpperTail(normalQuantile(u))).toBeCloseTo(1 - u, 6);
    const time = new LogNormal({ p50: 3, p99: 30 });
    expect(time.quantile(0.99)).toBeCloseTo(30, 5);
    expect(time.shareFrom(30)).toBeCloseTo(0.01, 6);
  });

  test('without spread is its median', () => {
    const time = new LogNormal({ p50: 3, p99: 3 });
    expect([time.quantile(0.01), time.quantile(0.99)]).toEqual([3, 3].map((each) => expect.closeTo(each, 9)));
    expect([time.shareFrom(2.9), time.shareFrom(3), time.shareFrom(3.1)]).toEqual([1, 1, 0]);
  });
});
