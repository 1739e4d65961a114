import type { Decline } from '@adaigi/connector-kit';

/** What a `responseCode` says about a call that was to charge or to issue a token. */
export type CodeMeaning =
  | { readonly class: 'succeeded' | 'unknown' }
  | { readonly class: 'declined'; readonly decline: Decline };

const declined = (fault: Decline['fault'], retry: Decline['retry'], reason: Decline['reason']): CodeMeaning => ({
  class: 'declined',
  decline: { fault, retry, reason },
});

const unknown: CodeMeaning = { class: 'unknown' };
const ourSetup = declined('merchant', 'other-path', 'configuration');
const wrongDetails = declined('payer', 'never', 'invalid_payer_details');
const wrongAmount = declined('merchant', 'other-path', 'amount_not_allowed');
const linkingRefused = declined('payer', 'never', 'provider_refused');

/** Every documented code. What is not here is `unknown` and counted. */
export const CODES = {
  '0000': { class: 'succeeded' },
  // Also what comes back when the payer did not react in time, while the prompt may still be open.
  '0001': unknown,
  '0002': ourSetup,
  // Listed as a refusal of the order id; also the likeliest answer to one that it has seen before, and then there is a first payment to find.
  '0003': unknown,
  '0004': ourSetup,
  '0005': ourSetup,
  '0006': ourSetup,
  '0007': ourSetup,
  '0008': ourSetup,
  '0009': declined('issuer', 'never', 'provider_refused'),
  '0010': ourSetup,
  '0011': declined('payer', 'never', 'wrong_pin'),
  // Listed as a refusal with the advice to inquire once more after some minutes: so that inquiry decides.
  '0012': unknown,
  '0013': declined('payer', 'never', 'insufficient_funds'),
  '0014': declined('payer', 'never', 'no_such_account'),
  '0015': ourSetup,
  '0016': ourSetup,
  '0017': ourSetup,
  '0018': linkingRefused,
  '0019': linkingRefused,
  '0020': linkingRefused,
  '0021': linkingRefused,
  '0022': ourSetup,
  '0023': ourSetup,
  '0024': ourSetup,
  '0025': ourSetup,
  '0026': wrongDetails,
  '0027': wrongDetails,
  '0028': wrongAmount,
  '0029': wrongAmount,
  '0030': linkingRefused,
  '0031': linkingRefused,
  '0032': linkingRefused,
  '0033': linkingRefused,
  '0034': linkingRefused,
  '0035': linkingRefused,
} as const satisfies Record<string, CodeMeaning>;

/** Null for a code that is not documented. */
export function meaningOf(code: string): CodeMeaning | null {
  return isDocumented(code) ? CODES[code] : null;
}

function isDocumented(code: string): code is keyof typeof CODES {
  return Object.hasOwn(CODES, code);
}

/**
 * What an inquiry's `transactionStatus` says about the payment. `open` also covers everything that is not listed: it is neither paid nor
 * refused.
 */
export type StatusMeaning = 'paid' | 'reversed' | 'failed' | 'expired' | 'blocked' | 'open';

export const STATUSES = {
  PAID: 'paid',
  REVERSED: 'reversed',
  FAILED: 'failed',
  EXPIRED: 'expired',
  BLOCKED: 'blocked',
  PENDING: 'open',
  UNPAID: 'open',
  'IN PROGRESS': 'open',
  '': 'open',
} as const satisfies Record<string, StatusMeaning>;

/** Null for a status that is not documented; it counts as open, and is noticed. */
export function statusOf(text: string): StatusMeaning | null {
  const status = text.toUpperCase();
  return isStatus(status) ? STATUSES[status] : null;
}

function isStatus(text: string): text is keyof typeof STATUSES {
  return Object.hasOwn(STATUSES, text);
}

/** `errorCode` beside `FAILED`: names of the wallet platform. */
export const FAILURES = {
  // No answer from the payer or the platform yet: it may still be paid, so it is no verdict before the window has passed.
  NO_RESPONSE_FROM_EWP: { settled: false, decline: { fault: 'payer', retry: 'never', reason: 'pin_not_entered' } },
  AUTHORIZATION_SENDER_ACCOUNT_NOT_ACTIVE: { settled: true, decline: { fault: 'payer', retry: 'never', reason: 'account_blocked' } },
} as const satisfies Record<string, FailureMeaning>;

export interface FailureMeaning {
  /** Whether it is a verdict at once, and not only after the window. */
  readonly settled: boolean;
  readonly decline: Decline;
}

/** Other names that say so: the platform refused the payer. */
const REFUSED_PAYER = /^AUTHORIZATION_SENDER_/;

/**
 * Apart from those, only the word FAILED is left, which could still be about a payment in flight, unless the charge itself had already been
 * answered with "PIN not entered" (0012): then it is the inquiry that the documents advise to make once more.
 */
export function failureOf(errorCode: string, answeredCode: string): FailureMeaning {
  if (isFailure(errorCode)) return FAILURES[errorCode];
  if (answeredCode === '0012') return { settled: true, decline: { fault: 'payer', retry: 'never', reason: 'pin_not_entered' } };
  const decline: Decline = { fault: 'issuer', retry: 'never', reason: 'provider_refused' };
  return { settled: REFUSED_PAYER.test(errorCode), decline };
}

function isFailure(text: string): text is keyof typeof FAILURES {
  return Object.hasOwn(FAILURES, text);
}
