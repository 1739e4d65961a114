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

/** What a change of one merchant's funds, in one world and currency, is decided from. */
export interface FundsView {
  readonly availableMinor: bigint;
  /** Those that were asked for and exist, by reference. */
  readonly holds: ReadonlyMap<string, Hold>;
  /** Those of the entries asked for that are booked already. */
  readonly booked: ReadonlySet<string>;
}

/** What is to be written: changed holds and the entries that say so. Nothing when there are none. */
export interface FundsChange {
  readonly holds: readonly Hold[];
  readonly entries: readonly Entry[];
}

/** What a change asks about. */
export interface FundsQuestion {
  readonly references: readonly string[];
  readonly entryIds: readonly string[];
}

/** The one document per merchant, world and currency that decides what may be spent. */
export interface FundsBook {
  /** Null when there is none. */
  find(merchantId: string, mode: Mode, reference: string): Promise<Hold | null>;
  /** One atomic change. `decide` is asked again when somebody else was faster. @throws AdaigiError `unavailable` */
  change(scope: Scope, question: FundsQuestion, decide: (view: FundsView) => FundsChange): Promise<void>;
  /** Keeps a hold of this reference from being made. @returns the hold that was made before, or the fence. */
  fence(merchantId: string, mode: Mode, fence: Hold): Promise<Hold>;
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
  /** Settlements that the open amount knows of; the next one has the next number, and so is made once. */
  readonly batches: number;
}

export interface SettlementDays {
  /** Days before this one with something open. */
  open(beforeDay: string): AsyncIterable<OpenDay>;
}

export interface LedgerMeter {
  booked(kind: EntryKind): void;
  holdAnswered(outcome: HoldAnswer['kind'] | Extract<HoldAnswer, { kind: 'refused' }>['refusal']): void;
}

/** Something was booked: whoever follows the journal need not wait. */
export type Wake = () => void;
