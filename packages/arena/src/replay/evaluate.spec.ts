import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { loggedPayments, truth } from '../../test/logged-world.ts';
import type { Interval } from '../measure/statistics.ts';
import { judge } from './evaluate.ts';
import type { LoggedPayment } from './log.ts';
import { documentTarget, targetOf, type Target } from './target.ts';

const LOGS = 300;
const logs = new Map([1, 2].map((attempts) => [attempts, Array.from({ length: LOGS }, (_, seed) => loggedPayments(seed + 1, { attempts, payments: 500 }))]));
const covers = ({ low, high }: Interval, value: number): boolean => low <= value && value <= high;

/** How often the intervals cover the truth, and how far the mean of all estimates is off, in its own standard errors. */
function study(target: Target, value: number, attempts: number) {
  const judgements = (logs.get(attempts) ?? []).map((log) => judge(log, target));
  const bias = (of: (judgement: (typeof judgements)[number]) => Interval): number => {
    const means = judgements.map((each) => of(each).mean);
    const mean = means.reduce((sum, each) => sum + each, 0) / LOGS;
    const spread = Math.sqrt(means.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (LOGS - 1));
    return Math.abs(mean - value) / (spread / Math.sqrt(LOGS));
  };
  return {
    bias: bias(({ ips }) => ips),
    biasOfOwn: bias(({ selfNormalised }) => selfNormalised),
    coverage: judgements.filter(({ ips }) => covers(ips, value)).length / LOGS,
    coverageOfOwn: judgements.filter(({ selfNormalised }) => covers(selfNormalised, value)).length / LOGS,
  };
}

describe('inverse propensity on simulated logs', () => {
  const order = (channel: string, left: readonly string[]): number => (channel === ['b', 'c', 'a'].find((each) => left.includes(each)) ? 1 : 0);
  const cases: readonly (readonly [string, Target, (channel: string, left: readonly string[]) => number])[] = [
    ['greedy', targetOf('greedy'), order],
    ['uniform', targetOf('uniform'), (_, left) => 1 / left.length],
    ['epsilon=20', targetOf('epsilon=20'), (channel, left) => 0.8 * order(channel, left) + 0.2 / left.length],
    ['order=a>c', targetOf('order=a>c'), (channel, left) => (channel === ['a', 'c', 'b'].find((each) => left.includes(each)) ? 1 : 0)],
  ];
  test.each(cases)('finds the success of %s without bias, and its intervals cover it, with one attempt and with retries', (_, target, probability) => {
    for (const attempts of [1, 2]) {
      const { bias, biasOfOwn, coverage, coverageOfOwn } = study(target, truth(probability, attempts), attempts);
      expect(bias).toBeLessThan(4);
      expect(biasOfOwn).toBeLessThan(5);
      for (const each of [coverage, coverageOfOwn]) {
        expect(each).toBeGreaterThan(0.91);
        expect(each).toBeLessThan(0.985);
      }
    }
  });

  test('a channel that a document takes out is judged as if it were out', () => {
    const { target } = documentTarget({ formatVersion: 1, channels: { a: { off: true } } }, null);
    const payments = loggedPayments(1, { payments: 20_000, attempts: 1 });
    const { selfNormalised, difference, refusal } = judge(payments, target);
    expect(refusal).toBeNull();
    expect(selfNormalised.mean).toBeGreaterThan(0.72);
    expect(difference.low).toBeGreaterThan(0);
  });
});

describe('a judgement', () => {
  const payments = loggedPayments(3, { payments: 2_000 });

  test('of the policy in force is the log itself', () => {
    const { logged, ips, selfNormalised, difference, effectivePayments } = judge(payments, targetOf('logged'));
    expect(ips).toEqual(logged);
    expect(selfNormalised).toEqual(logged);
    expect(difference.mean).toBe(0);
    expect(effectivePayments).toBe(payments.length);
  });

  test('is refused where the policy wants what was never chosen, naming how much and where', () => {
    const { refusal, uncovered } = judge(loggedPayments(3, { never: ['b'] }), targetOf('greedy'));
    expect(refusal).toMatch(/does not cover this policy: \d+\.\d % of its decisions go to channels that were never chosen there \(b \d+/);
    expect(uncovered.share).toBeGreaterThan(0.5);
  });

  test('is refused where too little of the log speaks about the policy', () => {
    expect(judge(payments.slice(0, 30), targetOf('order=a')).refusal).toMatch(/too little of the log/);
  });

  test('is refused where one payment carries the weight', () => {
    const lucky = payments.find(({ choices }) => choices.length === 1) as LoggedPayment;
    const [choice] = lucky.choices as [LoggedPayment['choices'][0]];
    const heavy: LoggedPayment = { ...lucky, choices: [{ ...choice, candidates: choice.candidates.map((each, index) => (index === choice.chosen ? { ...each, probability: 0.001 } : each)) }] };
    expect(judge([...payments.slice(0, 500), heavy], targetOf('uniform')).refusal).toMatch(/one payment carries|too little/);
  });

  test('counts a payment that the policy has no channel for as failed', () => {
    const { target } = documentTarget({ formatVersion: 1, channels: { a: { off: true }, b: { off: true }, c: { off: true } } }, null);
    const { ips, selfNormalised, withoutChannel } = judge(payments, target);
    expect([ips.mean, selfNormalised.mean, withoutChannel]).toEqual([0, 0, 1]);
  });

  test('needs a payment', () => {
    expect(() => judge([], targetOf('logged'))).toThrow('no payment');
  });
});

describe('every target', () => {
  const probability = fc.double({ min: 0.01, max: 1, noNaN: true });
  const candidate = fc.record({ channel: fc.constantFrom('a', 'b', 'c', 'd'), score: fc.double({ min: 0, max: 1, noNaN: true }), probability });
  const choices = fc.uniqueArray(candidate, { selector: ({ channel }) => channel, minLength: 1, maxLength: 4 });
  const documents = [{ shares: { a: 30, b: 20 } }, { shares: { a: 100 } }, { channels: { a: { off: true } }, shares: { a: 50 } }, { channels: { b: { minAmount: 5_000 } } }];
  const targets = [...['logged', 'uniform', 'greedy', 'epsilon=5', 'order=c>a'].map(targetOf), ...documents.map((each) => documentTarget({ formatVersion: 1, ...each }, null).target)];

  test('gives probabilities that sum to one, or none where nothing is left', () => {
    fc.assert(
      fc.property(choices, fc.nat(10_000), fc.constantFrom(...targets), (raw, amount, target) => {
        const total = raw.reduce((sum, each) => sum + each.probability, 0);
        const candidates = raw.map((each) => ({ ...each, probability: each.probability / total }));
        const probabilities = target.probabilities({ decidedAt: '2026-11-21T00:00:00Z', merchantId: 'mer_1', amountMinor: BigInt(amount), candidates, chosen: 0 });
        const sum = probabilities.reduce((all, each) => all + each, 0);
        expect(probabilities.every((each) => each >= 0)).toBe(true);
        expect(sum === 0 || Math.abs(sum - 1) < 1e-9).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });
});
