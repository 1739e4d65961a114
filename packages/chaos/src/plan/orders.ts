import { seededRandom, type Random } from '../random.ts';
import type { Profile } from './profile.ts';

/** A further submission of an order. */
export interface PlannedDuplicate {
  /** Milliseconds after the first; 0: at the same time. */
  readonly afterMs: number;
  readonly body: 'same' | 'other';
}

/** Refunds that are asked for at the same time once the payment has succeeded; together they may ask for more than there is. */
export interface PlannedRefunds {
  /** Shares of the amount, in percent. */
  readonly percents: readonly number[];
  /** Each is submitted twice with one key. */
  readonly doubled: boolean;
}

/** What one merchant's client is going to do about one order. */
export interface PlannedOrder {
  readonly index: number;
  readonly merchant: number;
  readonly key: string;
  readonly dialect: 'native' | 'paypro';
  readonly transport: 'http' | 'grpc';
  readonly mobile: string;
  readonly name: string;
  readonly email: string;
  readonly wallet: 'jazzcash' | 'easypaisa' | null;
  readonly amountMinor: bigint;
  /** How the payer's wallets behave; null: they pay. */
  readonly behaviour: string | null;
  readonly duplicates: readonly PlannedDuplicate[];
  readonly refunds: PlannedRefunds | null;
  /** When it is cancelled, in milliseconds after it was sent; null: never. */
  readonly cancelAfterMs: number | null;
  /** Whether the merchant looks at it until it is final. */
  readonly watched: boolean;
}

export const MERCHANTS = 4;

/** Numbers that many orders share, so that payers have more than one order at once. */
const BUSY_NUMBERS = 12;

/** The orders of a run: a pure function of seed and profile. */
export function planOrders(seed: number, profile: Profile): PlannedOrder[] {
  const random = seededRandom(seed, 'orders');
  const busy = Array.from({ length: BUSY_NUMBERS }, (_, index) => `0349${String(seed % 1_000).padStart(3, '0')}${String(index).padStart(4, '0')}`);
  return Array.from({ length: profile.payments }, (_, index) => planOrder(seed, index, profile, random, busy));
}

function planOrder(seed: number, index: number, profile: Profile, random: Random, busy: readonly string[]): PlannedOrder {
  const dialect = random.chance(0.4) ? 'paypro' : 'native';
  const transport = dialect === 'native' && random.chance(0.3) ? 'grpc' : 'http';
  const isBusy = random.chance(profile.busyNumbers);
  const mobile = isBusy ? random.pick(busy) : ownNumber(seed, index);
  const wallet = random.weighted([[4, 'jazzcash'], [3, 'easypaisa'], [3, null]] as const);
  const behaviour = !isBusy && random.chance(profile.oddWallets) ? random.weighted(profile.behaviours) : null;
  return {
    index,
    merchant: random.int(0, MERCHANTS - 1),
    key: `c${seed}x${index}`,
    dialect,
    transport,
    mobile,
    name: `Zubaida Canary${index}`,
    email: `canary${index}@payer.example`,
    wallet,
    amountMinor: BigInt(random.int(100, 9_999) * 100),
    behaviour,
    duplicates: random.chance(profile.duplicates) ? planDuplicates(random) : [],
    refunds: dialect === 'native' && random.chance(profile.refunds) ? planRefunds(random) : null,
    cancelAfterMs: dialect === 'native' && random.chance(profile.cancels) ? random.pick([0, 5, 50, 500, 3_000]) : null,
    watched: random.chance(0.3),
  };
}

/** A number that no other order of the run has. */
function ownNumber(seed: number, index: number): string {
  return `03${String(10 + (seed % 30))}${String(1_000_000 + index).padStart(7, '0')}`;
}

function planDuplicates(random: Random): PlannedDuplicate[] {
  return Array.from({ length: random.int(1, 3) }, () => ({ afterMs: random.weighted([[4, 0], [2, 20], [2, 400], [1, 3_000]] as const), body: random.chance(0.2) ? 'other' : 'same' }));
}

function planRefunds(random: Random): PlannedRefunds {
  const percents = random.weighted([
    [3, [100]],
    [3, [30]],
    [2, [40, 40]],
    [2, [60, 60]],
    [2, [100, 100]],
    [1, [50, 30, 30]],
  ] as const);
  return { percents, doubled: random.chance(0.4) };
}
