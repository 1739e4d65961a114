import type { SettlementTerms } from './calendar.ts';

/** A fee from a day on, until the next one of the same method begins. */
export interface FeeRule {
  /** `payin.jazzcash`, `payout.easypaisa`, or `payin.*` for every method that has no rule of its own. */
  readonly method: string;
  /** First local day, `yyyy-mm-dd`. */
  readonly from: string;
  /** Hundredths of a per cent of the amount. */
  readonly basisPoints: number;
  /** Added to the share. */
  readonly fixedMinor: number;
  readonly minMinor: number;
  /** Null: no upper bound. */
  readonly maxMinor: number | null;
}

/** What is agreed with a group of merchants. */
export interface MerchantTerms {
  readonly settlement: SettlementTerms;
  readonly fees: readonly FeeRule[];
}

/** Terms as data. A past rule is never changed: a new one with a later first day replaces it. */
export interface Terms {
  readonly version: string;
  /** Terms of every merchant that `merchants` does not name, known or not yet. */
  readonly standard: MerchantTerms;
  readonly merchants: Readonly<Record<string, MerchantTerms>>;
}

export function termsOf(terms: Terms, merchantId: string): MerchantTerms {
  return Object.hasOwn(terms.merchants, merchantId) ? (terms.merchants[merchantId] ?? terms.standard) : terms.standard;
}

/**
 * The fee on an amount: the rule of the method in force on the day, `<direction>.*` where it has none of its own, and nothing where there is no
 * rule at all. Rounded half up to the minor unit, then held to its bounds, and never more than the amount itself.
 */
export function feeOf(terms: MerchantTerms, method: string, minor: bigint, day: string): bigint {
  const rule = ruleOf(terms.fees, method, day) ?? ruleOf(terms.fees, `${method.slice(0, method.indexOf('.'))}.*`, day);
  if (rule === undefined) return 0n;
  const share = (minor * BigInt(rule.basisPoints) + 5_000n) / 10_000n + BigInt(rule.fixedMinor);
  const atLeast = share < BigInt(rule.minMinor) ? BigInt(rule.minMinor) : share;
  const atMost = rule.maxMinor !== null && atLeast > BigInt(rule.maxMinor) ? BigInt(rule.maxMinor) : atLeast;
  return atMost > minor ? minor : atMost;
}

function ruleOf(rules: readonly FeeRule[], method: string, day: string): FeeRule | undefined {
  let found: FeeRule | undefined;
  for (const rule of rules) if (rule.method === method && rule.from <= day && (found === undefined || rule.from > found.from)) found = rule;
  return found;
}
