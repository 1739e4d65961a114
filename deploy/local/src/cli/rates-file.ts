import { scanJsonObject } from '@adaigi/signatures';

/** One rate, as decimal text. */
export interface Rate {
  currency: string;
  rate: string;
}

/** Reads a file of rates, JSON or CSV. Null when it is neither. Numbers keep their digits: they never become floats. */
export function readRates(text: string): Rate[] | null {
  const members = scanJsonObject(text);
  if (members !== null) {
    const rates = members.map(({ name, kind, text: rate }) => (kind === 'number' || kind === 'string' ? { currency: name, rate } : null));
    return rates.every((rate) => rate !== null) && rates.length > 0 ? rates : null;
  }
  const lines = text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  const rates = lines.map((line) => {
    const [, currency, rate] = /^"?([A-Z][A-Z0-9]*)"?\s*[,;]\s*"?([0-9.]+)"?$/.exec(line) ?? [];
    return currency === undefined || rate === undefined ? null : { currency, rate };
  });
  // A heading is not a rate.
  const body = rates[0] === null ? rates.slice(1) : rates;
  return body.length > 0 && body.every((rate) => rate !== null) ? body : null;
}

/** Whether a text is a day of the calendar, as yyyy-mm-dd. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;
}
