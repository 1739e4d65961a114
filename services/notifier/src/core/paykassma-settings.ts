/** What differs between Paykassma merchants when we call them. */
export interface PaykassmaSettings {
  /** Empty: the merchant wants no postbacks. */
  readonly postbackUrl: string;
  /** Whether slashes and letters beyond ASCII are escaped in the signed text. */
  readonly escaped: boolean;
  /** Waits after the first failed try, the second, ... */
  readonly waitsMs: readonly number[];
  readonly createdTimezone: string;
  readonly activatedTimezone: string;
  /** Null for all codes of the original. */
  readonly convertedCurrencies: readonly string[] | null;
}

/** The original publishes none; this one is long enough for a night's outage. */
const DEFAULT_WAITS_S = [60, 300, 900, 1_800, 3_600, 10_800, 21_600, 43_200, 86_400];
const DEFAULT_ZONE = 'Asia/Manila';

/** Reads a merchant's settings. The merchants service validated them; what cannot be read takes its default rather than stop a postback. */
export function paykassmaSettings(settings: Readonly<Record<string, string>>): PaykassmaSettings {
  const waitsS = listOf(settings['postback_schedule'])?.map(Number).filter((wait) => Number.isSafeInteger(wait) && wait > 0);
  const zone = settings['timezone'] ?? DEFAULT_ZONE;
  return {
    postbackUrl: settings['postback_url'] ?? '',
    escaped: settings['postback_json_escape'] === 'escaped',
    waitsMs: (waitsS === undefined || waitsS.length === 0 ? DEFAULT_WAITS_S : waitsS).map((wait) => wait * 1_000),
    createdTimezone: settings['created_timezone'] ?? zone,
    activatedTimezone: settings['activated_timezone'] ?? zone,
    convertedCurrencies: listOf(settings['converted_currencies']),
  };
}

/** `{"status":"ok"}` with HTTP 200 accepts a postback, whatever else the object says. @param body null when it could not be read */
export function acceptsPostback(status: number, body: string | null): boolean {
  if (status !== 200 || body === null) return false;
  try {
    const answer: unknown = JSON.parse(body);
    return typeof answer === 'object' && answer !== null && 'status' in answer && answer.status === 'ok';
  } catch {
    return false;
  }
}

function listOf(value: string | undefined): string[] | null {
  return value === undefined || value === '' ? null : value.split(',').map((item) => item.trim());
}
