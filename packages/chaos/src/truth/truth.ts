import type { Observation } from '../observation.ts';
import type { MoneyTruth } from './money.ts';

/** One real movement of money, from the provider's own ledger. */
export interface LedgerLine {
  readonly seq: number;
  readonly at: number;
  /** The provider account: the platform calls it a channel. */
  readonly account: string;
  /** The reference of the charge that it is about; of a refund, too. */
  readonly reference: string;
  readonly mobile: string;
  readonly kind: 'debit' | 'refund' | 'reversal';
  readonly amountMinor: bigint;
}

/** One request to pay that a provider had in its books. Times are milliseconds since the epoch. */
export interface Prompt {
  readonly account: string;
  readonly reference: string;
  readonly mobile: string;
  readonly openedAt: number;
  /** When it was paid or ended otherwise; null while it is open. */
  readonly endedAt: number | null;
}

/** What the provider's side knows. */
export interface ProviderTruth {
  /** By `seq`. */
  readonly ledger: readonly LedgerLine[];
  readonly prompts: readonly Prompt[];
  /** In effect: how long after a request the provider may still change its mind, and how long a prompt stays at most, in milliseconds. */
  readonly windowMs: number;
}

export const OPEN_ATTEMPT_STATES = ['intent', 'unknown', 'pending', 'quarantined'] as const;
export const ATTEMPT_STATES = [...OPEN_ATTEMPT_STATES, 'not_sent', 'declined', 'succeeded'] as const;
export type AttemptState = (typeof ATTEMPT_STATES)[number];
export type PaymentState = 'accepted' | 'processing' | 'succeeded' | 'failed' | 'cancelled' | 'expired';
export type RefundState = 'requested' | 'processing' | 'succeeded' | 'failed' | 'needs_operator';

/** An attempt as the platform's database has it. Times are milliseconds since the epoch. */
export interface StoredAttempt {
  readonly number: number;
  readonly channel: string;
  readonly reference: string;
  readonly state: AttemptState;
  readonly notAfter: number;
  readonly nextInquiryAt: number | null;
  readonly needsOperator: boolean;
  readonly reversed: boolean;
}

export interface StoredRefund {
  readonly id: string;
  readonly amountMinor: bigint;
  readonly state: RefundState;
  /** `merchant`, or money that the platform owes back by itself. */
  readonly origin: string;
  readonly attemptNumber: number;
  readonly nextActionAt: number | null;
}

/** A payment as the platform's database has it. */
export interface StoredPayment {
  readonly id: string;
  readonly merchantId: string;
  readonly dialect: string;
  /** The merchant's own order number. */
  readonly reference: string;
  readonly amountMinor: bigint;
  /** Equal for equal mobile numbers. */
  readonly payerKey: string;
  readonly state: PaymentState;
  readonly version: number;
  readonly attempts: readonly StoredAttempt[];
  readonly refunds: readonly StoredRefund[];
  /** Events so far by topic. */
  readonly eventCounts: Readonly<Record<string, number>>;
  /** Events that are written and not yet published. */
  readonly unpublished: number;
}

/** A connector's record of one provider call. */
export interface StoredExchange {
  readonly channel: string;
  readonly operation: string;
  readonly reference: string;
  readonly state: string;
  readonly paymentId: string | null;
}

/** A callback as the notifier's database has it. */
export interface StoredDelivery {
  readonly id: string;
  readonly paymentId: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly dialect: string;
  readonly state: string;
  readonly tries: number;
  readonly nextActionAt: number | null;
}

/** One write of a payment in the database's own log of operations; fields that it left alone are null. */
export interface PaymentWrite {
  readonly paymentId: string;
  readonly version: number | null;
  readonly state: PaymentState | null;
}

/** An event on a topic, from offset 0. */
export interface TopicEvent {
  /** Catalogue name without prefix, for example `payments`. */
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly key: string;
  readonly id: string;
  /** For example `payment.created`. */
  readonly type: string;
  /** NaN where the topic counts none. */
  readonly seq: number;
  /** proto3 JSON. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** A canary that was found where it must not be. The canary itself is never repeated. */
export interface Leak {
  /** For example `log of payments`. */
  readonly place: string;
  readonly kind: 'mobile' | 'text';
  /** What is around it, with the canary blotted out. */
  readonly excerpt: string;
}

/** Everything that is known from outside the platform's own code. */
export interface Truth {
  readonly observation: Observation;
  readonly provider: ProviderTruth;
  readonly payments: ReadonlyMap<string, StoredPayment>;
  readonly exchanges: readonly StoredExchange[];
  readonly deliveries: readonly StoredDelivery[];
  /** In the order of the database; null where its log does not reach back to the start of the run. */
  readonly writes: readonly PaymentWrite[] | null;
  /** In order per topic and partition. */
  readonly events: readonly TopicEvent[];
  /** Names of dead-letter topics that hold something, with how many. */
  readonly deadLetters: ReadonlyMap<string, number>;
  readonly leaks: readonly Leak[];
  /** Where was looked for canaries, and how much of it, in bytes. */
  readonly searched: ReadonlyMap<string, number>;
  /** Null in a run of payments only. */
  readonly money: MoneyTruth | null;
}
