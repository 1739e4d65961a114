import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { longestDoubtMs, nextInquiry } from './schedule.ts';

const times = fc.record({
  inquiryScheduleMs: fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 30 }),
  windowMs: fc.integer({ min: 1, max: 10_000_000 }),
  notFoundWindowMs: fc.integer({ min: 1, max: 10_000_000 }),
});
const unit = fc.double({ min: 0, max: 0.999, noNaN: true });

test('every step of the schedule is within 20 % of what it says', () => {
  fc.assert(
    fc.property(times, fc.nat(40), unit, (given, made, random) => {
      const waitMs = given.inquiryScheduleMs[made];
      if (waitMs === undefined) return;
      const { afterMs, exhausted } = nextInquiry(given, made, 0, random);
      expect(exhausted).toBe(false);
      expect(Math.abs(afterMs - waitMs)).toBeLessThanOrEqual(waitMs * 0.2 + 1);
    }),
  );
});

test('whoever follows it from when the request could last have left is done in the time that its channel tells', () => {
  fc.assert(
    fc.property(times, fc.array(unit, { minLength: 40, maxLength: 40 }), (given, dice) => {
      let nowMs = 0;
      let made = 0;
      for (let next = nextInquiry(given, made, nowMs, dice[made] ?? 0); !next.exhausted; next = nextInquiry(given, made, nowMs, dice[made] ?? 0)) {
        nowMs += next.afterMs;
        made += 1;
      }
      expect(nowMs).toBeLessThanOrEqual(longestDoubtMs(given));
    }),
  );
});

test('whoever follows it always ends, and never before an inquiry could be conclusive', () => {
  fc.assert(
    fc.property(times, unit, fc.integer({ min: -100_000, max: 100_000 }), (given, random, startMs) => {
      let nowMs = startMs;
      let made = 0;
      for (let next = nextInquiry(given, made, nowMs, random); !next.exhausted; next = nextInquiry(given, made, nowMs, random)) {
        expect(next.afterMs).toBeGreaterThan(0);
        nowMs += next.afterMs;
        made += 1;
        expect(made).toBeLessThanOrEqual(given.inquiryScheduleMs.length + 1);
      }
      expect(nowMs).toBeGreaterThan(Math.max(given.windowMs, given.notFoundWindowMs));
    }),
  );
});
