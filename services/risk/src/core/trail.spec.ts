import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createCalendar, nextMark, velocityOf } from './trail.ts';
import type { Mark } from './trail.ts';

const dayOf = createCalendar('Asia/Karachi');
const START_MS = Date.parse('2026-11-21T12:00:00Z');

/** Payments as they come: how long after the one before, and how much. */
const payments = fc.array(fc.record({ afterMs: fc.nat({ max: 3 * 3_600_000 }), minor: fc.integer({ min: 1, max: 100_000 }) }), { maxLength: 40 });

describe("a number's trail", () => {
  test('says from its newest marks alone what counting everything would say', () => {
    fc.assert(
      fc.property(payments, fc.integer({ min: 1, max: 10 }), fc.nat({ max: 2 * 86_400_000 }), (sequence, reach, laterMs) => {
        const marks: Mark[] = [];
        const all: { at: Date; minor: number }[] = [];
        let atMs = START_MS;
        for (const { afterMs, minor } of sequence) {
          atMs += afterMs;
          const at = new Date(atMs);
          marks.unshift(nextMark(marks.slice(0, reach), at, dayOf(at), minor));
          all.push({ at, minor });
        }
        const now = new Date(atMs + laterMs);
        const today = all.filter(({ at }) => dayOf(at) === dayOf(now));
        const lastHour = all.filter(({ at }) => at.getTime() > now.getTime() - 3_600_000);
        expect(velocityOf(marks.slice(0, reach), now, dayOf(now))).toEqual({
          hourCount: Math.min(lastHour.length, reach),
          dayCount: today.length,
          dayMinor: today.reduce((sum, { minor }) => sum + minor, 0),
        });
        expect(marks.map(({ ordinal }) => ordinal)).toEqual(marks.map((_, index) => marks.length - index));
      }),
    );
  });

  test("begins a new day at midnight in Pakistan, not at UTC's", () => {
    expect(dayOf(new Date('2026-11-20T18:59:59Z'))).toBe('2026-11-20');
    expect(dayOf(new Date('2026-11-20T19:00:00Z'))).toBe('2026-11-21');
    const evening = new Date('2026-11-20T18:59:00Z');
    const mark = nextMark([], evening, dayOf(evening), 500);
    const after = new Date('2026-11-20T19:01:00Z');
    expect(velocityOf([mark], after, dayOf(after))).toEqual({ hourCount: 1, dayCount: 0, dayMinor: 0 });
  });

  test('does not go back a day for a clock that is behind', () => {
    const after = new Date('2026-11-20T19:00:01Z');
    const mark = nextMark([], after, dayOf(after), 500);
    const behind = new Date('2026-11-20T18:59:59Z');
    expect(velocityOf([mark], behind, dayOf(behind))).toMatchObject({ dayCount: 1, dayMinor: 500 });
    expect(nextMark([mark], behind, dayOf(behind), 500)).toMatchObject({ ordinal: 2, day: '2026-11-21', dayCount: 2, dayMinor: 1_000 });
  });
});
