import type { Provider } from '../core/accounts.ts';
import type { Behaviour } from '../core/behaviours.ts';
import { fixedBehaviour } from '../core/numbers.ts';
import { defaultBalanceMinor, walletId } from '../core/wallets.ts';
import type { Collections } from './collections.ts';

/** How a wallet answers a charge. */
export interface Manner {
  readonly behaviour: Behaviour;
  /** Absent: the general latency range. */
  readonly latencyMs?: number;
}

export interface Wallet extends Manner {
  readonly balanceMinor: bigint;
}

export type WalletChanges = Partial<Wallet>;

/** The numbers' wallets. Their manners are kept in memory: few are ever set, and every charge asks. */
export interface Wallets {
  manner(provider: Provider, mobile: string): Manner;
  read(provider: Provider, mobile: string): Promise<Wallet>;
  /** A booking under way at the same moment is tried again by its transaction. */
  change(provider: Provider, mobile: string, changes: WalletChanges): Promise<Wallet>;
  /** Forgets the manners after the collections were emptied. */
  reset(): void;
}

export async function openWallets(collections: Collections): Promise<Wallets> {
  const set = new Map<string, Partial<Manner>>();
  const stored = collections.wallets.find({ $or: [{ behaviour: { $exists: true } }, { latencyMs: { $exists: true } }] });
  for await (const { _id, behaviour, latencyMs } of stored) set.set(_id, some({ behaviour, latencyMs }));

  function manner(provider: Provider, mobile: string): Manner {
    const own = set.get(walletId(provider, mobile));
    const latencyMs = mobile === alwaysAtOnce ? 0 : own?.latencyMs;
    return { behaviour: fixedBehaviour(mobile) ?? own?.behaviour ?? 'pays', ...(latencyMs === undefined ? {} : { latencyMs }) };
  }

  async function read(provider: Provider, mobile: string): Promise<Wallet> {
    const found = await collections.wallets.findOne({ _id: walletId(provider, mobile) });
    return { ...manner(provider, mobile), balanceMinor: found?.balanceMinor ?? defaultBalanceMinor(mobile) };
  }

  return {
    manner,
    read,
    async change(provider, mobile, changes) {
      const _id = walletId(provider, mobile);
      const defaults = changes.balanceMinor === undefined ? { balanceMinor: defaultBalanceMinor(mobile) } : {};
      await collections.wallets.updateOne({ _id }, { $set: { provider, mobile, ...changes }, $setOnInsert: defaults }, { upsert: true });
      const { behaviour, latencyMs } = changes;
      set.set(_id, { ...set.get(_id), ...some({ behaviour, latencyMs }) });
      return read(provider, mobile);
    },
    reset: () => set.clear(),
  };
}

/** The demo's number answers at once whatever latency is set for the others. */
const alwaysAtOnce = '03115112345';

function some({ behaviour, latencyMs }: { readonly behaviour: Behaviour | undefined; readonly latencyMs: number | undefined }): Partial<Manner> {
  return { ...(behaviour === undefined ? {} : { behaviour }), ...(latencyMs === undefined ? {} : { latencyMs }) };
}
