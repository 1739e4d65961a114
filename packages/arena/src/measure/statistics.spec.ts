import { describe, expect, test } from '@jest/globals';
import { normalQuantile } from '../world/normal.ts';
import { stream } from '../world/random.ts';
import { estimate, estimateOfGroups, median, studentQuantile } from './statistics.ts';

describe('an estimate', () => {
  test('has Student’s quantiles', () => {
    // From printed tables.
    for (const [degrees, quantile] of [[1, 12.706], [2, 4.303], [4, 2.776], [9, 2.262], [29, 2.045], [99, 1.984]] as const) expect(Math.abs(studentQuantile(degrees) - quantile)).toBeLessThan(0.02); // prettier-ignore
  });

  test('covers the truth in 95 of 100 cases', () => {
    const random = stream(5);
    const values = (): readonly number[] => Array.from({ length: 8 }, () => normalQuantile(Math.max(1e-9, random())));
    const covered = Array.from({ length: 4_000 }, () => estimate(values())).filter(({ low, high }) => low <= 0 && 0 <= high).length;
    const coveredByGroups = Array.from({ length: 4_000 }, () => estimateOfGroups([values(), values().map((each) => each * 3)])).filter(({ low, high }) => low <= 0 && 0 <= high).length;
    expect(covered / 4_000).toBeCloseTo(0.95, 1);
    expect(coveredByGroups / 4_000).toBeGreaterThan(0.93);
  });

  test('of groups weighs each group the same', () => {
    expect(estimateOfGroups([[1, 1], [3, 3, 3, 3]]).mean).toBe(2); // prettier-ignore
  });

  test('of one value has no spread', () => {
    expect(estimate([4])).toEqual({ mean: 4, low: 4, high: 4 });
  });
});

test('the median is the middle, or between the two, or nothing', () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, null]);
});
