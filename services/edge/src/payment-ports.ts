import type { Money, Payer, PaymentState, RefundState } from '@adaigi/domain';
import type { AttemptView, Caller, Failure, WaitOptions } from './common-ports.ts';

/** What the payer must do; `token` and `expiresAt` are empty where they do not apply. */
export interface NextActionView {
  readonly type: string;
  readonly token: string;
  readonly expiresAt: string;
}

export interface RefundView {
  readonly id: string;
  readonly paymentId: string;
  readonly amount: Money;
  readonly state: RefundState;
  readonly reason: string;
  readonly createdAt: string;
  readonly settledAt: string;
  readonly failureCode: string;
}

/** A payment as the payments service knows it now. Times are RFC 3339, empty while unknown. The payer is not masked yet. */
export interface PaymentView {
  readonly id: string;
  readonly state: PaymentState;
  readonly reference: string;
  readonly amount: Money;
  /** Empty when the method is open. */
  readonly wallet: string;
  readonly payer: Payer;
  readonly description: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly failure: Failure | null;
  readonly nextAction: NextActionView | null;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly settledAt: string;
  readonly attempts: readonly AttemptView[];
  readonly refunds: readonly RefundView[];
  readonly refundedMinor: bigint;
  readonly dialectData: Readonly<Record<string, string>>;
}

/** Everything a dialect says about a payment it wants. Empty text where a value is absent. */
export interface NewPayment {
  readonly dialect: 'native' | 'paypro' | 'paykassma';
  readonly idempotencyKey: string;
  readonly amount: Money;
  readonly wallet: string;
  readonly method: string;
  readonly payer: Payer;
  readonly reference: string;
  readonly description: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly expiresAt: string;
  readonly notifyUrl: string;
  readonly dialectData: Readonly<Record<string, string>>;
  /** A repeat to forbid for a time, in seconds; null when none. */
  readonly repeatGuard: { readonly key: string; readonly windowS: number } | null;
  /** Nothing is sent before {@link Payments.confirm}. */
  readonly awaitsPayer?: true;
}

export interface NewRefund {
  readonly paymentId: string;
  readonly idempotencyKey: string;
  /** Null for all that is left. */
  readonly amount: Money | null;
  readonly reason: string;
}

export interface PaymentFilter {
  readonly reference: string;
  readonly state: PaymentState | null;
  readonly createdFrom: string;
  readonly createdTo: string;
  readonly limit: number;
  readonly cursor: string;
}

/** How a payment is named: by its id, or by the key it was created with. */
export type PaymentName = { readonly id: string } | { readonly dialect: 'paypro' | 'paykassma'; readonly idempotencyKey: string };

/** The payments service. Every method throws AdaigiError: `not_found`, the conflicts of the catalogue, `unavailable`, `deadline_exceeded`. */
export interface Payments {
  create(caller: Caller, payment: NewPayment): Promise<{ payment: PaymentView; replayed: boolean }>;
  get(caller: Caller, name: PaymentName, options?: WaitOptions): Promise<PaymentView>;
  list(caller: Caller, filter: PaymentFilter): Promise<{ payments: PaymentView[]; nextCursor: string }>;
  /** Lets a payment go on that awaits its payer; later calls change nothing. @param word `mobile` empty keeps the merchant's number */
  confirm(caller: Caller, word: { readonly paymentId: string; readonly wallet: string; readonly mobile: string }): Promise<PaymentView>;
  cancel(caller: Caller, paymentId: string): Promise<PaymentView>;
  refund(caller: Caller, refund: NewRefund): Promise<{ refund: RefundView; replayed: boolean }>;
}
