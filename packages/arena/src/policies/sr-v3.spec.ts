import { describe, expect, test } from '@jest/globals';
import type { ChannelView, Outcome, Policy } from '../policy.ts';
import { stream } from '../world/random.ts';
import { EliminationScore } from './elimination.ts';
import { SR_V3_DEFAULTS, srV3, type SrV3Settings } from './sr-v3.ts';

const view = (id: string): ChannelView => ({ id, wallet: null, costPercent: 0, costFixed: 0, minAmount: 0, maxAmount: Infinity, maxPerMinute: null, timeoutS: 30, inquiry: false, maintenance: [] });
const CHANNELS = [view('a'), view('b')];

const policyWith = (settings: Partial<SrV3Settings> = {}): Policy => srV3('sr-v3', { ...SR_V3_DEFAULTS, ...settings }).create(CHANNELS, stream(1));
const ask = (policy: Policy, nowS: number, paymentId: number, candidates = CHANNELS) =>
  policy.choose({ nowS, paymentId, attempt: 1, attemptsLeft: 1, amount: 1, wallet: null, segment: 's', candidates });
const tell = (policy: Policy, nowS: number, paymentId: number, channel: string, kind: Outcome['kind'], fault: Outcome['fault'] = null): void =>
  policy.learn({ nowS, paymentId, attempt: 1, channel, kind, fault });

/** Sends payments to a channel, a second apart, all with this end. */
function feed(policy: Policy, channel: string, count: number, kind: Outcome['kind'], fault: Outcome['fault'] = null, startS = 0): void {
  for (let i = 0; i < count; i += 1) {
    const paymentId = startS * 1_000 + i + (channel === 'a' ? 500_000 : 0);
    ask(policy, startS + i, paymentId, [view(channel)]);
    tell(policy, startS + i, paymentId, channel, kind, fault);
  }
}

const ALL: Partial<SrV3Settings> = { update: 'all', hedgePercent: 0 };

describe('decision-engine’s window', () => {
  test('starts full of ones: ties fall at random, half each', () => {
    const policy = policyWith();
    const choices = Array.from({ length: 1_000 }, (_, payment) => ask(policy, 0, payment));
    expect(choices.filter(({ channel }) => channel === 'a').length / 1_000).toBeCloseTo(0.5, 1);
    expect(choices[0]?.probability).toBeCloseTo(0.5, 9);
  });

  test('turns away with the first failure, and forgets it after as many outcomes as it is long', () => {
    const policy = policyWith({ ...ALL, window: 4 });
    feed(policy, 'a', 1, 'declined', 'provider');
    expect(ask(policy, 10, 1)).toEqual({ channel: 'b', probability: 1 });
    feed(policy, 'a', 3, 'succeeded', null, 20);
    expect(ask(policy, 30, 2).channel).toBe('b');
    feed(policy, 'a', 1, 'succeeded', null, 40);
    expect(ask(policy, 50, 3).probability).toBe(0.5);
  });

  test('by default explores 5 % of payments, all channels alike, and learns from these alone', () => {
    const policy = policyWith();
    feed(policy, 'a', 2_000, 'declined', 'provider');
    const choices = Array.from({ length: 4_000 }, (_, payment) => ask(policy, 3_000, 10_000_000 + payment));
    expect(choices.filter(({ channel }) => channel === 'a').length / 4_000).toBeCloseTo(0.025, 2);
    expect(choices.find(({ channel }) => channel === 'a')?.probability).toBeCloseTo(0.025, 9);
    expect(choices.find(({ channel }) => channel === 'b')?.probability).toBeCloseTo(0.975, 9);
    const silent = policyWith({ hedgePercent: 0 });
    feed(silent, 'a', 500, 'declined', 'provider');
    expect(ask(silent, 600, 1).probability).toBe(0.5);
  });

  test('does not count the payer’s own faults', () => {
    const policy = policyWith(ALL);
    feed(policy, 'a', 100, 'declined', 'payer');
    expect(ask(policy, 200, 1).probability).toBe(0.5);
  });

  test('takes unknown and pending for not final until 300 s, then for failed', () => {
    for (const kind of ['unknown', 'pending'] as const) {
      const policy = policyWith(ALL);
      ask(policy, 0, 1, [view('a')]);
      tell(policy, 30, 1, 'a', kind);
      expect(ask(policy, 299, 2).probability).toBe(0.5);
      expect(ask(policy, 300, 3)).toEqual({ channel: 'b', probability: 1 });
    }
  });

  test('drops what is final only after 10 minutes', () => {
    const late = (settledS: number): string => {
      const policy = policyWith({ ...ALL, window: 1 });
      ask(policy, 0, 1, [view('a')]);
      tell(policy, 1, 1, 'a', 'pending');
      feed(policy, 'b', 1, 'declined', 'provider', 350);
      tell(policy, settledS, 1, 'a', 'succeeded');
      return ask(policy, settledS, 2).probability === 0.5 ? 'dropped' : 'counted';
    };
    expect([late(590), late(601)]).toEqual(['counted', 'dropped']);
  });
});

