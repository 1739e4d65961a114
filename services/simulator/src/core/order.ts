import type { Provider } from './accounts.ts';
import type { Failure, Outcome } from './reasons.ts';

export type OrderState = 'open' | 'paid' | 'failed' | 'expired' | 'refunded' | 'reversed';

/** What an order will become by itself, and when. It is in the document, so a kill -9 forgets nothing. */
export type DueStep = Outcome | { readonly kind: 'expired' } | { readonly kind: 'reversed' };

/** One payment, or one payout, in the provider's books. */
export interface Order {
  /** `<account>:<reference>`: a reference is used once per account. */
  readonly _id: string;
  /** 1 when opened, +1 with every booking. */
  readonly version: number;
  readonly account: string;
  readonly provider: Provider;
  readonly reference: string;
  readonly mobile: string;
  /** `wallet`: the payer approves a prompt. `token`: cash is paid against a token. `payout`: money into the wallet. */
  readonly method: 'wallet' | 'token' | 'payout';
  /** The provider's dialect of the request, e.g. `1.1`, `2.0`, `v4`; later answers follow it. */
  readonly wire: string;
  readonly amountMinor: bigint;
  readonly state: OrderState;
  readonly failure?: Failure;
  readonly refundedMinor: bigint;
  readonly refundCount: number;
  readonly openedAt: Date;
  readonly finalAt?: Date;
  readonly due?: { readonly at: Date; readonly become: DueStep };
  /** Ms from the payment to its reversal by the provider. */
  readonly reverseAfterMs?: number;
  readonly whileOpen: 'pending' | 'looks-failed';
  readonly notify: 'always' | 'if-paid' | 'never';
  readonly wrongAmount: boolean;
  readonly settlementFailed: boolean;
  /** Request fields that answers echo. Never a password, a hash or a PIN. */
  readonly echo: Readonly<Record<string, string>>;
}

export function orderId(account: string, reference: string): string {
  return `${account}:${reference}`;
}
