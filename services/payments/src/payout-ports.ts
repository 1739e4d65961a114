import type { Evidence, Mode, Money, Payout, PayoutAttempt, PayoutEvent, PayoutState } from '@adaigi/domain';
import type { AuditEntry, AuditFacts } from './core/audit-chain.ts';
import type { Clock, Ids, LeaseUse, PagePosition, Policy, Wake } from './ports.ts';

export interface PayoutFilter {
  readonly merchantId: string;
  readonly mode: Mode;
  readonly reference: string | null;
  readonly state: PayoutState | null;
  readonly before: PagePosition | null;
  readonly limit: number;
}

export interface PayoutLease {
  readonly payout: Payout;
  readonly token: string;
}

/** The payouts as documents, by the same rules as payments: one guarded update per change, its events in the same document. */
export interface PayoutStore {
  insert(payout: Payout): Promise<{ inserted: true } | { inserted: false; existing: Payout }>;
  find(id: string): Promise<Payout | null>;
  /** Only those that the merchant was told of. */
  list(filter: PayoutFilter): Promise<Payout[]>;
  acquire(id: string, leaseMs: number): Promise<PayoutLease | null>;
  save(before: Payout, after: Payout, events: readonly PayoutEvent[], lease?: LeaseUse): Promise<boolean>;
  release(id: string, token: string): Promise<void>;
  due(now: Date, limit: number): Promise<string[]>;
  /** What waits for a person, oldest first. */
  manualQueue(limit: number): Promise<Payout[]>;
}

/** Settles with its record in one write. Null when the version has moved on. */
export interface PayoutAudit {
  savePayoutWithRecord(before: Payout, after: Payout, events: readonly PayoutEvent[], facts: AuditFacts): Promise<AuditEntry | null>;
}

export type HoldAnswer = { readonly kind: 'held'; readonly fee: Money } | { readonly kind: 'refused' };

/** Whose money is where. Every call is idempotent by the payout; each throws AdaigiError `unavailable` and the like when it could not be asked. */
export interface PayoutLedger {
  hold(payout: Payout): Promise<HoldAnswer>;
  /** @param channel - by which the money left */
  commit(payout: Payout, channel: string): Promise<void>;
  release(payout: Payout): Promise<void>;
}

/** What must be known of a payout channel. */
export interface PayoutChannelTerms {
  readonly id: string;
  readonly payoutTimeoutMs: number;
  /** If not, only one like payout to a receiver may be open: two could never be told apart. */
  readonly knowsReference: boolean;
}

export type PayoutAnswer = Pick<Evidence, 'outcome' | 'scheduleExhausted'> & { readonly nextInquiryAfterMs: number };

export interface PayoutConnectors {
  /** Channels that may do it now, in the order in which they are to be tried. */
  channelsFor(payout: Payout): readonly PayoutChannelTerms[];
  /** Null when no process serves the channel now. */
  terms(channel: string): PayoutChannelTerms | null;
  /** Never throws for a call that may have left: that is an `unknown` outcome. */
  payout(request: { payout: Payout; channel: string; reference: string; notAfter: Date; timeoutMs: number }): Promise<PayoutAnswer>;
  /** Null when nobody could be asked. */
  inquire(request: { payout: Payout; attempt: PayoutAttempt }): Promise<PayoutAnswer | null>;
}

/** One open payout per receiver, amount and channel, where the provider cannot tell two apart. It never ends by time: only proof frees it. */
export interface ReceiverSlots {
  /** The payout that holds the slot now: the given one if it was free. */
  take(key: string, payoutId: string): Promise<string>;
  /** Moves the slot from a payout that has nothing open; false when somebody else was faster. */
  takeOver(key: string, from: string, payoutId: string): Promise<boolean>;
  free(key: string, payoutId: string): Promise<void>;
}

/** Facts worth counting. */
export interface PayoutMeter {
  payoutEnded(payout: Payout): void;
  attemptSettled(channel: string, outcome: string, fault: string): void;
  surplus(channel: string): void;
}

/** What the payout use cases work with. */
export interface PayoutPorts {
  readonly payouts: PayoutStore;
  readonly ledger: PayoutLedger;
  readonly payoutConnectors: PayoutConnectors;
  readonly receiverSlots: ReceiverSlots;
  readonly payoutMeter: PayoutMeter;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly policy: Policy;
  readonly wakePayout: Wake;
  readonly stepLeaseMs: number;
  readonly pollMs: number;
  readonly payoutTimeToLiveMs: number;
}

