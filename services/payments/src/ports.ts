import type { Attempt, Evidence, Mode, Money, NumberedEvent, Payment, PaymentState, RetryPolicy } from '@adaigi/domain';

/** The clock of the database, so that every replica schedules by the same time. */
export interface Clock {
  now(): Date;
}

/** What may be listed. Times are bounds on creation; `before` is the position after which the page starts. */
export interface PaymentFilter {
  readonly merchantId: string;
  readonly mode: Mode;
  readonly reference: string | null;
  readonly state: PaymentState | null;
  readonly createdFrom: Date | null;
  readonly createdTo: Date | null;
  readonly before: PagePosition | null;
  readonly limit: number;
}

export interface PagePosition {
  readonly createdAt: Date;
  readonly id: string;
}

/** A right to work on a payment, held by one process until a time of the database's clock. */
export interface Lease {
  readonly payment: Payment;
  readonly token: string;
}

/**
 * What a save does with the lease. Kept: the save succeeds only while the lease is held, and prolongs it. Given back: evidence is saved
 * even if the lease has run out, because a proof is a proof whoever brings it.
 */
export type LeaseUse = { readonly token: string; readonly use: 'give-back' } | { readonly token: string; readonly use: 'keep'; readonly forMs: number };

/**
 * The payments as documents. Every change is one atomic update guarded by the version it was computed from, and carries its events in the
 * same document, from where they are published at once; `false` means that somebody else was faster: reload and compute again.
 */
export interface PaymentStore {
  /** The insert is the promise. Returns the payment that exists already when the id is taken. */
  insert(payment: Payment, events: readonly NumberedEvent[]): Promise<{ inserted: true } | { inserted: false; existing: Payment }>;
  find(id: string): Promise<Payment | null>;
  findByReference(channel: string, reference: string): Promise<Payment | null>;
  list(filter: PaymentFilter): Promise<Payment[]>;
  /** Null when the payment does not exist or another process holds it. */
  acquire(id: string, leaseMs: number): Promise<Lease | null>;
  /** Saves a change. False when the version has moved on, or when a lease to be kept was lost. */
  save(before: Payment, after: Payment, events: readonly NumberedEvent[], lease?: LeaseUse): Promise<boolean>;
  /** Makes a lease end this long from now. False when it is somebody else's by now. */
  prolong(id: string, token: string, forMs: number): Promise<boolean>;
  release(id: string, token: string): Promise<void>;
  /** Payments whose next action is due and that nobody holds, oldest first. */
  due(now: Date, limit: number): Promise<string[]>;
  /** The wallet of the payer's latest successful payment at this merchant; null when there is none. */
  lastPaidWallet(merchantId: string, payerKey: string): Promise<string | null>;
  /** Open doubts and what waits for a person, for the gauges. */
  doubts(): Promise<Doubts>;
}

export interface Doubts {
  /** Payments with an attempt of which nobody knows whether it paid. */
  readonly open: number;
  readonly oldestMs: number;
  /** Payments with an attempt or a refund that only a person can settle. */
  readonly needOperator: number;
}

/** A payer's number, held by a payment as it was at a version. */
export interface PayerSlot {
  readonly payerKey: string;
  readonly paymentId: string;
  readonly version: number;
}

/**
 * At most one live prompt per mobile number, across processes. A slot remembers the version of the payment it was taken for, so that
 * whoever frees it late cannot take it from under an attempt that has started since.
 */
export interface PayerSlots {
  /** False when another payment holds the number. Taking a slot again for the same payment succeeds and prolongs it. */
  take(slot: PayerSlot, holdMs: number): Promise<boolean>;
  /** Frees a slot that was taken for an older version than this one, in which no attempt is open. */
  free(slot: PayerSlot): Promise<void>;
}

/** Content that must not repeat within a time. */
export interface RepeatGuards {
  /** The payment that holds the guard now: the given one if it was free, else another, and for how long it has held it. */
  claim(merchantId: string, key: string, paymentId: string, windowS: number): Promise<{ paymentId: string; heldMs: number }>;
  /** Moves a guard from a payment that does not count (it failed or never came to be); false when somebody else was faster. */
  takeOver(merchantId: string, key: string, from: string, paymentId: string, windowS: number): Promise<boolean>;
}

export type RiskVerdict = { readonly kind: 'allow' } | { readonly kind: 'reject'; readonly rules: readonly string[] } | { readonly kind: 'review' };

export interface RiskPort {
  assess(payment: Payment): Promise<RiskVerdict>;
}

export interface RouteCandidate {
  readonly channel: string;
  readonly wallet: string;
  readonly choiceProbability: number;
}

