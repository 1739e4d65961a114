// Pakistan is UTC+5 all year; shifting the instant and reading UTC fields needs no time-zone data.
const offsetMs = 5 * 3_600_000;

interface Parts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: number;
  readonly minute: string;
  readonly second: string;
}

function parts(at: Date): Parts {
  const shifted = new Date(at.getTime() + offsetMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  return {
    year: String(shifted.getUTCFullYear()).padStart(4, '0'),
    month: two(shifted.getUTCMonth() + 1),
    day: two(shifted.getUTCDate()),
    hour: shifted.getUTCHours(),
    minute: two(shifted.getUTCMinutes()),
    second: two(shifted.getUTCSeconds()),
  };
}

/** `yyyyMMddHHmmss`, JazzCash's form. */
export function compactTime(at: Date): string {
  const { year, month, day, hour, minute, second } = parts(at);
  return `${year}${month}${day}${String(hour).padStart(2, '0')}${minute}${second}`;
}

/** `dd/MM/yyyy hh:mm a`, the form of Easypaisa's answers. */
export function slashedTime(at: Date): string {
  const { year, month, day, hour, minute } = parts(at);
  return `${day}/${month}/${year} ${String(hour % 12 === 0 ? 12 : hour % 12).padStart(2, '0')}:${minute} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** Reads `yyyyMMddHHmmss`, with or without a space before the time; undefined when no such moment exists. */
export function parseCompactTime(text: string): Date | undefined {
  const match = /^(\d{4})(\d{2})(\d{2}) ?(\d{2})(\d{2})(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  const at = new Date(Date.UTC(year, month - 1, day, hour, minute, second) - offsetMs);
  return compactTime(at) === text.replace(' ', '') ? at : undefined;
}
