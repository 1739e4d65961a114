import type { Decision, MerchantLimits, RuleId } from './core/evaluate.ts';
import type { Mode } from './core/rule-set.ts';
import type { Mark } from './core/trail.ts';

/** A judged payment or payout. Holds no personal data: the number is a blind index. */
export interface Assessment {
  /** Of a payout: the payout. */
  readonly paymentId: string;
  readonly merchantId: string;
  readonly mode: Mode;
  /** HMAC of the mobile number; of a receiver's, or of a receiving bank account, with a prefix. */
  readonly mobile: string;
  readonly decision: Decision;
  readonly hits: readonly RuleId[];
  readonly rulesVersion: string;
  readonly assessedAt: Date;
  /** Only where the payment was allowed and its mode has velocity limits. */
  readonly mark: Mark | null;
}

/** What became of an insert. `outrun`: another payment of the number took the mark's place; look again and judge again. */
export type Stored =
  | { readonly kind: 'stored' }
  | { readonly kind: 'known'; readonly assessment: Assessment }
  | { readonly kind: 'outrun' };

export interface AssessmentStore {
  /** Newest marks of a number, newest first. */
  marks(mode: Mode, mobile: string, limit: number): Promise<Mark[]>;
  /** One insert with its event; the payment's id and the mark's ordinal are both unique. */
  store(assessment: Assessment): Promise<Stored>;
}

export interface MerchantLimitsPort {
  /** @throws AdaigiError `not_found`, or `unavailable` when the merchant is not known here and cannot be asked for. */
  limitsOf(merchantId: string): Promise<MerchantLimits>;
}

export interface DecisionMeter {
  decided(decision: Decision, rule: RuleId | 'none'): void;
}
