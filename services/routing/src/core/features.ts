import { localTime } from './local-time.ts';

const HOUR_MS = 3_600_000;
const HOURS_PER_BAND = 3;
/** Upper ends of the amount bands in minor units: PKR 500, 1,000, 2,500, 5,000, 10,000 and 25,000. */
const BAND_ENDS = [50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000] as const;
/** More merchants than this share their places: what is learnt per merchant must stay bounded, on every replica alike. */
const MERCHANT_PLACES = 1_024;

// Made once: what is known of a segment is looked up by its name for every channel of every decision, and a new text would be hashed for each.
const MERCHANTS: readonly string[] = Array.from({ length: MERCHANT_PLACES }, (_, place) => `merchant:${place}`);
const HOUR_BANDS: readonly string[] = Array.from({ length: 24 / HOURS_PER_BAND }, (_, band) => `hour:${band}`);
export const AMOUNT_BANDS: readonly string[] = Array.from({ length: BAND_ENDS.length + 1 }, (_, band) => `amount:${band}`);
export const PAYER_KINDS: readonly string[] = ['payer:first', 'payer:repeat'];

/** What the segments of an attempt are a function of. */
export interface Segmented {
  readonly merchantId: string;
  readonly amountMinor: number;
  readonly repeatPayer: boolean;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** The segments in which an attempt counts: a bounded set. The wallet needs none of its own, because a channel reaches exactly one. */
export function featuresOf({ merchantId, amountMinor, repeatPayer, at }: Segmented): readonly string[] {
  const hours = Math.floor(localTime(at).timeOfDayMs / HOUR_MS / HOURS_PER_BAND);
  return [MERCHANTS[placeOf(merchantId)], AMOUNT_BANDS[bandOf(amountMinor)], HOUR_BANDS[hours], PAYER_KINDS[Number(repeatPayer)]] as string[];
}

function bandOf(amountMinor: number): number {
  const band = BAND_ENDS.findIndex((end) => amountMinor < end);
  return band < 0 ? BAND_ENDS.length : band;
}

/** FNV-1a, so that every replica puts a merchant in the same place. */
function placeOf(merchantId: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < merchantId.length; index += 1) hash = Math.imul(hash ^ merchantId.charCodeAt(index), 0x01000193);
  return (hash >>> 0) % MERCHANT_PLACES;
}
