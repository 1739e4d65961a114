import type { MixObservation } from './mix/observed.ts';

/** One submission of an order by a merchant's client. */
export interface Submission {
  /** When it was sent, milliseconds since the epoch. */
  readonly at: number;
  /** When the answer (or its absence) was known. */
  readonly endedAt: number;
  readonly body: 'same' | 'other';
  /** HTTP status, or its equal of a gRPC code; null: no answer came. */
  readonly status: number | null;
  readonly paymentId: string | null;
  /** State of the answer, in the native API's words; null where the dialect or an error tells none. */
  readonly state: string | null;
  /** Error code of the native API, or the dialect's own code (`0000`). */
  readonly code: string | null;
}

/** One look at a payment by its merchant. */
export interface Read {
  readonly at: number;
  readonly endedAt: number;
  readonly paymentId: string;
  /** State in the native API's words. */
  readonly state: string;
  /** Where the interface tells one. */
  readonly version: number | null;
}

export interface RefundSubmission {
  readonly at: number;
  readonly endedAt: number;
  readonly status: number | null;
  readonly refundId: string | null;
  readonly state: string | null;
}

/** A refund that a merchant asked for; several submissions share its key. */
export interface RefundOrder {
  readonly key: string;
  readonly amountMinor: bigint;
  readonly submissions: readonly RefundSubmission[];
}

export interface Cancel {
  readonly at: number;
  readonly endedAt: number;
  readonly status: number | null;
}

/** What a merchant's client meant and was told: outside truth of the request side. */
export interface Order {
  /** Idempotency-Key or tradeNo. */
  readonly key: string;
  readonly dialect: 'native' | 'paypro';
  readonly transport: 'http' | 'grpc';
  readonly merchantId: string;
  readonly mobile: string;
  /** null: the method is left open. */
  readonly wallet: string | null;
  readonly amountMinor: bigint;
  /** Path (and query) of the inbox that the payment's own callbacks go to; null: only the merchant's endpoint is told. */
  readonly callbackPath: string | null;
  readonly submissions: readonly Submission[];
  readonly reads: readonly Read[];
  readonly refunds: readonly RefundOrder[];
  readonly cancels: readonly Cancel[];
}

/** One request that a merchant's inbox got. */
export interface InboxRequest {
  readonly at: number;
  readonly method: string;
  /** Path and query as sent. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The exact bytes as text (UTF-8), for signatures. */
  readonly body: string;
  /** Status that the inbox answered; null: it answered nothing (hang, reset). */
  readonly answered: number | null;
}

/** A fault that struck. */
export interface Strike {
  readonly at: number;
  /** For example `kill`, `crash-point`, `pause`, `cut`, `drop-response`, `engine-restart`, `provider`, `inbox`, `clock-skew`. */
  readonly kind: string;
  /** A service, an engine, a link or a provider's account. */
  readonly target: string;
  readonly detail: string;
}

/** A merchant of the run, with what a checker needs to verify signatures. */
export interface ChaosMerchant {
  readonly merchantId: string;
  /** Secret of PayPro's MD5 sign; null: no merchant of that dialect. */
  readonly payproSecret: string | null;
  /** `whsec_...` of the merchant's webhook endpoint (Standard Webhooks); null: none. */
  readonly webhookSecret: string | null;
  /** Path of the inbox that the endpoint points to. */
  readonly webhookPath: string | null;
}

/** Everything that a run knows from outside. */
export interface Observation {
  readonly seed: number;
  readonly startedAt: number;
  readonly healedAt: number;
  /** null: not quiet at the deadline. */
  readonly settledAt: number | null;
  /** Milliseconds after `healedAt` within which every doubt must have ended or be queued for a person. */
  readonly boundMs: number;
  readonly merchants: readonly ChaosMerchant[];
  readonly orders: readonly Order[];
  readonly platform: {
    /** Control API of the simulator, `http://127.0.0.1:port`. */
    readonly control: string;
    /** Reaches the engine itself, past every proxy. */
    readonly mongodb: string;
    readonly kafka: readonly string[];
    readonly dbPrefix: string;
    readonly topicPrefix: string;
    readonly logDir: string;
    /** Metrics URLs of the services. */
    readonly metrics: Readonly<Record<string, string>>;
  };
  readonly inbox: readonly InboxRequest[];
  /** Every fault that struck. */
  readonly strikes: readonly Strike[];
  /** Canaries that may appear nowhere: secrets, mobiles, names. */
  readonly secrets: readonly string[];
  /** Payouts, deposits and test money; null in a run of payments only. */
  readonly mix: MixObservation | null;
}
