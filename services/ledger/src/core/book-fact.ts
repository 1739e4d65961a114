import { minus } from './movement.ts';
import type { Movement } from './movement.ts';
import { isNews, learn, NO_FACTS } from './payment-facts.ts';
import type { PaymentFact } from './payment-facts.ts';
import { positionOf } from './position.ts';

export type PaymentEntryKind = 'payment_captured' | 'payment_reversed' | 'refund' | 'give_back';

/** What a fact is worth booking: nothing, or the difference that it makes. */
export type Booking = { readonly kind: 'known' } | { readonly kind: 'entry'; readonly entryKind: PaymentEntryKind; readonly ordinal: number; readonly moved: Movement };

/**
 * @param before the facts of the payment's entries so far, in any order.
 * @returns an entry whose movement may be empty: the fact counts, and a later one that happened earlier must find it.
 */
export function bookFact(before: readonly PaymentFact[], fact: PaymentFact, merchantId: string): Booking {
  const known = before.reduce(learn, NO_FACTS);
  if (!isNews(known, fact)) return { kind: 'known' };
  const moved = minus(positionOf(learn(known, fact), merchantId), positionOf(known, merchantId));
  return { kind: 'entry', entryKind: kindOf(fact), ordinal: before.length + 1, moved };
}

function kindOf(fact: PaymentFact): PaymentEntryKind {
  if (fact.kind === 'refund') return fact.giveBack ? 'give_back' : 'refund';
  return fact.kind === 'captured' ? 'payment_captured' : 'payment_reversed';
}
