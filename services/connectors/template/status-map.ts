import type { Decline } from '@adaigi/connector-kit';

/** What a code says. Whatever may still turn into a payment is `unknown`, never a decline. */
export type CodeMeaning =
  | { readonly class: 'succeeded' | 'pending' | 'unknown' | 'not_found' }
  | { readonly class: 'declined'; readonly decline: Decline };

const declined = (fault: Decline['fault'], retry: Decline['retry'], reason: Decline['reason']): CodeMeaning => ({
  class: 'declined',
  decline: { fault, retry, reason },
});

/** Every documented code. What is not here is `unknown` and counted. */
export const CODES = {
  '00': { class: 'succeeded' },
  '01': { class: 'pending' },
  '05': declined('payer', 'never', 'insufficient_funds'),
  '06': declined('payer', 'never', 'wrong_pin'),
  '07': declined('payer', 'never', 'no_such_account'),
  '08': declined('merchant', 'other-path', 'configuration'),
  '09': { class: 'unknown' },
  '14': { class: 'not_found' },
} as const satisfies Record<string, CodeMeaning>;

/** Null for a code that is not documented. */
export function meaningOf(code: string): CodeMeaning | null {
  return isDocumented(code) ? CODES[code] : null;
}

function isDocumented(code: string): code is keyof typeof CODES {
  return Object.hasOwn(CODES, code);
}
