/** The world of a merchant's key. */
export type Mode = 'test' | 'live';

/** How a delivery speaks: a Standard Webhook to an endpoint, PayPro's callback to an order's notifyUrl, or Paykassma's postback to the merchant's one URL. */
export type Dialect = 'native' | 'paypro' | 'paykassma';

/**
 * `scheduled` waits for its next try, `delivered` was accepted, `exhausted` used up its schedule, `cancelled` lost its destination
 * (endpoint removed, switched off, or gone by 410).
 */
export type DeliveryState = 'scheduled' | 'delivered' | 'exhausted' | 'cancelled';

/**
 * What a native delivery sends: the body is fixed when the event is recorded, so that every try carries the state at the event, never a
 * newer one.
 */
export interface NativeContent {
  readonly dialect: 'native';
  readonly endpointId: string;
  readonly body: string;
}

/** What a PayPro callback says; the rest of its body is read from the payment, whose fields it needs never change. */
export interface PayproContent {
  readonly dialect: 'paypro';
  readonly result: 'paid' | 'failed';
  /** Reason code of a failure; empty when paid. */
  readonly reason: string;
}

/** What a postback tells of; the rest of its body is read from the payment, deposit or payout, whose fields it needs never change. */
export interface PaykassmaContent {
  readonly dialect: 'paykassma';
  /** A payment by push, a deposit by hand, a payout that arrived or did not, or a test of one. */
  readonly story: 'push' | 'deposit' | 'paid' | 'rejected' | 'test';
  /** The day whose rates convert the amount, fixed with the event; empty for none. */
  readonly ratesDay: string;
  /** What only this delivery knows, sealed: a test withdrawal. Empty otherwise. */
  readonly sealed: string;
}

/** What is sent and where it goes. */
export type Content = NativeContent | PayproContent | PaykassmaContent;

/** The event that a delivery tells about. */
export interface DeliverySource {
  readonly merchantId: string;
  readonly mode: Mode;
  readonly eventId: string;
  readonly eventType: string;
  /** Of a payout: the payout; of a deposit: the deposit. */
  readonly paymentId: string;
  readonly occurredAt: Date;
}

/** A delivery before it is stored. */
export interface PlannedDelivery extends DeliverySource {
  /** Event id and destination: the same event recorded twice meets itself. */
  readonly id: string;
  readonly content: Content;
}

/** A delivery that this process may send until its lease ends. */
export interface ClaimedDelivery extends PlannedDelivery {
  /** Proves the claim when the result is written. */
  readonly lease: string;
  /** Tries so far. */
  readonly tries: number;
  /** Failed tries since the schedule began; a resend begins it anew. */
  readonly failures: number;
  readonly createdAt: Date;
}

/** What the log of deliveries shows. */
export interface DeliveryView {
  readonly id: string;
  readonly merchantId: string;
  /** Null for a dialect's callback. */
  readonly endpointId: string | null;
  readonly dialect: Dialect;
  readonly eventType: string;
  readonly eventId: string;
  readonly paymentId: string;
  readonly state: DeliveryState;
  readonly tries: number;
  readonly nextTryAt: Date | null;
  /** 0 when the last try got no answer, or there was none yet. */
  readonly lastStatus: number;
  readonly lastFailure: FailureCode | null;
  readonly lastLatencyMs: number;
  readonly createdAt: Date;
  readonly deliveredAt: Date | null;
}

/** Why a try failed, in words for the merchant. */
export const FAILURES = {
  status: 'The answer was not a 2xx status.',
  redirect: 'The answer was a redirect, which is never followed.',
  gone: 'The endpoint answered 410 and was switched off.',
  throttled: 'The endpoint asked for a pause.',
  answer: 'The answer was not one of the accepted texts.',
  timeout: 'There was no answer in time.',
  url_not_allowed: 'The URL may not be called: it must name a public host (webhook endpoints: https on port 443 or 8443).',
  address_not_allowed: 'The host has an address that is not public.',
  host_not_found: 'The host name could not be resolved.',
  connection: 'The connection could not be made or broke.',
  tls: 'The TLS certificate or handshake was refused.',
  no_credentials: 'The merchant has no secret of this dialect in this mode.',
  no_payment: 'The payment could not be found.',
} as const satisfies Record<string, string>;
export type FailureCode = keyof typeof FAILURES;