export interface RouteDecision {
  readonly decisionId: string;
  readonly candidates: readonly RouteCandidate[];
  readonly summary: string;
  /** Constraints that removed channels. */
  readonly removals: readonly { readonly channel: string; readonly constraint: string }[];
  /** There is no candidate now, but that passes: ask again after this long, in milliseconds. 0 otherwise. */
  readonly holdMs: number;
}

/** Which attempt the route is for, and how many the payment may still make, that one included. */
export interface AttemptCount {
  readonly number: number;
  readonly attemptsLeft: number;
}

export interface RoutingPort {
  decide(payment: Payment, attempt: AttemptCount, payer: { preferredWallet: string | null; repeatPayer: boolean }, excluded: readonly string[]): Promise<RouteDecision>;
}

/** What the executor must know of a channel. */
export interface ChannelTerms {
  readonly chargeTimeoutMs: number;
  readonly inquireTimeoutMs: number;
  readonly longestPromptMs: number;
  /** How long its inquiries and windows may take in all. */
  readonly longestDoubtMs: number;
}

/** What a connector call proved. Never throws for a call that may have left: that is an `unknown` outcome. */
export type ProviderAnswer = Pick<Evidence, 'outcome' | 'scheduleExhausted'> & { readonly nextInquiryAfterMs: number };

export interface ConnectorsPort {
  /** Null when no process serves the channel now. */
  terms(channel: string): ChannelTerms | null;
  /** The longest prompt of any channel; 0 when none is known. */
  longestPromptMs(): number;
  charge(request: { payment: Payment; channel: string; reference: string; notAfter: Date; timeoutMs: number }): Promise<ProviderAnswer>;
  /** Null when nobody could be asked: no connector answered, or it could not reach the provider itself. */
  inquire(request: {
    channel: string;
    operation: 'charge' | 'refund';
    reference: string;
    amount: Money;
    sentAt: Date;
    notAfter: Date;
    inquiriesMade: number;
    /** The provider itself must be asked, even where a final decline is stored. */
    hinted: boolean;
  }): Promise<ProviderAnswer | null>;
  refund(request: {
    payment: Payment;
    channel: string;
    reference: string;
    chargeReference: string;
    providerTransactionId: string;
    amount: Money;
    notAfter: Date;
    timeoutMs: number;
  }): Promise<ProviderAnswer>;
}

/** Ids that are functions of what they stand for, so that the same request always names the same thing. */
export interface Ids {
  paymentId(merchantId: string, dialect: string, mode: Mode, key: string): string;
  payoutId(merchantId: string, dialect: string, mode: Mode, key: string): string;
  refundId(paymentId: string, key: string): string;
  /** Our reference at a provider: 20 characters A-Z and 0-9, never the merchant's key. */
  providerReference(paymentId: string, operation: string, tryNumber: number): string;
  /** Test and live are worlds apart: a number in one is a stranger in the other. */
  payerKey(mode: Mode, mobile: string): string;
  /** The same for an account at a bank. */
  accountKey(mode: Mode, bank: string, accountNumber: string): string;
  /** Keyed, since the content holds personal data that could be guessed from a plain digest. */
  contentHash(content: unknown): string;
}

/** Somebody waits for a payment to end. */
export interface Completions {
  announce(payment: Payment): void;
  /** Resolves with the payment when this process sees it end, or with null after the time, whichever is first. */
  wait(paymentId: string, timeoutMs: number): Promise<Payment | null>;
}

/** Facts worth counting; labels are bounded sets. */
export interface Meter {
  paymentEnded(payment: Payment): void;
  attemptSettled(channel: string, outcome: string, fault: string): void;
  failover(from: string, to: string, reason: string): void;
  lateCapture(origin: 'late_capture' | 'double_charge'): void;
  unknownCallback(channel: string): void;
  /** Nobody could say in time whether a settled attempt was paid after all, as somebody hinted. Also logged, with our reference. */
  hintUnanswered(attempt: Pick<Attempt, 'channel' | 'reference'>): void;
}

/** Starts work on a payment soon, in this process, without waiting for it. */
export type Wake = (paymentId: string) => void;

/** Bounds and times of the executor; all configuration. Milliseconds. */
export interface Policy {
  readonly retry: RetryPolicy;
  /** How long a payment waits before it tries again for a slot, a channel, risk, routing or a connector. */
  readonly waitMs: number;
  /** What that wait grows to with the age of what waits. */
  readonly longestWaitMs: number;
  /** The request must have left this long after the intent, or it must not leave. */
  readonly sendWindowMs: number;
  /** What the lease and the first inquiry stay behind the longest call. */
  readonly marginMs: number;
  /** Tries of a refund that never left before a person must look. */
  readonly maxRefundTries: number;
  readonly refundRetryMs: number;
}
