import type { Mode, Money, PayoutState, Receiver } from '@adaigi/domain';
import type { Caller, NewOrder, OrderFilter, OrderName, OrderView, WaitOptions } from './common-ports.ts';

/** A payout as the payments service knows it now. The receiver is not masked yet. */
export interface PayoutView extends OrderView<PayoutState> {
  readonly mode: Mode;
  /** On top of the amount; null until the money is set aside. */
  readonly fee: Money | null;
  readonly receiver: Receiver;
  /** It had succeeded, and the provider has taken the money back since. */
  readonly reversed: boolean;
  /** It waits for a person. */
  readonly needsOperator: boolean;
}

/** Everything a dialect says about a payout it wants. */
export interface NewPayout extends NewOrder {
  readonly receiver: Receiver;
  /** Never `insufficient_balance`: it waits until the balance covers it, or fails in the end. */
  readonly waitsForFunds?: true;
}

/** Money out, owned by the payments service. Throws AdaigiError `not_found`, `insufficient_balance`, `idempotency_conflict`, `unavailable`. */
export interface Payouts {
  /** `insufficient_balance` leaves nothing behind: the same key may ask again. */
  create(caller: Caller, payout: NewPayout): Promise<{ payout: PayoutView; replayed: boolean }>;
  get(caller: Caller, name: OrderName, options?: WaitOptions): Promise<PayoutView>;
  list(caller: Caller, filter: OrderFilter<PayoutState>): Promise<{ payouts: PayoutView[]; nextCursor: string }>;
}
