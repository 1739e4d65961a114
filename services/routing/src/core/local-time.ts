import { PAKISTAN } from '@adaigi/domain';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Pakistan's distance from UTC, which is the same all year. */
const OFFSET_MS = offsetOf(PAKISTAN.timeZone);

/** A moment in Pakistan: day of the week (0 is Sunday), time of day and the start of the day, all in milliseconds. */
export interface LocalTime {
  readonly weekday: number;
  readonly timeOfDayMs: number;
  /** Milliseconds since the epoch. */
  readonly dayStart: number;
}

/** @param at milliseconds since the epoch */
export function localTime(at: number): LocalTime {
  const local = at + OFFSET_MS;
  const day = Math.floor(local / DAY_MS);
  // Day 0 was a Thursday.
  return { weekday: (((day + 4) % 7) + 7) % 7, timeOfDayMs: local - day * DAY_MS, dayStart: day * DAY_MS - OFFSET_MS };
}

/** `23:30` in milliseconds. */
export function timeOfDayMs(text: string): number {
  return (Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))) * MINUTE_MS;
}

function offsetOf(timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(0);
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(parts.find(({ type }) => type === 'timeZoneName')?.value ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
}
