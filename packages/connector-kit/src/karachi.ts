/** Pakistan has kept UTC+5 without summer time since 2009; the providers' clocks are all on it. */
const OFFSET_MS = 5 * 3_600_000;

/** `20261120155401` for 15:54:01 in Karachi. */
export function karachiCompact(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().replace(/\D/g, '').slice(0, 14);
}

/** `20261120 155401`. */
export function karachiSpaced(at: Date): string {
  const compact = karachiCompact(at);
  return `${compact.slice(0, 8)} ${compact.slice(8)}`;
}
