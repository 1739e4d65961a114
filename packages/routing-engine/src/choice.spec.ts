import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { byExpected, chainValue, stakeOf, type Arm } from './choice.ts';

const arm = (mean: number, silent = 0): Arm => ({ mean, chances: Float64Array.of(1), means: Float64Array.of(mean), variance: 0.01, silent, worth: 1, underway: 0 });
const means = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 6 });

/** What a payment is worth that tries the best arm first. */
function bestChain(arms: readonly Arm[], attempts: number): number {
  const order = byExpected(arms);
  return Math.max(...arms.map((_, first) => chainValue(arms, order, first, attempts)));
}

describe('the value of a chain', () => {
  test('is the chance that one of the best so many arms succeeds, where declines alone are retried', () => {
    fc.assert(
      fc.property(means, fc.integer({ min: 1, max: 7 }), (list, attempts) => {
        const used = list.toSorted((a, b) => b - a).slice(0, attempts);
        expect(bestChain(list.map((mean) => arm(mean)), attempts)).toBeCloseTo(1 - used.reduce((all, mean) => all * (1 - mean), 1), 9); // prettier-ignore
      }),
    );
  });

  test('puts an arm that answers before one that succeeds as often but stays silent', () => {
    const arms = [arm(0.6, 0.3), arm(0.6)];
    const order = byExpected(arms);
    expect(chainValue(arms, order, 1, 2)).toBeGreaterThan(chainValue(arms, order, 0, 2));
  });
});

describe('what is at stake for an arm', () => {
  test('is what a chain gains when the arm becomes better than its rival', () => {
    fc.assert(
      fc.property(means, fc.integer({ min: 1, max: 7 }), fc.double({ min: 0, max: 1, noNaN: true }), (list, attempts, better) => {
        const at = (mean: number): Arm[] => list.map((each, index) => arm(index === 0 ? mean : each));
        const stake = stakeOf(at(0), byExpected(at(0)), 0, 1, attempts);
        const gained = bestChain(at(better), attempts) - bestChain(at(stake?.rival ?? better), attempts);
        expect(gained).toBeCloseTo(stake === null ? 0 : stake.share * Math.max(0, better - stake.rival), 9);
      }),
    );
  });

  test('is nothing where a payment tries all arms anyway', () => {
    const arms = [arm(0.9), arm(0.5)];
    expect(stakeOf(arms, byExpected(arms), 1, 1, 2)).toBeNull();
    expect(stakeOf(arms, byExpected(arms), 1, 1, 1)).toEqual({ rival: 0.9, share: 1 });
  });
});
