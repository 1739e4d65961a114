import { describe, expect, test } from '@jest/globals';
import { createCalendar, daysBetween, isDay } from './calendar.ts';

const calendar = createCalendar('Asia/Karachi');
const MIDNIGHT = { cutOffMinute: 1440, delayDays: 1 };

describe('settlement days of Karachi', () => {
  test('a day ends at midnight there, which is 19:00 UTC', () => {
    expect(calendar.dayOf(new Date('2026-11-21T18:59:59Z'))).toBe('2026-11-21');
    expect(calendar.businessDayOf(new Date('2026-11-21T19:00:00Z'), 1440)).toBe('2026-11-22');
  });

  test('what comes after an earlier cut-off belongs to the next day', () => {
    expect(calendar.businessDayOf(new Date('2026-11-21T16:59:59Z'), 22 * 60)).toBe('2026-11-21');
    expect(calendar.businessDayOf(new Date('2026-11-21T17:00:00Z'), 22 * 60)).toBe('2026-11-22');
  });

  test('a day is due when it is over and its delay has passed', () => {
    expect(calendar.isDue('2026-11-21', MIDNIGHT, new Date('2026-11-22T18:59:59Z'))).toBe(false);
    expect(calendar.isDue('2026-11-21', MIDNIGHT, new Date('2026-11-22T19:00:00Z'))).toBe(true);
    expect(calendar.isDue('2026-11-21', { cutOffMinute: 1320, delayDays: 0 }, new Date('2026-11-21T17:00:00Z'))).toBe(true);
  });
});

test('days that do not exist are no days', () => {
  expect(['2026-02-28', '2024-02-29'].every(isDay)).toBe(true);
  expect(['2026-02-29', '2026-13-01', '2026-1-1', 'today', ''].some(isDay)).toBe(false);
});

test('both ends of a span count', () => {
  expect(daysBetween('2026-11-21', '2026-11-21')).toBe(1);
  expect(daysBetween('2026-01-01', '2026-12-31')).toBe(365);
  expect(daysBetween('2026-11-22', '2026-11-21')).toBe(0);
});
