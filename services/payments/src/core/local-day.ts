import { PAKISTAN } from '@adaigi/domain';

// Swedish writes dates as ISO 8601 does.
const FORMAT = new Intl.DateTimeFormat('sv-SE', { timeZone: PAKISTAN.timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });

/** The day in Pakistan, `yyyy-mm-dd`. */
export function localDay(at: Date): string {
  return FORMAT.format(at);
}
