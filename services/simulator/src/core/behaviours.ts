import type { Reason } from './reasons.ts';

/** Declines: the wallet refuses at once, and the answer says so. */
export const declineBehaviours = {
  'low-balance': 'low-balance',
  'wrong-pin': 'wrong-pin',
  'pin-tries-used-up': 'pin-tries-used-up',
  'no-account': 'no-account',
  'inactive-account': 'inactive-account',
  'blocked-account': 'blocked-account',
  'cancelled-by-payer': 'cancelled-by-payer',
  'limit-exceeded': 'limit-exceeded',
  maintenance: 'maintenance',
  'authentication-error': 'authentication-error',
  'unknown-code': 'unknown-code',
} as const satisfies Record<string, Reason>;

/** Everything else: what makes payment orchestration hard. What each does is in `core/course.ts` and the README. */
export const otherBehaviours = [
  'pays',
  'pays-slowly',
  'late-success',
  'late-failure',
  'late-success-without-ipn',
  'silent-then-paid',
  'silent-never-paid',
  'error-after-debit',
  'error-before-debit',
  'drop-after-debit',
  'drop-before-debit',
  'firewall-page',
  'no-response-then-failed',
  'no-response-then-paid',
  'paid-then-reversed',
  'settlement-failed',
  'wrong-amount',
  'token-paid-late',
  'refund-not-settled',
  'refund-refused',
  'refund-partial-refused',
  'refund-timeout-after',
  'refund-timeout-before',
] as const;

export type DeclineBehaviour = keyof typeof declineBehaviours;
export type Behaviour = DeclineBehaviour | (typeof otherBehaviours)[number];

export function isDeclineBehaviour(behaviour: Behaviour): behaviour is DeclineBehaviour {
  return Object.hasOwn(declineBehaviours, behaviour);
}

export const behaviours: readonly Behaviour[] = [
  ...otherBehaviours,
  ...Object.keys(declineBehaviours).filter((name): name is DeclineBehaviour => Object.hasOwn(declineBehaviours, name)),
];
