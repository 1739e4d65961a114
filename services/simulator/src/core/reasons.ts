/** Why a payment did not happen, in words of our own; each provider folder maps them to its documented codes. */
export const reasons = [
  'low-balance',
  'wrong-pin',
  'pin-tries-used-up',
  'no-account',
  'inactive-account',
  'blocked-account',
  'cancelled-by-payer',
  'limit-exceeded',
  'maintenance',
  'authentication-error',
  'timed-out',
  'no-response',
  'system-error',
  'token-expired',
  'unknown-code',
] as const;

export type Reason = (typeof reasons)[number];

/** A failure: its reason, and the exact provider code where a fault plan demands one. */
export interface Failure {
  readonly reason: Reason;
  readonly code?: string;
}

/** What the books will say about an order in the end. */
export type Outcome = { readonly kind: 'paid' } | { readonly kind: 'failed'; readonly failure: Failure };
