import type { Velocity } from './evaluate.ts';

const HOUR_MS = 3_600_000;

/**
 * A mark that an allowed payment leaves on its mobile number. Marks are numbered without gaps per mode and number, and each carries the
 * day's sums up to itself, so that the newest few say all that the limits ask.
 */
export interface Mark {
  readonly ordinal: number;
  readonly at: Date;
  /** Calendar day, `yyyy-mm-dd`. */
  readonly day: string;
  /** Of this day, this payment included. */
  readonly dayCount: number;
  readonly dayMinor: number;
}

/** Reads the newest marks, newest first. The hour's count is exact as far as the marks reach. */
export function velocityOf(marks: readonly Mark[], now: Date, today: string): Velocity {
  const newest = marks[0];
  const day = newest?.day === dayAfter(newest, today) ? newest : undefined;
  return {
    hourCount: marks.filter((mark) => mark.at.getTime() > now.getTime() - HOUR_MS).length,
    dayCount: day?.dayCount ?? 0,
    dayMinor: day?.dayMinor ?? 0,
  };
}

/** The mark that follows. */
export function nextMark(marks: readonly Mark[], now: Date, today: string, minor: number): Mark {
  const { dayCount, dayMinor } = velocityOf(marks, now, today);
  const newest = marks[0];
  return { ordinal: (newest?.ordinal ?? 0) + 1, at: now, day: dayAfter(newest, today), dayCount: dayCount + 1, dayMinor: dayMinor + minor };
}

/** A trail's day never goes back: a replica whose clock is behind at midnight would otherwise open the limits anew. */
function dayAfter(newest: Mark | undefined, today: string): string {
  return newest !== undefined && newest.day > today ? newest.day : today;
}

/** `yyyy-mm-dd` in the time zone. */
export function createCalendar(timeZone: string): (at: Date) => string {
  // Swedish writes dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return (at) => format.format(at);
}
