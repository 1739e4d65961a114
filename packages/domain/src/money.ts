/**
 * An amount in integer minor units (paisa for PKR) and its ISO 4217 currency. Never a float: providers that speak rupees or decimals are
 * converted in one place each.
 */
export interface Money {
  readonly minor: bigint;
  readonly currency: string;
}

/** Minor units in one major unit. Adaigi carries only currencies with two decimals. */
const MINOR_PER_MAJOR = 100n;

/** @throws RangeError on a negative amount or a currency that is not three capital letters: both are bugs of the caller, not input. */
export function money(minor: bigint, currency: string): Money {
  if (minor < 0n) throw new RangeError('money: minor units must not be negative');
  if (!/^[A-Z]{3}$/.test(currency)) throw new RangeError('money: currency must be an ISO 4217 code');
  return { minor, currency };
}

export function sameMoney(a: Money, b: Money): boolean {
  return a.minor === b.minor && a.currency === b.currency;
}

/** @throws RangeError when the currencies differ. */
export function addMoney(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new RangeError('money: currencies differ');
  return { minor: a.minor + b.minor, currency: a.currency };
}

/** `10050` paisa -> `"100.50"`: the form Easypaisa speaks. */
export function toDecimalText(amount: Money): string {
  const major = amount.minor / MINOR_PER_MAJOR;
  const rest = amount.minor % MINOR_PER_MAJOR;
  return `${major}.${rest.toString().padStart(2, '0')}`;
}

/** `"100.5"` or `"100"` -> `10050` paisa; null unless the text is a plain non-negative decimal with at most two decimals. */
export function fromDecimalText(text: string, currency: string): Money | null {
  const match = /^(\d{1,15})(?:\.(\d{1,2}))?$/.exec(text);
  if (match === null) return null;
  const [, major = '0', rest = ''] = match;
  return money(BigInt(major) * MINOR_PER_MAJOR + BigInt(rest.padEnd(2, '0')), currency);
}

/** Whole rupees (PayPro's amounts) -> paisa. Null unless the text is digits only. */
export function fromWholeText(text: string, currency: string): Money | null {
  return /^\d{1,15}$/.test(text) ? money(BigInt(text) * MINOR_PER_MAJOR, currency) : null;
}
