import type { Money } from '../money.ts';
import type { Fault, NextAction, Outcome, Reason, Retry } from '../outcome.ts';

export type Mode = 'test' | 'live';

/** Personal data of the person who pays; sealed at rest, never in an event, log or metric. */
export interface Payer {
  /** Always 03XXXXXXXXX. */
  readonly mobile: string;
  readonly name: string;
  readonly email: string;
  /** 13 digits, or empty. */
  readonly cnic: string;
}

export const PAYMENT_STATES = ['accepted', 'processing', 'succeeded', 'failed', 'cancelled', 'expired'] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

/** In the order of what they prove: evidence only ever moves an attempt to the right (see `evidence.ts`). */
export const ATTEMPT_STATES = ['intent', 'unknown', 'pending', 'quarantined', 'not_sent', 'declined', 'succeeded'] as const;
export type AttemptState = (typeof ATTEMPT_STATES)[number];

export const REFUND_STATES = ['requested', 'processing', 'succeeded', 'failed', 'needs_operator'] as const;
export type RefundState = (typeof REFUND_STATES)[number];

/** Who or what proved something about an attempt. */
export type EvidenceSource = 'reply' | 'callback' | 'inquiry' | 'statement' | 'operator';

/** One proof about one attempt or refund, with the time at which it makes sense to look again. */
export interface Evidence {
  readonly source: EvidenceSource;
  readonly outcome: Outcome;
  readonly at: Date;
  /** When to inquire next; null when the outcome is final or the schedule of inquiries is used up. */
  readonly nextInquiryAt: Date | null;
  /** The provider's schedule of inquiries is used up without proof. */
  readonly scheduleExhausted: boolean;
}

export interface Attempt {
  readonly number: number;
  readonly channel: string;
  readonly wallet: string;
  /** Our own reference at the provider, written before anything is sent, never used twice. */
  readonly reference: string;
  readonly state: AttemptState;
  readonly sentAt: Date;
  /** The request must not leave after this time; the connector checks it again. */
  readonly notAfter: Date;
  readonly settledAt: Date | null;
  readonly providerTransactionId: string;
  readonly providerCode: string;
  readonly reason: Reason | null;
  readonly fault: Fault | null;
  readonly retry: Retry | null;
  readonly nextAction: NextAction | null;
  readonly inquiriesMade: number;
  readonly nextInquiryAt: Date | null;
  /**
   * An unsigned hint asks for the next inquiry: a decline known before may be out of date, so the provider itself must be asked. Stays until an
   * inquiry was answered, its schedule is used up, or, of a settled attempt, nobody could say in time.
   */
  readonly hinted: boolean;
  /** Whoever asks knows of the hint. One that comes from now on is another hint: the answer that is on its way may be older. */
  readonly hintAsked: boolean;
  /** When the first of the hints came that are open; null where there is none. A hint of before this was kept counts from when nobody could be asked about it. */
  readonly hintedAt: Date | null;
  /** When a doubt about it has lasted as long as its channel's inquiries and windows may: from then on a person must look, too. Null where that was not kept. */
  readonly overdueAt: Date | null;
  readonly needsOperator: boolean;
  /**
   * The provider has named another amount or currency than was asked, and nothing has named the right one since. Only that, or operators, settle an
   * open attempt then; one that was settled without money waits for a person, and nothing else is tried meanwhile. Never of one that has paid.
   */
  readonly amountContested: boolean;
  /** The provider says that the captured money was given back since. */
  readonly reversed: boolean;
  /** The provider says so, too, but a refund of ours may be what it means: judged when our refunds of that money have ended, else by a person. Nothing more is sent back meanwhile. */
  readonly returnUnexplained: boolean;
  readonly decisionId: string;
  readonly choiceProbability: number;
  readonly routingReason: string;
  readonly repeatPayer: boolean;
}

export type RefundOrigin = 'merchant' | 'late_capture' | 'double_charge';

