import { describe, expect, test } from '@jest/globals';
import { normalQuantile } from '../world/normal.ts';
import { stream } from '../world/random.ts';
import { estimate, estimateOfGroups, median, studentQuantile, type Estimate } from './statistics.ts';

const holdsZero = ({ low, high }: Estimate): boolean => low !== null && high !== null && low <= 0 && 0 <= high;

describe('an estimate', () => {
  test('has Student’s quantiles', () => {
    // From printed tables.
    for (const [degrees, quantile] of [[1, 12.706], [2, 4.303], [4, 2.776], [9, 2.262], [29, 2.045], [99, 1.984]] as const) expect(Math.abs(studentQuantile(degrees) - quantile)).toBeLessThan(0.02); // prettier-ignore
  });

  test('covers the truth in 95 of 100 cases', () => {
    const random = stream(5);
    const values = (): readonly number[] => Array.from({ length: 8 }, () => normalQuantile(Math.max(1e-9, random())));
    const covered = Array.from({ length: 4_000 }, () => estimate(values())).filter(holdsZero).length;
    const coveredByGroups = Array.from({ length: 4_000 }, () => estimateOfGroups([values(), values().map((each) => each * 3)])).filter(holdsZero).length;
    expect(covered / 4_000).toBeCloseTo(0.95, 1);
    expect(coveredByGroups / 4_000).toBeGreaterThan(0.93);
  });

  test('of groups weighs each group the same', () => {
    expect(estimateOfGroups([[1, 1], [3, 3, 3, 3]]).mean).toBe(2); // prettier-ignore
  });

  test('of one value has no interval, nor has a mean with such a group', () => {
    expect(estimate([4])).toEqual({ mean: 4, low: null, high: null });
    expect(estimateOfGroups([[4, 6], [1]])).toEqual({ mean: 3, low: null, high: null }); // prettier-ignore
  });
});

test('the median is the middle, or between the two, or nothing', () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, null]);
});
