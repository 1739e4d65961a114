import type { Decline } from '@adaigi/connector-kit';

/** What a `G2P-T-` code says in the answer to a payment. */
export type PayoutMeaning = { readonly class: 'succeeded' | 'unknown' } | { readonly class: 'declined'; readonly decline: Decline };

const declined = (fault: Decline['fault'], retry: Decline['retry'], reason: Decline['reason']): PayoutMeaning => ({
  class: 'declined',
  decline: { fault, retry, reason },
});

const unknown: PayoutMeaning = { class: 'unknown' };
const ourSetup = declined('merchant', 'other-path', 'configuration');
const receiver = declined('payer', 'never', 'receiver_refused');

/** Every documented code, by what follows the prefix. What is not here is `unknown` and counted. */
export const PAYOUT_CODES = {
  '0': { class: 'succeeded' },
  // A parameter malformed, missing or invalid.
  '10': ourSetup,
  '11': ourSetup,
  '97': ourSetup,
  '98': ourSetup,
  '400': ourSetup,
  // The reference was seen before: there is a first payment to find.
  '13': unknown,
  '17': ourSetup,
  '2000': ourSetup,
  '2001': receiver,
  '2010': receiver,
  '2024': receiver,
  '30008': receiver,
  '2002': ourSetup,
  '2005': ourSetup,
  '2008': declined('merchant', 'other-path', 'amount_not_allowed'),
  '2006': declined('payer', 'never', 'limit_exceeded'),
  '2009': declined('merchant', 'other-path', 'payout_funds_short'),
  // Expired, and the ones that JazzCash wants to be asked about before anything is sent again.
  '2': unknown,
  '2016': unknown,
  '1': unknown,
  '-1': unknown,
  '99': unknown,
  '205': unknown,
  '500': unknown,
  '2015': unknown,
  '2017': unknown,
  // About an original, which a payment does not have.
  '2018': unknown,
} as const satisfies Record<string, PayoutMeaning>;

/** What a code says in the answer to a status query. Everything else that is documented is about the query itself. */
export const STATUS_CODES = {
  '0': 'told',
  '2': 'expired',
  '2016': 'expired',
  '2018': 'failed',
  '2015': 'open',
  '2017': 'open',
  '17': 'configuration',
  '2000': 'configuration',
} as const satisfies Partial<Record<keyof typeof PAYOUT_CODES, string>>;
export type StatusMeaning = (typeof STATUS_CODES)[keyof typeof STATUS_CODES];

/**
 * `transactionStatus` beside code 0, in lower case. Only `Cancelled` is published; the others are the words of the platform behind it, and
 * each says but one thing. Any other word decides nothing.
 */
export const STATUS_WORDS = {
  completed: 'paid',
  cancelled: 'failed',
  declined: 'failed',
  failed: 'failed',
  expired: 'failed',
  pending: 'open',
  '': 'open',
} as const satisfies Record<string, 'paid' | 'failed' | 'open'>;

const PREFIX = 'G2P-T-';

/** Null for a code that is not documented. */
export function payoutMeaningOf(code: string): PayoutMeaning | null {
  const key = keyOf(code);
  return isKey(PAYOUT_CODES, key) ? PAYOUT_CODES[key] : null;
}

/** `query` for a documented code that says nothing about the payout; null for one that is not documented. */
export function statusMeaningOf(code: string): StatusMeaning | 'query' | null {
  const key = keyOf(code);
  if (isKey(STATUS_CODES, key)) return STATUS_CODES[key];
  return isKey(PAYOUT_CODES, key) ? 'query' : null;
}

export function statusWordOf(text: string): (typeof STATUS_WORDS)[keyof typeof STATUS_WORDS] | null {
  const word = text.trim().toLowerCase();
  return isKey(STATUS_WORDS, word) ? STATUS_WORDS[word] : null;
}

function keyOf(code: string): string {
  return code.startsWith(PREFIX) ? code.slice(PREFIX.length) : '?';
}

function isKey<T extends object>(table: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(table, key);
}
