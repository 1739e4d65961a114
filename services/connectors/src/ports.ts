import type { Capabilities, CallbackVerdict, ChargeMethod, ChargeOrder, InquiryOrder, RawCallback, RecordedOperation, RefundOrder } from '@adaigi/connector-kit';
import type { Money, Mode, Outcome } from '@adaigi/domain';

/** A channel as its operator has set it up, without its secrets. */
export interface ChannelSettings {
  readonly id: string;
  readonly provider: string;
  readonly mode: Mode;
  /** Charges are refused; inquiries, refunds and callbacks go on. */
  readonly disabled: boolean;
  readonly minAmount: Money;
  readonly maxAmount: Money;
  readonly maxConcurrent: number;
  readonly connectTimeoutMs: number;
  readonly chargeTimeoutMs: number;
  readonly inquireTimeoutMs: number;
  readonly refundTimeoutMs: number;
  /** See the README: when an inquiry's "failed" and "no such transaction" become proof. */
  readonly windowMs: number;
  readonly notFoundWindowMs: number;
  readonly longestPromptMs: number;
  readonly inquiryScheduleMs: readonly number[];
  /** How long a callback that names no amount waits for the answer to the call itself, which does. */
  readonly replyGraceMs: number;
}

/** The provider behind breaker, bulkhead and metrics. Every answer is an outcome. */
export interface Wire {
  charge(order: ChargeOrder): Promise<Outcome>;
  inquire(order: InquiryOrder): Promise<Outcome>;
  /** Null where the channel gives money back only by hand. */
  readonly refund: ((order: RefundOrder) => Promise<Outcome>) | null;
  parseCallback(callback: RawCallback): CallbackVerdict;
}

export interface Channel {
  readonly settings: ChannelSettings;
  readonly capabilities: Capabilities;
  readonly wire: Wire;
}

/** The channels of this process by id. */
export type Channels = ReadonlyMap<string, Channel>;

/** A charge that has proven paid: what a provider can be asked about without a payment of now. */
export interface OldCharge {
  readonly reference: string;
  readonly amount: Money;
  readonly method: ChargeMethod;
}

/** The operation that a record is about. */
export interface ExchangeKey {
  readonly channel: string;
  readonly operation: RecordedOperation;
  readonly reference: string;
}

/** What is kept about a request so that an inquiry can be asked and judged. No personal data. */
export interface ExchangeDetails {
  /** Of a payout: the payout. */
  readonly paymentId: string;
  readonly amount: Money;
  readonly method: ChargeMethod;
  /** Of a refund: the charge that is given back. */
  readonly charge: { readonly reference: string; readonly captured: Money } | null;
  readonly notAfter: Date;
}

export interface ExchangeRecord {
  /** `sent`: may have left. `answered`: `outcome` is what came back. `tombstone`: fenced, nothing may leave any more. */
  readonly state: 'sent' | 'answered' | 'tombstone';
  /** Null for a tombstone, and for what may have been sent before the records began. */
  readonly details: ExchangeDetails | null;
  readonly outcome: Outcome | null;
}

/** What `begin` found: the right to send, until `leaveBy` (`performance.now()`), or somebody who was here before. */
export type Begun = { readonly kind: 'begun'; readonly leaveBy: number } | { readonly kind: 'known'; readonly record: ExchangeRecord };

/** What `look` found, with the database's time; without a record it has just fenced the reference. */
export type Look = { readonly kind: 'fenced'; readonly now: Date } | { readonly kind: 'known'; readonly record: ExchangeRecord; readonly now: Date };

/** The record of every request that left, written before it leaves. Times are the database's. */
export interface ExchangeRecords {
  begin(key: ExchangeKey, details: ExchangeDetails): Promise<Begun>;
  /**
   * Fences a reference of which there is no record, unless it may have been sent before these records began: a missing record then proves nothing,
   * and it counts as sent. Whoever looked, nobody sends any more.
   *
   * @param sentAt - its intent, by the caller's clock: it cannot have left before
   */
  look(key: ExchangeKey, sentAt: Date): Promise<Look>;
  /** Without a trace. */
  find(key: ExchangeKey): Promise<ExchangeRecord | null>;
  /** Stores an outcome. A final one stays, unless money proves to have moved after all. */
  answer(key: ExchangeKey, outcome: Outcome): Promise<void>;
}

/** What a person must hear of. */
export interface Alarms {
  raise(alarm: Alarm): void;
}

export type Alarm =
  | { readonly kind: 'outcome_not_stored'; readonly key: ExchangeKey; readonly error: unknown }
  | { readonly kind: 'hint_unanswered'; readonly key: ExchangeKey }
  | { readonly kind: 'paid_payout_denied'; readonly key: ExchangeKey }
  /** `field`: what an authentic callback names otherwise than was asked, or in a way that nobody can read. */
  | { readonly kind: 'callback_contradicts'; readonly key: ExchangeKey; readonly field: string }
  | { readonly kind: 'unknown_reference'; readonly key: ExchangeKey }
  | { readonly kind: 'callback_refused'; readonly channel: string; readonly refusal: string };

export interface Dependencies {
  readonly channels: Channels;
  readonly records: ExchangeRecords;
  readonly alarms: Alarms;
  /** From 0 to below 1. */
  readonly random: () => number;
  readonly pause: (ms: number) => Promise<void>;
}
