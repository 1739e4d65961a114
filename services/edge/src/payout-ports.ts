import type { Mode, Money, PayoutState, Receiver } from '@adaigi/domain';
import type { AttemptView, Caller, Failure, WaitOptions } from './common-ports.ts';

/** A payout as the payments service knows it now. Times are RFC 3339, empty while unknown. The receiver is not masked yet. */
export interface PayoutView {
  readonly id: string;
  readonly mode: Mode;
  readonly state: PayoutState;
  readonly reference: string;
  readonly amount: Money;
  /** On top of the amount; null until the money is set aside. */
  readonly fee: Money | null;
  readonly wallet: string;
  readonly receiver: Receiver;
  readonly description: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly failure: Failure | null;
  readonly attempts: readonly AttemptView[];
  /** It waits for a person. */
  readonly needsOperator: boolean;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly settledAt: string;
  readonly dialectData: Readonly<Record<string, string>>;
}

/** Everything a dialect says about a payout it wants. Empty text where a value is absent. */
export interface NewPayout {
  readonly dialect: 'native' | 'paypro' | 'paykassma';
  readonly idempotencyKey: string;
  readonly amount: Money;
  readonly wallet: string;
  readonly receiver: Receiver;
  readonly reference: string;
  readonly description: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly expiresAt: string;
  readonly notifyUrl: string;
  readonly dialectData: Readonly<Record<string, string>>;
  /** Never `insufficient_balance`: it waits until the balance covers it, or fails in the end. */
  readonly waitsForFunds?: true;
}

export interface PayoutFilter {
  readonly reference: string;
  readonly state: PayoutState | null;
  readonly limit: number;
  readonly cursor: string;
}

/** How a payout is named: by its id, or by the key it was created with. */
export type PayoutName = { readonly id: string } | { readonly dialect: 'paypro' | 'paykassma'; readonly idempotencyKey: string };

/** Money out, owned by the payments service. Throws AdaigiError `not_found`, `insufficient_balance`, `idempotency_conflict`, `unavailable`. */
export interface Payouts {
  /** `insufficient_balance` leaves nothing behind: the same key may ask again. */
  create(caller: Caller, payout: NewPayout): Promise<{ payout: PayoutView; replayed: boolean }>;
  get(caller: Caller, name: PayoutName, options?: WaitOptions): Promise<PayoutView>;
  list(caller: Caller, filter: PayoutFilter): Promise<{ payouts: PayoutView[]; nextCursor: string }>;
}
