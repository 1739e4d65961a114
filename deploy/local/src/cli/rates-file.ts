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
    const rates = members.map(({ name, kind, text: rate }) => (kind === 'number' || kind === 'string' ? { currency: name, rate: withoutExponent(rate) } : null));
    return rates.every((rate) => rate !== null) && rates.length > 0 ? rates : null;
  }
  const lines = text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  const rates = lines.map((line) => {
    const [, currency, rate] = /^"?([A-Z][A-Z0-9]*)"?\s*[,;]\s*"?([0-9.]+(?:[eE][+-]?\d+)?)"?$/.exec(line) ?? [];
    return currency === undefined || rate === undefined ? null : { currency, rate: withoutExponent(rate) };
  });
  // A heading is not a rate.
  const body = rates[0] === null ? rates.slice(1) : rates;
  return body.length > 0 && body.every((rate) => rate !== null) ? body : null;
}

/** As text, since a float would lose digits: `1.3153e-07` is `0.00000013153`. What is no number, or far too large or small for a rate, stays as it is. */
function withoutExponent(rate: string): string {
  const [, whole, rest = '', exponent] = /^(\d+)(?:\.(\d+))?[eE]([+-]?\d{1,2})$/.exec(rate) ?? [];
  if (whole === undefined) return rate;
  const point = whole.length + Number(exponent);
  const zeros = '0'.repeat(Math.max(0, -point));
  const digits = `${zeros}${whole}${rest}`.padEnd(point, '0');
  const at = Math.max(0, point);
  const [before, after] = [digits.slice(0, at).replace(/^0+(?=\d)/, ''), digits.slice(at)];
  return `${before === '' ? '0' : before}${after === '' ? '' : `.${after}`}`;
}

/** Whether a text is a day of the calendar, as yyyy-mm-dd. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;
}
