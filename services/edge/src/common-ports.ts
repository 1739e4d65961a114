import type { AttemptState, Mode, Money } from '@adaigi/domain';

/** Who sent an authenticated request. */
export interface Caller {
  readonly merchantId: string;
  readonly mode: Mode;
  /** The credential used; only for counting, never shown. */
  readonly keyId: string;
  /** Settings of the merchant, where the API that it came by needs them. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Why a payment ended without money. */
export interface Failure {
  readonly code: string;
  readonly message: string;
}

/** One try over one channel, as far as merchants may see it. Times are RFC 3339, empty while unknown. */
export interface AttemptView {
  readonly number: number;
  readonly channel: string;
  readonly wallet: string;
  readonly state: AttemptState;
  readonly decisionId: string;
  readonly routingReason: string;
  readonly reason: string;
  readonly sentAt: string;
  readonly settledAt: string;
}

export interface WaitOptions {
  /** Wait up to this long for a final state; 0 answers at once. */
  readonly waitMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** What merchants may see of a payment and of a payout alike. Times are RFC 3339, empty while unknown. */
export interface OrderView<State extends string> {
  readonly id: string;
  readonly state: State;
  readonly reference: string;
  readonly amount: Money;
  /** Empty when the method is open. */
  readonly wallet: string;
  readonly description: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly failure: Failure | null;
  readonly attempts: readonly AttemptView[];
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly settledAt: string;
  readonly dialectData: Readonly<Record<string, string>>;
}

/** What every dialect says about a payment or a payout that it wants. Empty text where a value is absent. */
export interface NewOrder {
  readonly dialect: 'native' | 'paypro' | 'paykassma';
  readonly idempotencyKey: string;
  readonly amount: Money;
  readonly wallet: string;
  readonly reference: string;
  readonly description: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly expiresAt: string;
  readonly notifyUrl: string;
  readonly dialectData: Readonly<Record<string, string>>;
}

/** Which ones of a merchant's, newest first, by pages. */
export interface OrderFilter<State extends string> {
  readonly reference: string;
  readonly state: State | null;
  readonly limit: number;
  readonly cursor: string;
}

/** How something is named: by its id, or by the key it was created with. */
export type OrderName<Dialect extends string = 'paypro' | 'paykassma'> = { readonly id: string } | { readonly dialect: Dialect; readonly idempotencyKey: string };
