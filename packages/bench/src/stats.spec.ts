import { describe, expect, test } from '@jest/globals';
import { percentile } from './stats.ts';

describe('percentile', () => {
  test('is the nearest rank, independent of order', () => {
    expect(percentile([5, 1, 4, 2, 3], 50)).toBe(3);
    expect(percentile([5, 1, 4, 2, 3], 95)).toBe(5);
    expect(percentile([7], 1)).toBe(7);
  });
});
