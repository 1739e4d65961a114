import type { Evidence, Mode, Money, Payout, PayoutAttempt, PayoutEvent, PayoutState } from '@adaigi/domain';
import type { AuditEntry, AuditFacts } from './core/audit-chain.ts';
import type { Clock, Ids, LeaseUse, PagePosition, Policy, RiskVerdict, Wake } from './ports.ts';

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
  /** Inserts unless there is one with its id; whoever inserts it has its lease (by this process's clock: what it guards is safe without it, too). */
  insert(payout: Payout, leaseMs: number): Promise<{ inserted: true; lease: PayoutLease } | { inserted: false; existing: Payout }>;
  /**
   * Puts another payout in the place of one that was refused before anybody was told of it; whoever does has its lease. Null when somebody was faster.
   *
   * @param payout - of the same id, one version on
   */
  replaceRefused(refused: Payout, payout: Payout, leaseMs: number): Promise<PayoutLease | null>;
  find(id: string): Promise<Payout | null>;
  /** Only those that the merchant was told of. */
  list(filter: PayoutFilter): Promise<Payout[]>;
  acquire(id: string, leaseMs: number): Promise<PayoutLease | null>;
  save(before: Payout, after: Payout, events: readonly PayoutEvent[], lease?: LeaseUse): Promise<boolean>;
  /** As of payments. */
  prolong(id: string, token: string, forMs: number): Promise<boolean>;
  release(id: string, token: string): Promise<void>;
  due(now: Date, limit: number): Promise<string[]>;
  /** Paid ones whose provider is to be asked whether it took them back. */
  dueLooks(now: Date, limit: number): Promise<string[]>;
  /** What waits for a person, oldest first. */
  manualQueue(limit: number): Promise<Payout[]>;
  /** When the payout ended that the ledger must be told of for longest; null when it knows of all. */
  oldestBooking(): Promise<Date | null>;
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
  readonly inquireTimeoutMs: number;
  /** How long its inquiries and windows may take in all. */
  readonly longestDoubtMs: number;
  /** If not, only one like payout to a receiver may be open: two could never be told apart. */
  readonly knowsReference: boolean;
}

export type PayoutAnswer = Pick<Evidence, 'outcome' | 'scheduleExhausted'> & { readonly nextInquiryAfterMs: number };

export interface PayoutConnectors {
  /** Channels that may do it now, in the order in which they are to be tried. */
  channelsFor(payout: Payout): readonly PayoutChannelTerms[];
  /** False when every process has told its channels, and none of that world pays into the bank, switched on or off. */
  mayReach(mode: Mode, bank: string): boolean;
  /** Null when no process serves the channel now. */
  terms(channel: string): PayoutChannelTerms | null;
  /** Never throws for a call that may have left: that is an `unknown` outcome. */
  payout(request: { payout: Payout; channel: string; reference: string; notAfter: Date; timeoutMs: number }): Promise<PayoutAnswer>;
  /** Null when nobody could be asked. */
  inquire(request: { payout: Payout; attempt: PayoutAttempt; lookBack?: true }): Promise<PayoutAnswer | null>;
}

/** Judges a payout. @throws AdaigiError `unavailable` and the like; nothing was decided then. */
export interface PayoutRisk {
  assess(payout: Payout): Promise<RiskVerdict>;
}

/** Who has a slot, and the version of that payout when it took it: its intent has a newer one. */
export interface SlotHolder {
  readonly payoutId: string;
  readonly version: number;
}

/** One open payout per receiver, amount and channel, where the provider cannot tell two apart. It never ends by time: only proof frees it. */
export interface ReceiverSlots {
  /** The holder now: the given one if the slot was free or its own. Null when it was freed at this moment. */
  take(key: string, holder: SlotHolder): Promise<SlotHolder | null>;
  /** Moves a slot that was taken longer ago than `olderThanMs` by the database's clock; false when somebody was faster, or when it is younger. */
  takeOver(key: string, from: SlotHolder, holder: SlotHolder, olderThanMs: number): Promise<boolean>;
  /** Frees it if it was taken for an older version of the payout than the given one. */
  free(key: string, holder: SlotHolder): Promise<void>;
}

/** Facts worth counting. */
export interface PayoutMeter {
  payoutEnded(payout: Payout): void;
  attemptSettled(channel: string, outcome: string, fault: string): void;
  surplus(channel: string): void;
  /** The provider took it back after success. */
  reversed(channel: string): void;
}

/** What the payout use cases work with. */
export interface PayoutPorts {
  readonly payouts: PayoutStore;
  readonly ledger: PayoutLedger;
  readonly payoutRisk: PayoutRisk;
  readonly payoutConnectors: PayoutConnectors;
  readonly receiverSlots: ReceiverSlots;
  readonly payoutMeter: PayoutMeter;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly policy: Policy;
  readonly wakePayout: Wake;
  readonly stepLeaseMs: number;
  readonly pollMs: number;
  /** How long a merchant waits for the ledger before the payout is accepted without its word. */
  readonly ledgerPatienceMs: number;
  readonly payoutTimeToLiveMs: number;
  /** The same for a payout that waits for funds. */
  readonly payoutFundsWaitMs: number;
  /** How long after its success a payout is asked about again, each time; ascending, empty for never. */
  readonly lookBackMs: readonly number[];
}

