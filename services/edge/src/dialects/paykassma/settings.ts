import type { Mode } from '@adaigi/domain';
import { allowedIps } from '../allowed-ips.ts';
import { claimPolicy, type NewClaim } from '../../deposit-ports.ts';

type Range = readonly [number, number];

export const OUTCOMES = ['success', 'pending', 'fail'] as const;
/** How a visit of the payment window ends. */
export type WindowOutcome = (typeof OUTCOMES)[number];

/** How a query parameter names a registered URL. */
export type UrlHashMode = 'any' | 'md5' | 'sha1' | 'sha256' | 'base64';

/** What differs between merchants of this dialect, from their settings; the catalogue and its checks live with the merchants service. */
export interface PaykassmaSettings {
  /** Base domain in the world of the credential; empty when the merchant does not speak this dialect there. */
  readonly host: string;
  readonly failHttpStatus: number;
  readonly signMode: 'values-colon' | 'raw-json' | 'off';
  /** Null: any address may call. */
  readonly allowedIps: readonly string[] | null;
  /** By method, in whole units. */
  readonly limits: Readonly<Record<string, { readonly deposit?: Range; readonly withdrawal?: Range }>>;
  /** By number minus one; an empty text where one was forgotten. */
  readonly returnUrls: readonly string[];
  /** Numbers of the default URLs. */
  readonly defaultReturn: Readonly<Partial<Record<WindowOutcome, number>>>;
  readonly urlHashMode: UrlHashMode;
  /** Null: any site may show the window in a frame. */
  readonly frameAncestors: readonly string[] | null;
  readonly claimPolicy: NewClaim['policy'];
  /** Withdrawals beyond the balance wait for funds instead of being refused. */
  readonly waitsForFunds: boolean;
}

/** @param settings by name; what is absent or not readable takes its default */
export function readPaykassmaSettings(settings: Readonly<Record<string, string>>, mode: Mode): PaykassmaSettings {
  const { withdrawal_sign_mode: signMode, url_hash_mode: hashMode } = settings;
  const ips = allowedIps(settings);
  return {
    host: settings[mode === 'live' ? 'live_api_host' : 'api_host'] ?? '',
    failHttpStatus: integer(settings['fail_http_status'], 200, 200, 599),
    // Without a list of addresses nothing would prove who asks for money, whatever the setting says.
    signMode: signMode === 'raw-json' || (signMode === 'off' && ips !== null) ? signMode : 'values-colon',
    allowedIps: ips,
    limits: readLimits(settings['limits']),
    returnUrls: readUrls(settings['return_urls']),
    defaultReturn: Object.fromEntries(
      OUTCOMES.flatMap((outcome) => {
        const id = integer(settings[`return_url_${outcome}`], 0, 1, 1_000);
        return id === 0 ? [] : [[outcome, id]];
      }),
    ),
    urlHashMode: hashMode === 'md5' || hashMode === 'sha1' || hashMode === 'sha256' || hashMode === 'base64' ? hashMode : 'any',
    frameAncestors: listOf(settings['frame_ancestors']),
    claimPolicy: claimPolicy(settings),
    waitsForFunds: settings['insufficient_balance_check'] === 'off',
  };
}

function listOf(value: string | undefined): string[] | null {
  if (value === undefined || value === '') return null;
  return value.split(',').map((item) => item.trim());
}

function integer(value: string | undefined, fallback: number, min: number, max: number): number {
  if (value === undefined || !/^\d{1,10}$/.test(value)) return fallback;
  const number = Number(value);
  return number >= min && number <= max ? number : fallback;
}

function parsed(value: string | undefined): unknown {
  try {
    const json: unknown = JSON.parse(value ?? 'null');
    return json;
  } catch {
    return null;
  }
}

function readUrls(value: string | undefined): string[] {
  const urls = parsed(value);
  return Array.isArray(urls) ? urls.map((url: unknown) => (typeof url === 'string' ? url : '')) : [];
}

function readLimits(value: string | undefined): PaykassmaSettings['limits'] {
  const limits = parsed(value);
  if (typeof limits !== 'object' || limits === null) return {};
  return Object.fromEntries(
    Object.entries(limits).map(([method, directions]: [string, unknown]) => {
      const known = typeof directions === 'object' && directions !== null ? Object.entries(directions) : [];
      return [method, Object.fromEntries(known.filter((entry): entry is [string, Range] => isRange(entry[1])))];
    }),
  );
}

function isRange(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && value.every((bound) => Number.isSafeInteger(bound));
}
