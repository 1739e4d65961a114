import type { DeliverySource } from './delivery.ts';

interface EventFacts extends DeliverySource {
  /** The merchant's own order number. */
  readonly reference: string;
  /** Integer minor units. */
  readonly amountMinor: number;
  readonly currency: string;
  /** Domain word of the state after the event. */
  readonly state: string;
  /** Reason code; empty when nothing failed. */
  readonly reason: string;
}

/** An event of a payment, as it stood when the event happened. */
export interface PaymentNews extends EventFacts {
  readonly kind: 'payment';
  /** The API the payment came by. */
  readonly dialect: string;
  /** Empty while the method is open. */
  readonly wallet: string;
  /** Domain word; empty when nobody is at fault. */
  readonly fault: string;
  readonly createdAt: string;
}

/** An event of a refund. */
export interface RefundNews extends EventFacts {
  readonly kind: 'refund';
  readonly refundId: string;
  /** Who asked for it: `merchant`, or the platform by itself. */
  readonly origin: string;
}

/** An event of a payout; its id stands where a payment's does. */
export interface PayoutNews extends EventFacts {
  readonly kind: 'payout';
  /** The API the payout came by. */
  readonly dialect: string;
  readonly wallet: string;
  /** Integer minor units on top; null until the money is set aside. */
  readonly feeMinor: number | null;
  /** Domain word; empty when nobody is at fault. */
  readonly fault: string;
  readonly createdAt: string;
}

/** An event of a deposit; its id stands where a payment's does. */
export interface DepositNews extends Omit<EventFacts, 'amountMinor'> {
  readonly kind: 'deposit';
  /** The API the claim came by. */
  readonly dialect: string;
  readonly walletType: string;
  /** What the transfer really was, in minor units; null while none is known. */
  readonly amountMinor: number | null;
  /** What the payer said, in minor units; null when he did not. */
  readonly claimedMinor: number | null;
  readonly createdAt: string;
}

/** Something that happened and that merchants may want to hear. */
export type News = PaymentNews | RefundNews | PayoutNews | DepositNews;
