import type { Provider } from '../core/accounts.ts';
import type { Behaviour } from '../core/behaviours.ts';
import { fixedBehaviour } from '../core/numbers.ts';
import { walletId } from '../core/wallets.ts';
import { readBalance } from './balances.ts';
import type { Books } from './books.ts';
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
  change(provider: Provider, mobile: string, changes: WalletChanges): Promise<Wallet>;
  /** Forgets the manners after the collections were emptied. */
  reset(): void;
}

export async function openWallets(collections: Collections, books: Books): Promise<Wallets> {
  const set = new Map<string, Partial<Manner>>();
  const stored = collections.wallets.find({ $or: [{ behaviour: { $exists: true } }, { latencyMs: { $exists: true } }] });
  for await (const { _id, behaviour, latencyMs } of stored) set.set(_id, some({ behaviour, latencyMs }));

  function manner(provider: Provider, mobile: string): Manner {
    const own = set.get(walletId(provider, mobile));
    const latencyMs = mobile === alwaysAtOnce ? 0 : own?.latencyMs;
    return { behaviour: fixedBehaviour(mobile) ?? own?.behaviour ?? 'pays', ...(latencyMs === undefined ? {} : { latencyMs }) };
  }

  async function read(provider: Provider, mobile: string): Promise<Wallet> {
    return { ...manner(provider, mobile), balanceMinor: await readBalance(collections, provider, mobile) };
  }

  return {
    manner,
    read,
    async change(provider, mobile, changes) {
      const { balanceMinor, behaviour, latencyMs } = changes;
      if (balanceMinor !== undefined) await books.setBalance(provider, mobile, balanceMinor);
      const _id = walletId(provider, mobile);
      const manners = some({ behaviour, latencyMs });
      await collections.wallets.updateOne({ _id }, { $set: { provider, mobile, ...manners } }, { upsert: true });
      set.set(_id, { ...set.get(_id), ...manners });
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
