import type { MixObservation, PayoutOrder } from '../../mix/observed.ts';
import type { JournalEntry, MoneyTruth, StoredPayout } from '../../truth/money.ts';
import { group, type Facts } from '../facts.ts';

/** A truth with money in it, and the look-ups that its invariants share. */
export interface Books {
  readonly facts: Facts;
  readonly money: MoneyTruth;
  readonly mix: MixObservation;
  /** Entries about a payment, a payout, a deposit, by its id. */
  readonly entriesOf: (subject: string) => readonly JournalEntry[];
  readonly payoutOf: (order: PayoutOrder) => StoredPayout | undefined;
}

export function openBooks(facts: Facts, money: MoneyTruth, mix: MixObservation): Books {
  const bySubject = group(money.entries, ({ subject }) => subject);
  const payouts = new Map(money.payouts.map((payout) => [`${payout.merchantId} ${payout.reference}`, payout]));
  return {
    facts,
    money,
    mix,
    entriesOf: (subject) => bySubject.get(subject) ?? [],
    payoutOf: ({ merchantId, key }) => payouts.get(`${merchantId} ${key}`),
  };
}

/** Balances by account; debits above zero. Accounts that are as they were are not named. */
export type Sums = ReadonlyMap<string, bigint>;

export function sumsOf(parts: Iterable<readonly [account: string, minor: bigint]>): Sums {
  const sums = new Map<string, bigint>();
  for (const [account, minor] of parts) sums.set(account, (sums.get(account) ?? 0n) + minor);
  return new Map([...sums].filter(([, minor]) => minor !== 0n));
}

export function sumsOfEntries(entries: readonly JournalEntry[]): Sums {
  return sumsOf(entries.flatMap(({ legs }) => legs.map(({ account, minor }) => [account, minor] as const)));
}

export function tellSums(sums: Sums): string {
  return sums.size === 0 ? 'nothing' : [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([account, minor]) => `${account} ${minor}`).join(', ');
}

export function sameSums(a: Sums, b: Sums): boolean {
  return a.size === b.size && [...a].every(([account, minor]) => b.get(account) === minor);
}

/** What is published: so many hundredths of a per cent, rounded half up. The fee of a method without one of its own is that of all. */
export function feeOf({ fees }: MixObservation, method: string, minor: bigint): bigint {
  const share = fees[method] ?? fees[`${method.slice(0, method.indexOf('.'))}.*`] ?? 0;
  return (minor * BigInt(share) + 5_000n) / 10_000n;
}

/** A payout about which a person must decide, or which one never heard the end of. */
export function isWaiting({ state, attempts }: StoredPayout): boolean {
  return (state !== 'succeeded' && state !== 'failed') || attempts.some(({ needsOperator, surplus }) => needsOperator || surplus);
}
