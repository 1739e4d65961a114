import { describe, expect, test } from '@jest/globals';
import { retryAfterMs } from './retry-after.ts';

describe('Retry-After', () => {
  const now = Date.parse('2026-11-21T00:00:00Z');

  test.each([
    ['120', 120_000],
    ['0', 0],
    ['Sat, 21 Nov 2026 00:01:00 GMT', 60_000],
    ['Fri, 20 Nov 2026 00:00:00 GMT', 0],
    ['-5', 0],
    ['soon', 0],
    ['1e9', 0],
    [undefined, 0],
  ])('%j means %i ms', (header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected);
  });
});
