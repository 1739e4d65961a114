import type { Order } from '../core/order.ts';
import { defaultBalanceMinor, walletId } from '../core/wallets.ts';
import type { Collections } from './collections.ts';

/** Balances by wallet, as the ledger makes them. Kept in memory for the single writer; the ledger is the truth. */
export interface Balances {
  /** Reads what is not known yet. */
  prepare(orders: readonly Order[]): Promise<void>;
  of(order: Order): bigint;
  /** What the writer is about to commit, or has committed. */
  set(order: Order, balanceMinor: bigint): void;
  /** Forgets everything: after a failed commit, or when balances were set. */
  forget(): void;
}

const mostKnown = 10_000;

export function openBalances(collections: Collections): Balances {
  const known = new Map<string, bigint>();
  return {
    async prepare(orders) {
      if (known.size > mostKnown) known.clear();
      const unknown = new Map(orders.flatMap((order): [string, Order][] => (known.has(keyOf(order)) ? [] : [[keyOf(order), order]])));
      await Promise.all([...unknown].map(async ([key, { provider, mobile }]) => known.set(key, await readBalance(collections, provider, mobile))));
    },
    of: (order) => known.get(keyOf(order)) ?? defaultBalanceMinor(order.mobile),
    set: (order, balanceMinor) => known.set(keyOf(order), balanceMinor),
    forget: () => known.clear(),
  };
}

function keyOf(order: Order): string {
  return walletId(order.provider, order.mobile);
}

/** The balance that was set, or the default, with every later movement of the wallet counted. */
export async function readBalance(collections: Collections, provider: Order['provider'], mobile: string): Promise<bigint> {
  const stored = await collections.wallets.findOne({ _id: walletId(provider, mobile) });
  const [moved] = await collections.ledger
    .aggregate<{ total: bigint | number }>([
      { $match: { mobile, wallet: provider, seq: { $gt: stored?.asOfSeq ?? 0 }, 'after.method': { $in: ['wallet', 'payout'] } } },
      { $group: { _id: null, total: { $sum: { $cond: [{ $in: ['$kind', ['debit', 'payout-reversal']] }, { $multiply: ['$amountMinor', -1] }, '$amountMinor'] } } } },
    ])
    .toArray();
  return (stored?.balanceMinor ?? defaultBalanceMinor(mobile)) + BigInt(moved?.total ?? 0);
}
