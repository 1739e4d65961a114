import type { Money, Payer, PaymentState, RefundState } from '@adaigi/domain';
import type { Caller, NewOrder, OrderFilter, OrderName, OrderView, WaitOptions } from './common-ports.ts';

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

/** A payment as the payments service knows it now. The payer is not masked yet. */
export interface PaymentView extends OrderView<PaymentState> {
  readonly payer: Payer;
  readonly nextAction: NextActionView | null;
  readonly refunds: readonly RefundView[];
  readonly refundedMinor: bigint;
}

/** Everything a dialect says about a payment it wants. */
export interface NewPayment extends NewOrder {
  readonly method: string;
  readonly payer: Payer;
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

export interface PaymentFilter extends OrderFilter<PaymentState> {
  readonly createdFrom: string;
  readonly createdTo: string;
}

/** The payments service. Every method throws AdaigiError: `not_found`, the conflicts of the catalogue, `unavailable`, `deadline_exceeded`. */
export interface Payments {
  create(caller: Caller, payment: NewPayment): Promise<{ payment: PaymentView; replayed: boolean }>;
  get(caller: Caller, name: OrderName, options?: WaitOptions): Promise<PaymentView>;
  list(caller: Caller, filter: PaymentFilter): Promise<{ payments: PaymentView[]; nextCursor: string }>;
  /** Lets a payment go on that awaits its payer; later calls change nothing. @param word `mobile` empty keeps the merchant's number */
  confirm(caller: Caller, word: { readonly paymentId: string; readonly wallet: string; readonly mobile: string }): Promise<PaymentView>;
  cancel(caller: Caller, paymentId: string): Promise<PaymentView>;
  refund(caller: Caller, refund: NewRefund): Promise<{ refund: RefundView; replayed: boolean }>;
}
