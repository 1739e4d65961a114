import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { draw, drawBetween, drawDigits } from './draw.ts';

describe('a draw', () => {
  test('stays in its range and repeats', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.integer())), fc.nat(1000), fc.nat(1000), (parts, from, width) => {
        const value = draw(...parts);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThan(1);
        expect(draw(...parts)).toBe(value);
        const between = drawBetween([from, from + width], ...parts);
        expect(between).toBeGreaterThanOrEqual(from);
        expect(between).toBeLessThanOrEqual(from + width);
        expect(drawDigits(24, ...parts)).toMatch(/^\d{24}$/);
      }),
    );
  });

  test('tells part lists apart that join to the same text', () => {
    expect(draw('ab', 'c')).not.toBe(draw('a', 'bc'));
  });
});
