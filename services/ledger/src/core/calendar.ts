const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Days of one time zone as `yyyy-mm-dd`. */
export interface Calendar {
  dayOf(at: Date): string;
  /**
   * The settlement day of a moment: days end at the cut-off, so that what comes after it belongs to the next one.
   * @param cutOffMinute minute of the day, 1 to 1440; 1440 is midnight.
   */
  businessDayOf(at: Date, cutOffMinute: number): string;
  /** Whether a settlement day is over and its delay has passed. */
  isDue(businessDay: string, terms: SettlementTerms, now: Date): boolean;
}

/** When what came in on a day becomes available. */
export interface SettlementTerms {
  /** Minute of the local day at which a settlement day ends, 1 to 1440. */
  readonly cutOffMinute: number;
  /** Calendar days after the cut-off (T+n). */
  readonly delayDays: number;
}

export function createCalendar(timeZone: string): Calendar {
  // Swedish writes dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const dayOf = (at: Date): string => format.format(at);
  const businessDayOf = (at: Date, cutOffMinute: number): string => dayOf(new Date(at.getTime() + DAY_MS - cutOffMinute * MINUTE_MS));
  return {
    dayOf,
    businessDayOf,
    isDue: (businessDay, { cutOffMinute, delayDays }, now) => businessDayOf(new Date(now.getTime() - delayDays * DAY_MS), cutOffMinute) > businessDay,
  };
}

/** Whether a text names a day that exists. */
export function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return at !== null && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** Days from one to another, both counted; below one when they are the wrong way round. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS) + 1;
}
