import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { channelJson, first, recorder, scenarioOf } from '../test/small-world.ts';
import type { Question } from './policy.ts';
import { simulate } from './simulate.ts';
import { createTrace } from './world/trace.ts';
import { World } from './world/world.ts';

type Json = Readonly<Record<string, unknown>>;

function play(changes: Json, policy = recorder(first), seed = 1) {
  const scenario = scenarioOf(changes);
  const trace = createTrace(scenario, seed);
  return { policy, trace, run: simulate(new World(scenario), trace, () => policy) };
}

const LATENCY = { latencyS: { p50: 2, p99: 2 } };
const RETRY = { retry: { maxAttempts: 2, onlyOn: 'declined-by-provider' } };
const event = (kind: string, from: number, to: number, value = 1): Json => ({ channels: ['a'], from, to, kind, value });
const last = ({ candidates }: Question): string => candidates.at(-1)?.id ?? '';

describe('a policy is told', () => {
  test('an outcome only when it is known: the answer after its latency', () => {
    const { policy, trace } = play({ channels: [channelJson('a', LATENCY)] });
    expect(policy.told.map(({ nowS }) => nowS)).toEqual([...trace.arrivalS].map((time) => time + 2));
    expect(new Set(policy.told.map(({ kind, fault }) => `${kind} ${fault}`))).toEqual(new Set(['succeeded null']));
  });

  test('pending first, and the end pendingS later', () => {
    const { policy, trace } = play({ channels: [channelJson('a', { ...LATENCY, pendingShare: 1, pendingS: { p50: 50, p99: 50 } })] });
    const of = (payment: number): readonly (readonly [string, number])[] => policy.told.filter(({ paymentId }) => paymentId === payment).map(({ kind, nowS }) => [kind, nowS - (trace.arrivalS[payment] ?? 0)]);
    expect(of(0)).toEqual([['pending', expect.closeTo(2, 6)], ['succeeded', expect.closeTo(52, 6)]]); // prettier-ignore
  });

  test('a hang as unknown at timeoutS, once', () => {
    const { policy, trace, run } = play({ channels: [channelJson('a', { hangShare: 1, timeoutS: 17 })] });
    expect(policy.told.map(({ kind, fault, nowS }) => [kind, fault, nowS])).toEqual([...trace.arrivalS].map((time) => ['unknown', null, time + 17]));
    expect(run.succeeded.includes(1)).toBe(false);
  });

  test('in order of time', () => {
    const { policy } = play({ channels: [channelJson('a', { latencyS: { p50: 3, p99: 30 }, pendingShare: 0.5, timeoutS: 20 })], ...RETRY });
    const times = policy.told.map(({ nowS }) => nowS);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  test('whose fault a decline was', () => {
    const { policy } = play({ channels: [channelJson('a', { success: 0 })], payerFaultShare: 0.5 });
    expect(new Set(policy.told.map(({ kind, fault }) => `${kind} ${fault}`))).toEqual(new Set(['declined payer', 'declined provider']));
  });

  test('what is under way at the end is completed and counts', () => {
    const { run, trace, policy } = play({ durationS: 60, channels: [channelJson('a', { pendingShare: 1, pendingS: { p50: 5_000, p99: 5_000 } })] });
    expect(run.succeeded.every((each) => each === 1)).toBe(true);
    expect(policy.told).toHaveLength(trace.size * 2);
  });
});

describe('a question', () => {
  test('shows the payment and the channels’ configuration, nothing else', () => {
    const { policy, trace } = play({ channels: [channelJson('a', { costPercent: 1, inquiry: true })] });
    expect(policy.asked[0]).toEqual({
      nowS: trace.arrivalS[0], paymentId: 0, attempt: 1, attemptsLeft: 1, amount: trace.amount[0], wallet: null, segment: 'all',
      candidates: [{ id: 'a', wallet: null, costPercent: 1, costFixed: 0, minAmount: 0, maxAmount: Infinity, maxPerMinute: null, timeoutS: 30, inquiry: true, maintenance: [] }],
    }); // prettier-ignore
  });

  test('offers only channels of the wallet and for the amount; a channel without wallet takes every payment, a segment without may use every channel', () => {
    const segments = [{ id: 'ep', share: 1, amount: [10, 10], wallet: 'easypaisa' }, { id: 'open', share: 1, amount: [50, 50] }];
    const channels = [channelJson('ep', { wallet: 'easypaisa' }), channelJson('jc', { wallet: 'jazzcash' }), channelJson('any'), channelJson('small', { maxAmount: 49 }), channelJson('large', { minAmount: 11 })];
    const { policy } = play({ segments, channels });
    const offered = (segment: string): readonly string[] => [...new Set(policy.asked.filter((each) => each.segment === segment).map(({ candidates }) => candidates.map(({ id }) => id).join()))];
    expect(offered('ep')).toEqual(['ep,any,small']);
    expect(offered('open')).toEqual(['ep,jc,any,large']);
  });

  test('leaves out a channel in maintenance, from its start up to, not including, its end', () => {
    const { policy } = play({ channels: [channelJson('a', { maintenance: [[100, 200]] }), channelJson('b')] });
    for (const { nowS, candidates } of policy.asked) expect(candidates.some(({ id }) => id === 'a')).toBe(nowS < 100 || nowS >= 200);
  });

  test('is not asked with nothing open: the payment fails without an attempt', () => {
    const { policy, run, trace } = play({ channels: [channelJson('a', { maintenance: [[0, 300]] })] });
    const closed = trace.arrivalS.filter((time) => time < 300).length;
    expect(policy.asked).toHaveLength(trace.size - closed);
    expect(run.firstChannel.filter((channel) => channel === -1)).toHaveLength(closed);
    expect([...run.attempts]).toEqual([trace.size - closed]);
  });

  test('must be answered with a candidate and a probability', () => {
    expect(() => play({}, recorder(() => 'c'))).toThrow('the policy chose "c", which is no candidate');
    expect(() => play({}, { ...recorder(first), choose: () => ({ channel: 'a', probability: 0 }) })).toThrow('the policy gave the probability 0 to its choice');
  });
});

describe('a retry', () => {
  test('leaves when the decline is known, elsewhere, as often as the file allows', () => {
    const { policy, trace, run } = play({ channels: [channelJson('a', { ...LATENCY, success: 0 }), channelJson('b', { ...LATENCY, success: 0 }), channelJson('c')], ...RETRY });
    const asked = policy.asked.filter(({ paymentId }) => paymentId === 0);
    expect(asked.map(({ attempt, attemptsLeft, nowS, candidates }) => [attempt, attemptsLeft, nowS - (trace.arrivalS[0] ?? 0), candidates.map(({ id }) => id).join()])).toEqual([[1, 2, 0, 'a,b,c'], [2, 1, expect.closeTo(2, 6), 'b,c']]); // prettier-ignore
    expect([...run.attempts]).toEqual([trace.size, trace.size, 0]);
  });

  test('leaves when a pending attempt settles as declined', () => {
    const { policy, trace, run } = play({ channels: [channelJson('a', { ...LATENCY, success: 0, pendingShare: 1, pendingS: { p50: 40, p99: 40 } }), channelJson('b')], ...RETRY });
    const second = policy.asked.find(({ paymentId, attempt }) => paymentId === 0 && attempt === 2);
    expect((second?.nowS ?? 0) - (trace.arrivalS[0] ?? 0)).toBeCloseTo(42, 6);
    expect(run.succeeded.every((each) => each === 1)).toBe(true);
  });

  test('never follows a hang nor the payer’s own fault', () => {
    expect(play({ channels: [channelJson('a', { hangShare: 1 }), channelJson('b')], ...RETRY }).run.attempts[1]).toBe(0);
    expect(play({ payerFaultShare: 1, ...RETRY }).run.attempts[1]).toBe(0);
  });

  test('follows a decline by an outage', () => {
    expect(play({ events: [event('outage', 0, 600)], ...RETRY }).run.succeeded.every((each) => each === 1)).toBe(true);
  });
});

describe('a cap', () => {
  test('is hard in any 60 s, retries included, and a full channel is no candidate', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 1_000 }), (cap, perMinute, seed) => {
        const starts: number[] = [];
        const policy = recorder((question) => {
          const channel = question.attempt === 1 ? first(question) : last(question);
          if (channel === 'a') starts.push(question.nowS);
          return channel;
        });
        play({ durationS: 300, paymentsPerMinute: perMinute, channels: [channelJson('a', { maxPerMinute: cap, success: 0.5 }), channelJson('b', { success: 0.5 })], ...RETRY }, policy, seed);
        return starts.every((time, index) => index < cap || time - (starts[index - cap] ?? 0) >= 60) && (cap > 0 || starts.length === 0);
      }),
      { numRuns: 150 },
    );
  });

  test('is used up to its last place', () => {
    const { run } = play({ durationS: 600, paymentsPerMinute: 600, channels: [channelJson('a', { maxPerMinute: 30 }), channelJson('b')] });
    expect(run.attempts[0]).toBeGreaterThanOrEqual(290);
    expect(run.attempts[0]).toBeLessThanOrEqual(300);
  });
});

