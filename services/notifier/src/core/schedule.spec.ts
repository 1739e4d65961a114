import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { waitAfter } from './schedule.ts';

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('the native schedule', () => {
  const exampleMs = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400].map((seconds) => seconds * 1_000);

  test('waits as the standard shows, within 20 % of each step', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: exampleMs.length }), random, (failures, chance) => {
        const waitMs = waitAfter('native', failures, chance);
        const baseMs = exampleMs[failures - 1] ?? 0;
        expect(waitMs).toBeGreaterThan(baseMs * 0.8);
        expect(waitMs).toBeLessThan(baseMs * 1.2);
      }),
    );
  });

  test('spreads deliveries that failed together', () => {
    expect(waitAfter('native', 1, 0)).not.toBe(waitAfter('native', 1, 0.9));
  });

  test('ends after ten tries in about three days', () => {
    expect(waitAfter('native', exampleMs.length + 1, 0.5)).toBeNull();
    const hours = exampleMs.reduce((sum, _, index) => sum + (waitAfter('native', index + 1, 0.5) ?? 0), 0) / 3_600_000;
    expect(hours).toBeGreaterThan(70);
    expect(hours).toBeLessThan(80);
  });

  test('honours a pause that is longer than its own wait, and never waits less for it', () => {
    expect(waitAfter('native', 1, 0.5, 60_000)).toBe(60_000);
    expect(waitAfter('native', 2, 0.5, 60_000)).toBe(300_000);
  });
});

describe("PayPro's schedule", () => {
  test('is the documented one, without jitter or stretching, and then stops', () => {
    fc.assert(
      fc.property(random, fc.nat({ max: 86_400_000 }), (chance, pauseMs) => {
        const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((failures) => waitAfter('paypro', failures, chance, pauseMs));
        expect(waits).toEqual([2_000, 5_000, 10_000, 30_000, 3_600_000, 10_800_000, 10_800_000, 10_800_000, null]);
      }),
    );
  });
});
