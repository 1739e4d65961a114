import type { Decline } from '@adaigi/connector-kit';

/**
 * What a code says. `class` is its meaning in the synchronous answer to a payment; `decline` is what it is as a final refusal: at once for
 * `declined`, and for `unknown` codes only where JazzCash itself says that the payment failed (a notification, or an inquiry's `Failed`).
 */
export type CodeMeaning =
  | { readonly class: 'succeeded' | 'confirmed' | 'pending' | 'after_sale' }
  /** Money moved and was given back since. */
  | { readonly class: 'returned' }
  | { readonly class: 'declined' | 'unknown'; readonly decline: Decline };

const declined = (fault: Decline['fault'], retry: Decline['retry'], reason: Decline['reason']): CodeMeaning => ({
  class: 'declined',
  decline: { fault, retry, reason },
});
const unknown = (reason: Decline['reason']): CodeMeaning => ({
  class: 'unknown',
  decline: { fault: 'provider', retry: 'other-path', reason },
});

const limit = declined('payer', 'never', 'limit_exceeded');
const blocked = declined('payer', 'never', 'account_blocked');
const poor = declined('payer', 'never', 'insufficient_funds');
const wrongPin = declined('payer', 'never', 'wrong_pin');
const notPermitted = declined('issuer', 'never', 'account_not_permitted');
const refusedByIssuer = declined('issuer', 'never', 'provider_refused');
const ourSetup = declined('merchant', 'other-path', 'configuration');
const maintenance = declined('provider', 'other-path', 'provider_maintenance');
const cancelled = declined('payer', 'never', 'payer_cancelled');
const broken = unknown('provider_error');
const timedOut = unknown('provider_timeout');
const refundRefused = declined('merchant', 'never', 'refund_refused');

/** Every documented code. What is not here is `unknown` and counted. */
export const CODES = {
  '000': { class: 'succeeded' },
  '121': { class: 'confirmed' },
  // Approved after authorisation: a card's state. For a wallet it proves nothing until inquired.
  '200': broken,
  '125': { class: 'after_sale' },
  '124': { class: 'pending' },
  '157': { class: 'pending' },
  '210': { class: 'pending' },
  '435': { class: 'pending' },
  '119': { class: 'after_sale' },
  '122': { class: 'returned' },
  '131': { class: 'returned' },
  '126': { class: 'after_sale' },
  '128': { class: 'after_sale' },
  '001': limit,
  '106': limit,
  '107': limit,
  '002': declined('payer', 'never', 'no_such_account'),
  '003': blocked,
  '067': blocked,
  '004': poor,
  '405': poor,
  '453': poor,
  '014': blocked,
  '015': blocked,
  '016': blocked,
  '102': blocked,
  '103': blocked,
  '404': blocked,
  '024': wrongPin,
  '060': wrongPin,
  '066': notPermitted,
  '111': ourSetup,
  '117': ourSetup,
  '104': notPermitted,
  '108': declined('payer', 'never', 'no_such_account'),
  '408': notPermitted,
  '095': refusedByIssuer,
  // Listed as rejected, but seen beside a debit.
  '059': unknown('provider_refused'),
  '101': ourSetup,
  '105': declined('merchant', 'other-path', 'amount_not_allowed'),
  '110': ourSetup,
  '112': cancelled,
  '113': declined('merchant', 'never', 'provider_refused'),
  '115': ourSetup,
  '116': { class: 'unknown', decline: { fault: 'payer', retry: 'never', reason: 'pin_not_entered' } },
  '118': maintenance,
  '127': maintenance,
  '129': declined('payer', 'never', 'pin_not_entered'),
  '135': declined('merchant', 'never', 'amount_not_allowed'),
  '109': unknown('not_found_yet'),
  '055': broken,
  '058': broken,
  '062': broken,
  '063': broken,
  '134': timedOut,
  '403': timedOut,
  '199': broken,
  '999': broken,
  '401': broken,
  '406': broken,
  '407': broken,
  '429': broken,
  '430': broken,
  '431': broken,
  '432': broken,
  '417': broken,
  '422': broken,
  '402': refusedByIssuer,
  '409': refusedByIssuer,
  '411': refusedByIssuer,
  '414': refusedByIssuer,
  '415': refusedByIssuer,
  '416': refusedByIssuer,
  '419': refusedByIssuer,
  '421': refusedByIssuer,
  '423': refusedByIssuer,
  '424': refusedByIssuer,
  '425': refusedByIssuer,
  '426': refusedByIssuer,
  '410': cancelled,
  '412': cancelled,
  '433': broken,
  '434': broken,
  '436': broken,
  '437': broken,
  '438': broken,
  '439': broken,
  '440': broken,
  '441': broken,
  '442': broken,
  '443': broken,
  '444': broken,
  '446': refusedByIssuer,
  '448': refusedByIssuer,
  '449': broken,
  '450': broken,
  // Not about a payment at all.
  '120': broken,
  // Answers to refunds; anywhere else they make no sense and prove nothing.
  '132': broken,
  '451': broken,
  '452': broken,
  '454': broken,
  '455': broken,
} as const satisfies Record<string, CodeMeaning>;

/** Refusals of a refund. Not settled yet (455) may be tried again later, by a person. */
export const REFUND_REFUSALS = {
  '132': refundRefused,
  '451': refundRefused,
  '452': refundRefused,
  '454': refundRefused,
  '455': declined('merchant', 'same-path', 'refund_refused'),
} as const satisfies Record<string, CodeMeaning>;

/** Null for a code that is not documented. */
export function meaningOf(code: string): CodeMeaning | null {
  return isDocumented(code) ? CODES[code] : null;
}

function isDocumented(code: string): code is keyof typeof CODES {
  return Object.hasOwn(CODES, code);
}

export function refusalOf(code: string): CodeMeaning | null {
  return isRefusal(code) ? REFUND_REFUSALS[code] : null;
}

function isRefusal(code: string): code is keyof typeof REFUND_REFUSALS {
  return Object.hasOwn(REFUND_REFUSALS, code);
}
