import type { Dialect } from './delivery.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Waits after the first try, the second, ...: the example of Standard Webhooks 1.0.0, about 75 h in all. */
const NATIVE_WAITS_MS = [
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
];

/** PayPro's own waits; its merchants were promised these, so they carry no jitter. */
const PAYPRO_WAITS_MS = [
  2 * SECOND_MS,
  5 * SECOND_MS,
  10 * SECOND_MS,
  30 * SECOND_MS,
  HOUR_MS,
  3 * HOUR_MS,
  3 * HOUR_MS,
  3 * HOUR_MS,
];

/** Where a merchant's own schedule is not known yet. */
const PAYKASSMA_WAITS_MS = [MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, 30 * MINUTE_MS, HOUR_MS, 3 * HOUR_MS, 6 * HOUR_MS, 12 * HOUR_MS, 24 * HOUR_MS];

/** Merchants are promised +-20 %; two points of that are left for the time that claiming and sending takes. */
const JITTER = 0.18;

/**
 * How long to wait after a failed try.
 * @param failures failed tries so far, this one included, from 1
 * @param random uniform in [0, 1)
 * @param pauseMs the pause that the endpoint asked for, 0 for none; native only
 * @param ownWaitsMs the merchant's own schedule; Paykassma only
 * @returns milliseconds; null when the schedule is used up
 */
export function waitAfter(dialect: Dialect, failures: number, random: number, pauseMs = 0, ownWaitsMs: readonly number[] = PAYKASSMA_WAITS_MS): number | null {
  if (dialect === 'paykassma') return ownWaitsMs[failures - 1] ?? null;
  if (dialect === 'paypro') return PAYPRO_WAITS_MS[failures - 1] ?? null;
  const baseMs = NATIVE_WAITS_MS[failures - 1];
  if (baseMs === undefined) return null;
  const jitteredMs = Math.round(baseMs * (1 + JITTER * (2 * random - 1)));
  return Math.max(jitteredMs, pauseMs);
}