export interface Refund {
  readonly id: string;
  readonly amount: Money;
  readonly state: RefundState;
  readonly origin: RefundOrigin;
  /** The captured attempt that is given back. */
  readonly attemptNumber: number;
  readonly reason: string;
  /** Digest of what the merchant asked for, to tell a replay from a conflict. */
  readonly contentHash: string;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
  /** Our reference of the try under way or the last one; empty before the first. */
  readonly reference: string;
  readonly tries: number;
  readonly sentAt: Date | null;
  readonly notAfter: Date | null;
  readonly inquiriesMade: number;
  /** As of an attempt, of its last try; null before the first. */
  readonly overdueAt: Date | null;
  /** Where it waits for a person because nobody could be asked in time: when somebody is asked all the same. */
  readonly nextActionAt: Date | null;
  readonly failureReason: Reason | null;
}

export interface Failure {
  readonly reason: Reason;
  readonly fault: Fault;
}

/** What keeps a payment from its next attempt. `payer_unconfirmed`: the payer has not said yet on our page which wallet shall be asked. */
export type WaitReason = 'payer_unconfirmed' | 'payer_busy' | 'no_channel' | 'risk_unavailable' | 'routing_unavailable' | 'risk_review' | 'not_sent';

export interface Payment {
  readonly id: string;
  readonly merchantId: string;
  readonly mode: Mode;
  readonly dialect: string;
  readonly contentHash: string;
  readonly amount: Money;
  /** The wallet the merchant fixed; null leaves the method open. */
  readonly wallet: string | null;
  readonly method: 'wallet' | 'token';
  readonly payer: Payer;
  /** HMAC of the payer's number: equal for equal numbers, useless to anybody else. */
  readonly payerKey: string;
  readonly reference: string;
  readonly description: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly notifyUrl: string;
  readonly dialectData: Readonly<Record<string, string>>;
  readonly state: PaymentState;
  readonly failure: Failure | null;
  readonly waitReason: WaitReason | null;
  readonly attempts: readonly Attempt[];
  readonly refunds: readonly Refund[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly expiresAt: Date;
  readonly settledAt: Date | null;
  /** When somebody must act next; null when nobody has to. */
  readonly nextActionAt: Date | null;
  readonly version: number;
  /** Events so far, per topic; each event carries its number, so that a consumer sees a gap. */
  readonly eventCounts: EventCounts;
}

export interface EventCounts {
  readonly payments: number;
  readonly attempts: number;
  readonly refunds: number;
}

/** An event with its number: +1 per event of the payment on the topic. */
export type NumberedEvent = PaymentFactEvent & { readonly seq: number };

/** What happened, for the outbox. Types are those of the events contract. */
export type PaymentFactEvent =
  | { readonly topic: 'payments'; readonly type: PaymentEventType }
  | { readonly topic: 'attempts'; readonly type: AttemptEventType; readonly attemptNumber: number; readonly evidence: EvidenceSource | '' }
  | { readonly topic: 'refunds'; readonly type: RefundEventType; readonly refundId: string };

export type PaymentEventType =
  | 'payment.created'
  | 'payment.processing'
  | 'payment.succeeded'
  | 'payment.failed'
  | 'payment.cancelled'
  | 'payment.expired'
  | 'payment.late_capture'
  | 'payment.reversed';

export type AttemptEventType =
  | 'attempt.started'
  | 'attempt.pending'
  | 'attempt.in_doubt'
  | 'attempt.succeeded'
  | 'attempt.declined'
  | 'attempt.not_sent'
  | 'attempt.quarantined'
  | 'attempt.needs_operator';

export type RefundEventType = 'refund.requested' | 'refund.processing' | 'refund.succeeded' | 'refund.failed' | 'refund.needs_operator';

export function isFinal(state: PaymentState): boolean {
  return state !== 'accepted' && state !== 'processing';
}

/** An attempt about which something is still to be learnt. */
export function isOpen(attempt: Pick<Attempt, 'state'>): boolean {
  return attempt.state === 'intent' || attempt.state === 'unknown' || attempt.state === 'pending' || attempt.state === 'quarantined';
}
