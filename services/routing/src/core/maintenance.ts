import { DAYS, type PlatformPolicy } from '@adaigi/routing-policy';
import { localTime, timeOfDayMs } from './local-time.ts';

const DAY_MS = 86_400_000;

/** Until when a channel is in maintenance; null when it is not. Milliseconds since the epoch. */
export type MaintenanceCalendar = (channel: string, at: number) => number | null;

interface Window {
  /** End of the window that holds at a moment; null when none does. */
  endAt(at: number): number | null;
}

/** Reads the windows of a policy once, so that a decision only compares numbers. */
export function maintenanceCalendar({ maintenance = [], recurringMaintenance = [] }: PlatformPolicy): MaintenanceCalendar {
  const byChannel = new Map<string, Window[]>();
  const add = (channels: readonly string[], window: Window): void => {
    for (const channel of channels) byChannel.set(channel, [...(byChannel.get(channel) ?? []), window]);
  };
  for (const { channels, from, to } of maintenance) add(channels, announced(Date.parse(from), Date.parse(to)));
  for (const { channels, days = DAYS, from, to } of recurringMaintenance) {
    const weekdays = new Set(days.map((day) => DAYS.indexOf(day)));
    add(channels, recurring(weekdays, timeOfDayMs(from), timeOfDayMs(to)));
  }
  return (channel, at) => {
    let latest: number | null = null;
    for (const window of byChannel.get(channel) ?? []) {
      const end = window.endAt(at);
      if (end !== null && (latest === null || end > latest)) latest = end;
    }
    return latest;
  };
}

function announced(from: number, to: number): Window {
  return { endAt: (at) => (from <= at && at < to ? to : null) };
}

/** Over midnight the window belongs to the day on which it begins. */
function recurring(weekdays: ReadonlySet<number>, from: number, to: number): Window {
  const lengthMs = to > from ? to - from : to + DAY_MS - from;
  return {
    endAt(at) {
      const today = localTime(at);
      for (const [weekday, dayStart] of [
        [today.weekday, today.dayStart],
        [(today.weekday + 6) % 7, today.dayStart - DAY_MS],
      ] as const) {
        const begin = dayStart + from;
        if (weekdays.has(weekday) && begin <= at && at < begin + lengthMs) return begin + lengthMs;
      }
      return null;
    },
  };
}
