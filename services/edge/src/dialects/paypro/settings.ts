import { PAKISTAN } from '@adaigi/domain';
import { PAYPRO_SIGN_DEFAULTS, type PayproSignSettings } from '@adaigi/signatures';
import { allowedIps } from '../allowed-ips.ts';
import { plainBankName } from './banks.ts';

/** What differs between merchants of this dialect, from their settings; the catalogue and its checks live with the merchants service. */
export interface PayproSettings {
  readonly sign: PayproSignSettings;
  /** Numbers and booleans of the envelope as texts. */
  readonly stringlyEnvelope: boolean;
  /** HTTP status of a refusal. */
  readonly errorHttpStatus: number;
  /** Whether a repeat with the same content answers with the first order. */
  readonly idempotentReplay: boolean;
  /** How old or new `timestamp` may be, in seconds; 0 does not look. */
  readonly maxClockSkewS: number;
  /** Used when the order names no wallet; empty leaves the method open. */
  readonly defaultWallet: string;
  /** Above this many rupees the same customer may not repeat an amount within the hour. */
  readonly largeAmountPkr: number;
  /** Whether a refused order answers with a `data` object (status 00029) or with null. */
  readonly errorData: 'object' | 'null';
  /** Other status codes than ours, by ours. */
  readonly statusOverrides: Readonly<Record<string, string>>;
  /** The merchant's own names of wallets and banks, in capitals, by ours. */
  readonly bankAliases: Readonly<Record<string, string>>;
  /** Whether the hosted page and the payout ask for every field that their documentation requires. */
  readonly isStrict: boolean;
  /** Null: any address may call. */
  readonly allowedIps: readonly string[] | null;
  /** What the `sign` of an answer covers: the fields of the answer itself, or those of its `data`. */
  readonly responseSign: 'none' | 'body' | 'data';
}

/** @param settings by name; what is absent or not readable takes its default */
export function readPayproSettings(settings: Readonly<Record<string, string>>): PayproSettings {
  return {
    sign: {
      mode: oneOf(settings['sign_mode'], ['append', 'prepend', 'key'], PAYPRO_SIGN_DEFAULTS.mode),
      separator: oneOf(settings['sign_separator'], ['', '&'], PAYPRO_SIGN_DEFAULTS.separator),
      nulls: oneOf(settings['sign_nulls'], ['skip', 'text'], PAYPRO_SIGN_DEFAULTS.nulls),
      empties: oneOf(settings['sign_empty'], ['drop', 'keep'], PAYPRO_SIGN_DEFAULTS.empties),
    },
    stringlyEnvelope: settings['stringly_envelope'] === 'true',
    errorHttpStatus: integer(settings['error_http_status'], 200, 200, 599),
    idempotentReplay: settings['idempotent_replay'] !== 'false',
    maxClockSkewS: integer(settings['max_clock_skew_s'], 0, 0, 86_400),
    defaultWallet: oneOf(settings['default_wallet'], ['', ...PAKISTAN.wallets], ''),
    largeAmountPkr: integer(settings['large_amount_pkr'], 50_000, 0, 1_000_000_000),
    errorData: oneOf(settings['error_data'], ['object', 'null'], 'object'),
    statusOverrides: readTexts(settings['status_overrides']),
    bankAliases: Object.fromEntries(Object.entries(readTexts(settings['bank_aliases'])).map(([name, code]) => [plainBankName(name), code])),
    isStrict: settings['strict_mode'] === 'true',
    allowedIps: allowedIps(settings),
    responseSign: oneOf(settings['response_sign'], ['none', 'body', 'data'], 'none'),
  };
}

function oneOf<T extends string>(value: string | undefined, allowed: readonly T[], fallback: T): T {
  return allowed.find((each) => each === value) ?? fallback;
}

function integer(value: string | undefined, fallback: number, min: number, max: number): number {
  if (value === undefined || !/^\d{1,10}$/.test(value)) return fallback;
  const number = Number(value);
  return number >= min && number <= max ? number : fallback;
}

function readTexts(value: string | undefined): Record<string, string> {
  if (value === undefined || value === '') return {};
  try {
    const parsed: unknown = JSON.parse(value);
    if (typeof parsed !== 'object' || parsed === null) return {};
    return Object.fromEntries(Object.entries(parsed).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return {};
  }
}
