import { langOf, type Lang } from './words.ts';
import { OUTCOMES, type WindowOutcome } from '../dialects/paykassma/settings.ts';

/** What the URL of the payment window says. */
export interface WindowRequest {
  readonly label: string;
  readonly currencies: readonly string[];
  readonly lang: Lang;
  readonly walletType: string;
  readonly customTransactionId: string;
  /** Whole units. */
  readonly fixedAmount: string;
  /** Numbers of registered URLs; empty texts where absent. */
  readonly urlIds: Readonly<Record<WindowOutcome, string>>;
  /** Hashes of registered URLs; empty texts where absent. */
  readonly urlHashes: Readonly<Record<WindowOutcome, string>>;
}

/** One line, no control characters. */
const PLAIN_190 = /^\P{Cc}{1,190}$/u;

/**
 * The parameters of the window's URL. Keys that are not known and values without a key are ignored: the official snippet appends the time.
 * @param query as the framework reads it
 * @returns null unless every required parameter is there and right
 */
export function readWindowQuery(query: unknown): WindowRequest | null {
  const values = new Map<string, string>();
  for (const [name, value] of typeof query === 'object' && query !== null ? Object.entries(query) : []) {
    const first: unknown = Array.isArray(value) ? value[0] : value;
    if (typeof first === 'string') values.set(name, first);
  }
  const text = (name: string): string => values.get(name) ?? '';
  const [label, customTransactionId, fixedAmount] = [text('label'), text('custom_transaction_id'), text('fixed_amount')];
  const currencies = text('currency_code').split(',').map((code) => code.trim());
  if (!PLAIN_190.test(label) || !PLAIN_190.test(customTransactionId)) return null;
  if (!/^[1-9]\d{0,9}$/.test(fixedAmount) || !currencies.every((code) => /^[A-Z]{3}$/.test(code))) return null;
  const byOutcome = (nameOf: (outcome: WindowOutcome) => string) => {
    const [success, pending, fail] = OUTCOMES.map((outcome) => text(nameOf(outcome)).slice(0, 4_096));
    return { success: success ?? '', pending: pending ?? '', fail: fail ?? '' };
  };
  return {
    label,
    currencies,
    lang: langOf(text('lang')),
    walletType: text('wallet_type'),
    customTransactionId,
    fixedAmount,
    urlIds: byOutcome((outcome) => `payment_url_${outcome}_id`),
    urlHashes: byOutcome((outcome) => `${outcome}_url`),
  };
}

/** The language of a page that tells that the rest cannot be read. */
export function langOfQuery(query: unknown): Lang {
  return langOf(typeof query === 'object' && query !== null && 'lang' in query && typeof query.lang === 'string' ? query.lang : undefined);
}
