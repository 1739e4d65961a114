/**
 * `transactionAmount` in paisa; undefined when its shape is refused. Rupees as text with one or two decimals, or as a
 * JSON number; a bare `"2"` is refused, as one integration found.
 */
export function parseRupees(value: string | number): bigint | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  const pattern = typeof value === 'number' ? /^(\d{1,10})(?:\.(\d{1,2}))?$/ : /^(\d{1,10})\.(\d{1,2})$/;
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const minor = BigInt(match[1] ?? '0') * 100n + BigInt((match[2] ?? '').padEnd(2, '0'));
  return minor > 0n ? minor : undefined;
}

/** Paisa as Easypaisa's JSON number of rupees: `3000`, `12.5`. */
export function rupeesNumber(minor: bigint): number {
  return Number(minor) / 100;
}

/** Paisa as text with two decimals. */
export function rupeesText(minor: bigint): string {
  return `${minor / 100n}.${String(minor % 100n).padStart(2, '0')}`;
}
