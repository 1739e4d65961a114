import type { Money } from '@adaigi/domain';
import type { RuleSet, VelocityLimits } from './rule-set.ts';

/** Money in or money out. */
export type Operation = 'payment' | 'payout';

/** May it go on? `review` waits for a person; no rule of today says so. */
export type Decision = 'allow' | 'reject' | 'review';

/** What each rule says to the merchant; free of personal data and of the limits' values. */
export const RULES = {
  currency: 'The currency is not accepted.',
  amount_min: 'The amount is below the least that can be paid.',
  amount_max: 'The amount is above the most that can be paid at once.',
  wallet_amount_max: 'The amount is above the most that this wallet takes at once.',
  merchant_amount_min: 'The amount is below the minimum of the merchant.',
  merchant_amount_max: 'The amount is above the maximum of the merchant.',
  mobile_shape: 'The mobile number is not a Pakistani one.',
  mobile_denied: 'This mobile number is not accepted.',
  mobile_payments_per_hour: 'This mobile number has paid too often within an hour.',
  mobile_payments_per_day: 'This mobile number has paid too often today.',
  mobile_amount_per_day: 'This mobile number has paid too much today.',
  receiver_payouts_per_hour: 'This receiver was paid too often within an hour.',
  receiver_payouts_per_day: 'This receiver was paid too often today.',
  receiver_amount_per_day: 'This receiver was paid too much today.',
} as const satisfies Record<string, string>;
export type RuleId = keyof typeof RULES;

/** A merchant's own bounds in minor units; null where it set none. */
export interface MerchantLimits {
  readonly minMinor: bigint | null;
  readonly maxMinor: bigint | null;
}

/** What a mobile number was allowed before, in its mode and for this kind of operation. */
export interface Velocity {
  /** In the 60 minutes before now. */
  readonly hourCount: number;
  readonly dayCount: number;
  readonly dayMinor: number;
}

export const NO_VELOCITY: Velocity = { hourCount: 0, dayCount: 0, dayMinor: 0 };

export interface Facts {
  readonly operation: Operation;
  readonly amount: Money;
  /** Empty when the method is open. */
  readonly wallet: string;
  readonly mobile: string;
  readonly merchant: MerchantLimits;
  readonly denied: boolean;
  readonly velocity: Velocity;
  readonly limits: VelocityLimits;
}

export interface Judgement {
  readonly decision: Decision;
  /** In the order of the catalogue. */
  readonly hits: readonly RuleId[];
}

/** Judges a payment or a payout. Every rule is asked, so that an operator sees all reasons. */
export function evaluate(rules: RuleSet, facts: Facts): Judgement {
  const { minor, currency } = facts.amount;
  const { merchant, limits, velocity, operation } = facts;
  const bounds = operation === 'payout' ? rules.payouts : rules;
  const walletMax = facts.wallet === '' ? undefined : bounds.wallets[facts.wallet]?.maxMinor;
  const tooOftenPerHour = limits.paymentsPerHour !== null && velocity.hourCount >= limits.paymentsPerHour;
  const tooOftenPerDay = limits.paymentsPerDay !== null && velocity.dayCount >= limits.paymentsPerDay;
  const tooMuchPerDay = limits.amountPerDayMinor !== null && BigInt(velocity.dayMinor) + minor > BigInt(limits.amountPerDayMinor);
  const broken: Record<RuleId, boolean> = {
    currency: currency !== rules.currency,
    amount_min: minor < BigInt(bounds.amount.minMinor),
    amount_max: minor > BigInt(bounds.amount.maxMinor),
    wallet_amount_max: walletMax !== undefined && minor > BigInt(walletMax),
    merchant_amount_min: merchant.minMinor !== null && minor < merchant.minMinor,
    merchant_amount_max: merchant.maxMinor !== null && minor > merchant.maxMinor,
    mobile_shape: !rules.mobilePattern.test(facts.mobile),
    mobile_denied: facts.denied,
    mobile_payments_per_hour: operation === 'payment' && tooOftenPerHour,
    mobile_payments_per_day: operation === 'payment' && tooOftenPerDay,
    mobile_amount_per_day: operation === 'payment' && tooMuchPerDay,
    receiver_payouts_per_hour: operation === 'payout' && tooOftenPerHour,
    receiver_payouts_per_day: operation === 'payout' && tooOftenPerDay,
    receiver_amount_per_day: operation === 'payout' && tooMuchPerDay,
  };
  const hits = RULE_IDS.filter((rule) => broken[rule]);
  return { decision: hits.length === 0 ? 'allow' : 'reject', hits };
}

const RULE_IDS = Object.keys(RULES).filter((name): name is RuleId => Object.hasOwn(RULES, name));
