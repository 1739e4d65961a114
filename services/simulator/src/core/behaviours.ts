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

/** What a receiver's wallet does to a payout, as the charge that fares alike; it pays like any other when it is charged. */
export const payoutBehaviours = {
  'payout-short-of-funds': 'low-balance',
  'payout-over-limit': 'limit-exceeded',
  'payout-late-success': 'late-success',
  'payout-late-failure': 'late-failure',
  'payout-silent-then-paid': 'silent-then-paid',
  'payout-silent-never-paid': 'silent-never-paid',
  'payout-error-after': 'error-after-debit',
  'payout-error-before': 'error-before-debit',
  'payout-drop-after': 'drop-after-debit',
  'payout-never-arrived': 'drop-before-debit',
  'payout-unknown-code': 'unknown-code',
  'payout-reversed': 'paid-then-reversed',
  'payout-wrong-amount': 'wrong-amount',
} as const satisfies Record<string, DeclineBehaviour | (typeof otherBehaviours)[number]>;

/** Wallets that cannot be paid either. Every other way to fail belongs to payers. */
const cannotReceive: readonly string[] = ['no-account', 'inactive-account', 'blocked-account', 'maintenance'];

export type PayoutBehaviour = keyof typeof payoutBehaviours;

export type DeclineBehaviour = keyof typeof declineBehaviours;
export type Behaviour = DeclineBehaviour | PayoutBehaviour | (typeof otherBehaviours)[number];

export function isPayoutBehaviour(behaviour: Behaviour): behaviour is PayoutBehaviour {
  return Object.hasOwn(payoutBehaviours, behaviour);
}

/** How a payout to a wallet fares, in the words of a charge. */
export function whenPaidOut(behaviour: Behaviour): Exclude<Behaviour, PayoutBehaviour> {
  if (isPayoutBehaviour(behaviour)) return payoutBehaviours[behaviour];
  return cannotReceive.includes(behaviour) ? behaviour : 'pays';
}

export function isDeclineBehaviour(behaviour: Behaviour): behaviour is DeclineBehaviour {
  return Object.hasOwn(declineBehaviours, behaviour);
}

export const behaviours: readonly Behaviour[] = [
  ...otherBehaviours,
  ...Object.keys(payoutBehaviours).filter((name): name is PayoutBehaviour => Object.hasOwn(payoutBehaviours, name)),
  ...Object.keys(declineBehaviours).filter((name): name is DeclineBehaviour => Object.hasOwn(declineBehaviours, name)),
];