describe('decision-engine’s elimination', () => {
  test('needs 59 pending reports in a row with the default threshold', () => {
    const score = new EliminationScore(SR_V3_DEFAULTS.threshold);
    const needed = Array.from({ length: 100 }, (_, at) => at).find((at) => {
      score.penalise(at);
      return score.isEliminated(at);
    });
    expect((needed ?? 0) + 1).toBe(59);
  });

  test('needs 32 with the threshold that its guide names', () => {
    const score = new EliminationScore(0.2);
    for (let i = 0; i < 31; i += 1) score.penalise(0);
    expect(score.isEliminated(0)).toBe(false);
    score.penalise(0);
    expect(score.isEliminated(0)).toBe(true);
  });

  test('a success takes one report back, and the score never passes 1', () => {
    const score = new EliminationScore(0.5);
    for (let i = 0; i < 50; i += 1) score.reward(0);
    for (let i = 0; i < 100; i += 1) {
      score.penalise(0);
      score.reward(0);
    }
    for (let i = 0; i < 13; i += 1) score.penalise(0);
    expect(score.isEliminated(0)).toBe(false);
    score.penalise(0);
    expect(score.isEliminated(0)).toBe(true);
  });

  test('ends after 15 minutes, nine or ten reports from the next one; after 2.5 h all is forgotten', () => {
    const score = new EliminationScore(0.05);
    for (let i = 0; i < 70; i += 1) score.penalise(100);
    expect([score.isEliminated(999), score.isEliminated(1_000)]).toEqual([true, false]);
    for (let i = 0; i < 8; i += 1) score.penalise(1_001);
    expect(score.isEliminated(1_001)).toBe(false);
    for (let i = 0; i < 2; i += 1) score.penalise(1_001);
    expect(score.isEliminated(1_001)).toBe(true);
    expect(score.isEliminated(9_000)).toBe(false);
    for (let i = 0; i < 58; i += 1) score.penalise(9_001);
    expect(score.isEliminated(9_001)).toBe(false);
  });

  test('demotes a channel that only hangs, before any failure counts', () => {
    const policy = policyWith({ hedgePercent: 0, update: 'explored' });
    feed(policy, 'a', 59, 'unknown');
    expect(ask(policy, 100, 1)).toEqual({ channel: 'b', probability: 1 });
    expect(ask(policy, 100, 2, [view('a')]).channel).toBe('a');
  });

  test('hears of an attempt at its start where the platform reports that', () => {
    const policy = policyWith({ hedgePercent: 0, update: 'explored', pending: 'start' });
    for (let i = 0; i < 59; i += 1) ask(policy, i, i, [view('a')]);
    expect(ask(policy, 60, 100)).toEqual({ channel: 'b', probability: 1 });
  });
});
