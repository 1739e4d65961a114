import type { Money, Outcome, Payer } from '@adaigi/domain';

/** A request to charge a payer. */
export interface ChargeOrder {
  /** Our reference at the provider: 20 characters A-Z 0-9, never used twice. */
  readonly reference: string;
  readonly amount: Money;
  readonly payer: Payer;
  /** A text for the payer, as the merchant wrote it; the connector strips what its provider refuses. */
  readonly description: string;
  /** `wallet`: a prompt on the payer's phone. `token`: cash at a shop. */
  readonly method: ChargeMethod;
  readonly now: Date;
  /** `performance.now()` after which the request must not leave any more; the HTTP client looks again right before the first byte. */
  readonly leaveBy: number;
}

export type ChargeMethod = 'wallet' | 'token';

/** Which operations of a channel leave a record, and can be inquired. */
export type ExchangeOperation = 'charge' | 'refund';

/** Which operations leave a record. Payouts do as well, and are inquired in their own way. */
export type RecordedOperation = ExchangeOperation | 'payout';

/** A question what became of an operation. */
export interface InquiryOrder {
  readonly operation: ExchangeOperation;
  readonly reference: string;
  readonly amount: Money;
  readonly method: ChargeMethod;
  /** Of a refund: the charge that is given back. */
  readonly charge: { readonly reference: string; readonly captured: Money } | null;
  /**
   * The provider's window has passed since the request could last have left: a "failed" is now a verdict, and no longer a look at a
   * payment in flight.
   */
  readonly conclusive: boolean;
  /** Likewise for "no such transaction". */
  readonly notFoundConclusive: boolean;
  /** The provider's code in the answer to the request itself; empty when there was none. */
  readonly answeredCode: string;
  readonly now: Date;
}

/** A request to give money back. */
export interface RefundOrder {
  readonly reference: string;
  readonly amount: Money;
  readonly charge: { readonly reference: string; readonly captured: Money; readonly providerTransactionId: string };
  readonly now: Date;
  /** As in {@link ChargeOrder}. */
  readonly leaveBy: number;
}

/** What somebody sent to a channel's callback address. */
export interface RawCallback {
  readonly method: string;
  /** Without the question mark. */
  readonly query: string;
  readonly contentType: string;
  readonly body: Buffer;
}

/** What the sender of a callback is answered. */
export interface CallbackReply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** What a callback is worth. Unsigned ones carry the outcome `unknown`: they only wake an inquiry. */
export type CallbackVerdict =
  | {
      readonly kind: 'accepted';
      readonly reference: string;
      readonly outcome: Outcome;
      /** The amount that the message names, whatever it says of the charge; null when it names none. Whoever knows what was asked compares it. */
      readonly named: Money | null;
      readonly reply: CallbackReply;
    }
  /** `refusal` is a code for the log; it never holds content of the message. */
  | { readonly kind: 'refused'; readonly refusal: string; readonly reply: CallbackReply };

/**
 * One channel of one provider: its wire protocol and nothing else. No retry, breaker, record or clock inside; whatever the provider does is
 * an outcome, and only bugs throw.
 */
export interface Connector {
  /** @param signal ends the call; what had been sent by then is `unknown` */
  charge(order: ChargeOrder, signal: AbortSignal): Promise<Outcome>;
  inquire(order: InquiryOrder, signal: AbortSignal): Promise<Outcome>;
  /** Absent where the provider gives money back only by hand. */
  refund?(order: RefundOrder, signal: AbortSignal): Promise<Outcome>;
  parseCallback(callback: RawCallback): CallbackVerdict;
}
