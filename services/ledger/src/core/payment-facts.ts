/**
 * What became of a refund, as far as money is concerned, in the order in which it may change: one that failed may still prove to have gone. `beyond`: it
 * went although its room had been given to another refund.
 */
export const REFUND_FATES = ['under_way', 'failed', 'beyond', 'gone'] as const;
export type RefundFate = (typeof REFUND_FATES)[number];

/** Money of a payment came in at a channel. The fee is what the terms said then. */
export interface CapturedFact {
  readonly kind: 'captured';
  readonly channel: string;
  readonly minor: bigint;
  readonly feeMinor: bigint;
}

/** The provider gave the payment's money back by itself. */
export interface ReversedFact {
  readonly kind: 'reversed';
}

/** A refund asked for by the merchant, or a give-back of money that was taken late or twice, is now at this point. */
export interface RefundFact {
  readonly kind: 'refund';
  readonly refundId: string;
  readonly giveBack: boolean;
  readonly channel: string;
  readonly minor: bigint;
  readonly fate: RefundFate;
}

/** One thing that an event tells about the money of a payment. */
export type PaymentFact = CapturedFact | ReversedFact | RefundFact;

/** All that is known of a payment's money. */
export interface PaymentFacts {
  readonly captured: CapturedFact | null;
  readonly reversed: boolean;
  /** By refund: the furthest that it is known to have come. */
  readonly refunds: ReadonlyMap<string, RefundFact>;
}

export const NO_FACTS: PaymentFacts = { captured: null, reversed: false, refunds: new Map() };

/** Adds a fact. In whatever order facts come, and however often: the same set of facts gives the same result. */
export function learn(known: PaymentFacts, fact: PaymentFact): PaymentFacts {
  switch (fact.kind) {
    case 'captured':
      return { ...known, captured: known.captured ?? fact };
    case 'reversed':
      return { ...known, reversed: true };
    case 'refund':
      return isFurther(known, fact) ? { ...known, refunds: new Map(known.refunds).set(fact.refundId, fact) } : known;
    default:
      return fact satisfies never;
  }
}

/** Whether a fact changes what is known of the money. One that does not needs no entry. */
export function isNews(known: PaymentFacts, fact: PaymentFact): boolean {
  switch (fact.kind) {
    case 'captured':
      return known.captured === null;
    case 'reversed':
      return !known.reversed;
    case 'refund':
      return isFurther(known, fact);
    default:
      return fact satisfies never;
  }
}

function isFurther({ refunds }: PaymentFacts, { refundId, fate }: RefundFact): boolean {
  const before = refunds.get(refundId);
  return before === undefined || REFUND_FATES.indexOf(before.fate) < REFUND_FATES.indexOf(fate);
}