describe('a probe', () => {
  const PROBED = { channels: [channelJson('a', { inquiry: true, maintenance: [[0, 600]] }), channelJson('b')], paymentsPerMinute: 6 };
  const answers = (changes: Json, seed = 1) => play({ ...PROBED, ...changes }, recorder(last, true), seed).policy.answers;

  test('is possible every 10 s from a random phase, on channels with inquiry alone, in maintenance too', () => {
    const seen = answers({});
    expect(new Set(seen.map(({ channel }) => channel))).toEqual(new Set(['a']));
    expect(seen.slice(1).every(({ nowS }, index) => Math.abs(nowS - (seen[index]?.nowS ?? 0) - 10) < 1e-6)).toBe(true);
    expect(seen.every(({ answered }) => answered)).toBe(true);
    const phases = Array.from({ length: 40 }, (_, seed) => answers({}, seed + 1)[0]?.nowS ?? -1);
    expect(Math.min(...phases)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...phases)).toBeLessThan(10);
    expect(Math.max(...phases) - Math.min(...phases)).toBeGreaterThan(7);
  });

  test.each(['outage', 'hang'])('has no answer while an %s is active there', (kind) => {
    for (const { nowS, answered } of answers({ events: [event(kind, 100, 300)] })) expect(answered).toBe(nowS < 100 || nowS >= 300);
  });

  test('has no answer with the share of the event', () => {
    const seen = answers({ durationS: 20_000, events: [event('outage', 0, 20_000, 0.7)] });
    expect(seen.filter(({ answered }) => !answered).length / seen.length).toBeCloseTo(0.7, 1);
  });

  test.each(['brownout', 'slow'])('does not see a %s', (kind) => {
    expect(answers({ events: [event(kind, 0, 600, 1)] }).every(({ answered }) => answered)).toBe(true);
  });

  test('is not made unless the policy wants it', () => {
    expect(play(PROBED, recorder(last, false)).policy.answers).toEqual([]);
  });

  test('does not use up a cap', () => {
    const { run, trace } = play({ channels: [channelJson('a', { inquiry: true, maxPerMinute: 1_000 })], paymentsPerMinute: 6 }, recorder(first, true));
    expect(run.attempts[0]).toBe(trace.size);
  });
});

describe('lost payments', () => {
  test('are those that failed and that an event had struck', () => {
    const changes = { durationS: 600, payerFaultShare: 0.3, channels: [channelJson('a', { success: 0.5 }), channelJson('b')], events: [event('outage', 0, 300)] };
    const { run, trace } = play(changes);
    run.lost.forEach((lost, payment) => expect(lost === 1).toBe((trace.arrivalS[payment] ?? 0) < 300 && trace.payerFault[payment] === 0));
    expect(play({ ...changes, ...RETRY }).run.lost.includes(1)).toBe(false);
  });
});
