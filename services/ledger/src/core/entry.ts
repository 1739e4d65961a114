import type { Mode } from '@adaigi/domain';
import { FEES } from './accounts.ts';
import { merchantChange } from './balance.ts';
import type { MerchantBalance } from './balance.ts';
import type { PaymentEntryKind } from './book-fact.ts';
import type { HoldEntryKind } from './holds.ts';
import type { Movement } from './movement.ts';
import type { PaymentFact } from './payment-facts.ts';

export type EntryKind = PaymentEntryKind | 'deposit_credited' | HoldEntryKind | 'settlement' | 'funding' | 'provider_settlement';

/** Whose money, which world, which currency: what no entry ever crosses. */
export interface Scope {
  readonly merchantId: string;
  readonly mode: Mode;
  /** ISO 4217. */
  readonly currency: string;
}

export function scopeKey({ mode, currency, merchantId }: Scope): string {
  return `${mode}:${currency}:${merchantId}`;
}

/** One journal entry. It never changes. */
export interface Entry extends Scope {
  /** The event that it books, or a name made of what it does: the same thing is booked once. */
  readonly id: string;
  readonly kind: EntryKind;
  /** The payment, the hold's reference, the settled day, the funding's or provider's reference. */
  readonly subject: string;
  /** +1 per entry of the subject. */
  readonly ordinal: number;
  /** Empty where there is none. */
  readonly refundId: string;
  /** The merchant's own order number; empty where there is none. */
  readonly reference: string;
  readonly moved: Movement;
  readonly occurredAt: Date;
  readonly bookedAt: Date;
  /** Local day of the booking: the day of the statement. */
  readonly bookedDay: string;
  /** The settlement day that its unsettled part belongs to; empty where it has none. */
  readonly settleDay: string;
  /** What a payment's entry knows; null for other kinds. */
  readonly fact: PaymentFact | null;
}

/** An entry as a line of the merchant's statement. */
export interface StatementLine {
  readonly entry: Entry;
  /** Before fees. */
  readonly grossMinor: bigint;
  /** Below zero when a fee was given back. */
  readonly feeMinor: bigint;
  readonly change: MerchantBalance;
}

export function statementLine(entry: Entry): StatementLine {
  const change = merchantChange(entry.moved, entry.merchantId);
  const feeMinor = -(entry.moved.get(FEES) ?? 0n);
  return { entry, grossMinor: change.available + change.held + change.unsettled + change.refunding + feeMinor, feeMinor, change };
}
