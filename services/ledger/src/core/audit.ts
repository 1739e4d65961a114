import { merchantChange } from './balance.ts';
import { scopeKey } from './entry.ts';
import type { Entry } from './entry.ts';
import { foldEntries } from './fold.ts';
import { minus, plus } from './movement.ts';
import type { Movement } from './movement.ts';
import { learn, NO_FACTS } from './payment-facts.ts';
import type { PaymentFacts } from './payment-facts.ts';
import { positionOf } from './position.ts';

/** A number that is not what the journal says. */
export interface Difference {
  readonly what: string;
  readonly journalMinor: bigint;
  readonly storedMinor: bigint;
}

export interface AuditReport {
  /** Entries by kind. */
  readonly entries: Readonly<Record<string, number>>;
  /** Entries that are not in the balances yet. */
  readonly unfolded: number;
  /** Entries whose debits are not their credits. */
  readonly broken: readonly string[];
  readonly payments: number;
  /** Payments whose entries are not what their facts say. */
  readonly wrongPayments: readonly string[];
  /** Sum of debits by world and currency; credits are the same, entry by entry, but for the broken ones. */
  readonly debits: Readonly<Record<string, bigint>>;
  /** How many derived numbers were compared. */
  readonly compared: number;
  readonly differences: readonly Difference[];
}

/** Whether the books are as the journal says. */
export function isRight({ broken, wrongPayments, differences }: AuditReport): boolean {
  return broken.length + wrongPayments.length + differences.length === 0;
}

/** Derives everything again from the journal, entry by entry, and compares it with what is stored. */
export interface Audit {
  /** Entries of one payment must come one after the other. */
  entry(entry: Entry, isFolded: boolean): void;
  broken(entryId: string): void;
  stored(what: string, minor: bigint): void;
  report(): AuditReport;
}

export function createAudit(): Audit {
  const derived = new Map<string, bigint>();
  const stored = new Map<string, bigint>();
  const entries: Record<string, number> = {};
  const debits: Record<string, bigint> = {};
  const broken: string[] = [];
  const wrongPayments: string[] = [];
  let payment: { id: string; merchantId: string; facts: PaymentFacts; moved: Movement[] } | null = null;
  let [payments, unfolded] = [0, 0];

  const add = (map: Map<string, bigint>, what: string, minor: bigint): void => void map.set(what, (map.get(what) ?? 0n) + minor);

  function endPayment(): void {
    if (payment === null) return;
    payments += 1;
    if (minus(plus(...payment.moved), positionOf(payment.facts, payment.merchantId)).size > 0) wrongPayments.push(payment.id);
    payment = null;
  }

  function followPayment({ fact, subject, merchantId, moved }: Entry): void {
    if (payment !== null && payment.id !== subject) endPayment();
    if (fact === null) return;
    payment ??= { id: subject, merchantId, facts: NO_FACTS, moved: [] };
    payment.facts = learn(payment.facts, fact);
    payment.moved.push(moved);
  }

  function followFolded(entry: Entry): void {
    const { accounts, days, settlements } = foldEntries([entry]);
    for (const { mode, currency, account, minor } of accounts) add(derived, `balance of ${mode}:${currency}:${account}`, minor);
    for (const { scope, day, change } of days) for (const [part, minor] of Object.entries(change)) add(derived, `${part} of day ${scopeKey(scope)}:${day}`, minor);
    for (const { scope, day, dueMinor, settledMinor } of settlements) {
      add(derived, `due of settlement day ${scopeKey(scope)}:${day}`, dueMinor);
      add(derived, `open of settlement day ${scopeKey(scope)}:${day}`, dueMinor - settledMinor);
    }
  }

  return {
    entry(entry, isFolded) {
      const { kind, mode, currency, merchantId, moved } = entry;
      entries[kind] = (entries[kind] ?? 0) + 1;
      for (const minor of moved.values()) if (minor > 0n) debits[`${mode} ${currency}`] = (debits[`${mode} ${currency}`] ?? 0n) + minor;
      followPayment(entry);
      if (isFolded) followFolded(entry);
      else unfolded += 1;
      // What decides at once is written with its entry, folded or not.
      const change = merchantChange(moved, merchantId);
      add(derived, `available funds of ${scopeKey(entry)}`, change.available);
      add(derived, `held funds of ${scopeKey(entry)}`, change.held);
      add(derived, `open holds of ${scopeKey(entry)}`, change.held);
    },
    broken: (entryId) => void broken.push(entryId),
    stored: (what, minor) => add(stored, what, minor),
    report() {
      endPayment();
      const differences: Difference[] = [];
      const names = new Set([...derived.keys(), ...stored.keys()]);
      for (const what of names) {
        const [journalMinor, storedMinor] = [derived.get(what) ?? 0n, stored.get(what) ?? 0n];
        if (journalMinor !== storedMinor) differences.push({ what, journalMinor, storedMinor });
      }
      return { entries, unfolded, broken, payments, wrongPayments, debits, compared: names.size, differences };
    },
  };
}
