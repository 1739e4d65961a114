import type { Provider } from '../core/accounts.ts';
import type { Behaviour } from '../core/behaviours.ts';
import { fixedBehaviour } from '../core/numbers.ts';
import { defaultBalanceMinor, walletId } from '../core/wallets.ts';
import type { Collections } from './collections.ts';

export interface Wallet {
  readonly provider: Provider;
  readonly mobile: string;
  readonly behaviour: Behaviour;
  readonly balanceMinor: bigint;
  readonly latencyMs?: number;
}

export type WalletChanges = Partial<Pick<Wallet, 'behaviour' | 'balanceMinor' | 'latencyMs'>>;

/** The wallet of a number: what was set, over the documented behaviour, over the default. */
export async function readWallet(collections: Collections, provider: Provider, mobile: string): Promise<Wallet> {
  const stored = await collections.wallets.findOne({ _id: walletId(provider, mobile) });
  const latencyMs = stored?.latencyMs ?? (mobile === '03115112345' ? 0 : undefined);
  return {
    provider,
    mobile,
    behaviour: fixedBehaviour(mobile) ?? stored?.behaviour ?? 'pays',
    balanceMinor: stored?.balanceMinor ?? defaultBalanceMinor(mobile),
    ...(latencyMs === undefined ? {} : { latencyMs }),
  };
}

/** Sets some of a wallet's properties; a booking under way at the same moment is tried again by its transaction. */
export async function changeWallet(collections: Collections, provider: Provider, mobile: string, changes: WalletChanges): Promise<Wallet> {
  const defaults = changes.balanceMinor === undefined ? { balanceMinor: defaultBalanceMinor(mobile) } : {};
  await collections.wallets.updateOne(
    { _id: walletId(provider, mobile) },
    { $set: { provider, mobile, ...changes }, $setOnInsert: defaults },
    { upsert: true },
  );
  return readWallet(collections, provider, mobile);
}
