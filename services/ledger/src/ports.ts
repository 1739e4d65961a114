import type { Mode } from '@adaigi/domain';
import type { MerchantBalance } from './core/balance.ts';
import type { Entry, EntryKind, Scope, StatementLine } from './core/entry.ts';
import type { Hold, HoldAnswer } from './core/holds.ts';
import type { PaymentFact } from './core/payment-facts.ts';

/** What became of an insert. `known`: this event is booked already. `outrun`: another entry of the payment took its number; look again. */
export type Stored = 'booked' | 'known' | 'outrun';

/** Where in a list to go on: behind this entry. */
export interface EntryPlace {
  readonly day: string;
  readonly at: Date;
  readonly id: string;
}

export interface EntryQuery {
  readonly merchantId: string;
  readonly mode: Mode;
  /** Empty for all. */
  readonly subject: string;
  readonly limit: number;
  readonly after: EntryPlace | null;
}

export interface StatementQuery {
  readonly scope: Scope;
  readonly fromDay: string;
  readonly toDay: string;
  readonly limit: number;
  readonly after: EntryPlace | null;
}

/** The journal: append-only. Needs no balance, and takes no lock of a merchant. */
export interface Journal {
  insert(entry: Entry): Promise<Stored>;
  /** Facts of a payment's entries, in any order. */
  factsOf(paymentId: string): Promise<PaymentFact[]>;
  /** Newest first. */
  list(query: EntryQuery): Promise<Entry[]>;
  /** Oldest first. */
  lines(query: StatementQuery): Promise<StatementLine[]>;
}

/** What the holds of one merchant, world and currency decide from. */
export interface HoldsView {
  readonly availableMinor: bigint;
  /** By reference. */
  readonly holds: ReadonlyMap<string, Hold>;
}

/** What is to be written: changed holds, their entries. Nothing when there are none. */
export interface HoldsChange {
  readonly holds: readonly Hold[];
  readonly entries: readonly Entry[];
}

export interface HoldBook {
  /** Null when there is none. */
  find(merchantId: string, mode: Mode, reference: string): Promise<Hold | null>;
  /** One transaction. `decide` is asked again when somebody else was faster. @throws AdaigiError `unavailable` */
  change(scope: Scope, references: readonly string[], decide: (view: HoldsView) => HoldsChange): Promise<void>;
  /** False when there is a hold of that reference. */
  fence(merchantId: string, mode: Mode, hold: Hold): Promise<boolean>;
  /** Books an entry that adds to the available balance without being asked whether it may. False when it is booked already. */
  credit(scope: Scope, entry: Entry): Promise<boolean>;
}

/** Balances of one moment, as sums of the journal. */
export interface Balances {
  ofMerchant(merchantId: string, mode: Mode): Promise<readonly { readonly currency: string; readonly balance: MerchantBalance }[]>;
  /** At the start of the first day and at the end of the last. */
  around(scope: Scope, fromDay: string, toDay: string): Promise<{ readonly opening: MerchantBalance; readonly closing: MerchantBalance }>;
  /** Debits above zero. */
  ofAccount(mode: Mode, currency: string, account: string): Promise<bigint>;
}

/** What a settlement day still owes a merchant; below zero where refunds exceed what came in. */
export interface OpenDay {
  readonly scope: Scope;
  readonly day: string;
  readonly openMinor: bigint;
  /** Settlements of this day so far: what is booked late gets one of its own. */
  readonly batches: number;
}

export interface SettlementDays {
  /** Days before this one with something open. */
  open(beforeDay: string): AsyncIterable<OpenDay>;
  /** One transaction: the entry, the day, the available balance. False when somebody else has changed the day since. */
  settle(day: OpenDay, entry: Entry): Promise<boolean>;
}

/** What follows an entry behind it. Both take a batch and say how many entries were in it; 0 means that nothing waits. */
export interface Followers {
  /** Adds waiting entries to balances, days and settlements, exactly once. */
  fold(): Promise<number>;
  /** Publishes waiting entries, at least once. */
  publish(): Promise<number>;
}

export interface LedgerMeter {
  booked(kind: EntryKind): void;
  holdAnswered(outcome: HoldAnswer['kind'] | Extract<HoldAnswer, { kind: 'refused' }>['refusal']): void;
}

/** Something was booked: whoever follows the journal need not wait. */
export type Wake = () => void;
