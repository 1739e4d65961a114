import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Timeline } from './timeline.ts';

describe('a timeline', () => {
  test('is straight between its points and stays before the first and after the last', () => {
    const timeline = new Timeline([[10, 1], [20, 3]]); // prettier-ignore
    expect([0, 10, 15, 20, 99].map((time) => timeline.at(time))).toEqual([1, 1, 2, 3, 3]);
  });

  test('steps where two points share a time, and the later one holds at that time', () => {
    const timeline = new Timeline([[0, 1], [5, 1], [5, 9], [10, 9]]); // prettier-ignore
    expect([4.999999, 5, 5.000001].map((time) => timeline.at(time))).toEqual([1, 9, 9]);
  });

  test('steps at its first and at its last point, too', () => {
    const timeline = new Timeline([[5, 1], [5, 2], [9, 4], [9, 6]]); // prettier-ignore
    expect([0, 5, 8.999999, 9, 20].map((time) => timeline.at(time))).toEqual([1, 2, expect.closeTo(4, 4), 6, 6]);
  });

  test('does not depend on what was asked before', () => {
    const points = fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 9 })), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(points, fc.array(fc.integer({ min: -5, max: 60 }), { maxLength: 30 }), (raw, times) => {
        const sorted = raw.toSorted((a, b) => a[0] - b[0]);
        const used = new Timeline(sorted);
        for (const time of times) expect(used.at(time)).toBe(new Timeline(sorted).at(time));
      }),
      { numRuns: 2_000 },
    );
  });

  test('stays between its lowest and highest value', () => {
    const timeline = new Timeline([[0, 0.2], [7, 0.9], [7, 0.1], [30, 0.5]]); // prettier-ignore
    fc.assert(fc.property(fc.double({ min: -10, max: 50, noNaN: true }), (time) => timeline.at(time) >= 0.1 && timeline.at(time) <= timeline.max));
    expect(timeline.max).toBe(0.9);
  });
});
