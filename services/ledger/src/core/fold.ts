import { addBalances, EMPTY_BALANCE, isEmpty, merchantChange } from './balance.ts';
import type { MerchantBalance } from './balance.ts';
import { scopeKey } from './entry.ts';
import type { Entry, Scope } from './entry.ts';
import type { Mode } from '@adaigi/domain';

/** What a batch of entries adds to one account of one world and currency; debits above zero. */
export interface AccountSum {
  readonly mode: Mode;
  readonly currency: string;
  readonly account: string;
  /** Empty for the platform's own accounts. */
  readonly merchantId: string;
  minor: bigint;
}

/** What a batch adds to one day of a merchant's statement. */
export interface DaySum {
  readonly scope: Scope;
  readonly day: string;
  change: MerchantBalance;
}

/** What a batch adds to a settlement day of a merchant: what the day owes, what of it was settled, by how many settlements. */
export interface SettlementSum {
  readonly scope: Scope;
  readonly day: string;
  dueMinor: bigint;
  settledMinor: bigint;
  batches: number;
}

/** Sums of entries: all that balances, statements and settlements are made of. */
export interface Folded {
  readonly accounts: readonly AccountSum[];
  readonly days: readonly DaySum[];
  readonly settlements: readonly SettlementSum[];
}

/** Adds entries up. Sums of sums are sums: folding in batches of any size and order gives the same. */
export function foldEntries(entries: readonly Entry[]): Folded {
  const accounts = new Map<string, AccountSum>();
  const days = new Map<string, DaySum>();
  const settlements = new Map<string, SettlementSum>();
  for (const entry of entries) {
    const { mode, currency, merchantId } = entry;
    const scope = { merchantId, mode, currency };
    for (const [account, minor] of entry.moved) {
      const owner = account.startsWith(`merchant:${merchantId}:`) ? merchantId : '';
      const sum = take(accounts, `${mode}:${currency}:${account}`, () => ({ mode, currency, account, merchantId: owner, minor: 0n }));
      sum.minor += minor;
    }
    const change = merchantChange(entry.moved, merchantId);
    if (isEmpty(change)) continue;
    const day = take(days, `${scopeKey(scope)}:${entry.bookedDay}`, () => ({ scope, day: entry.bookedDay, change: EMPTY_BALANCE }));
    day.change = addBalances(day.change, change);
    if (change.unsettled === 0n) continue;
    const settlement = take(settlements, `${scopeKey(scope)}:${entry.settleDay}`, () => ({ scope, day: entry.settleDay, dueMinor: 0n, settledMinor: 0n, batches: 0 }));
    if (entry.kind === 'settlement') {
      settlement.settledMinor -= change.unsettled;
      settlement.batches += 1;
    } else settlement.dueMinor += change.unsettled;
  }
  return { accounts: [...accounts.values()], days: [...days.values()], settlements: [...settlements.values()] };
}

function take<T>(map: Map<string, T>, key: string, create: () => T): T {
  const found = map.get(key) ?? create();
  map.set(key, found);
  return found;
}
