import { MERCHANTS } from '../plan/orders.ts';
import type { PlannedDuplicate } from '../plan/orders.ts';
import { seededRandom, type Random } from '../random.ts';
import type { MixProfile } from '../plan/mix-profile.ts';
import { bankAccount, sameNumberElsewhere, type BankAccount } from './bank-accounts.ts';

/** `at` is the share of the run's pay-ins that have been sent when it begins. */
interface Planned {
  readonly at: number;
  readonly merchant: number;
}

export interface PlannedPayout extends Planned {
  readonly kind: 'payout';
  readonly key: string;
  readonly wallet: 'jazzcash' | 'easypaisa' | 'bank';
  /** Whose wallet is paid, or the contact of the owner of an account, whose own wallet nobody pays. */
  readonly mobile: string;
  /** null: a wallet is paid. */
  readonly account: BankAccount | null;
  readonly name: string;
  readonly amountMinor: bigint;
  /** How the receiver's wallet or account behaves; null: it takes the money. */
  readonly behaviour: string | null;
  readonly duplicates: readonly PlannedDuplicate[];
  readonly watched: boolean;
}

/** A claim of a transfer. Times in milliseconds after the deposit begins. */
export interface PlannedClaim {
  readonly key: string;
  readonly user: string;
  readonly afterMs: number;
  /** null: the user does not say what was sent. */
  readonly claimedMinor: bigint | null;
  /** Submitted so often at once, with the same key. */
  readonly times: number;
}

export interface PlannedDeposit extends Planned {
  readonly kind: 'deposit';
  readonly wallet: 'jazzcash' | 'easypaisa';
  /** The wallet's transaction number. */
  readonly number: string;
  readonly sender: string;
  readonly amountMinor: bigint;
  /** When the money is sent; null: never. */
  readonly sentAfterMs: number | null;
  /** Empty: nobody claims it. */
  readonly claims: readonly PlannedClaim[];
}

export interface PlannedFunding extends Planned {
  readonly kind: 'funding';
  readonly reference: string;
  readonly amountMinor: bigint;
}

export type PlannedOperation = PlannedPayout | PlannedDeposit | PlannedFunding;

/** Behaviours of receivers' wallets and accounts, by weight; services/simulator/README.md says what each does. */
const RECEIVERS = [
  [2, 'payout-late-success'],
  [2, 'payout-late-failure'],
  [3, 'payout-silent-then-paid'],
  [2, 'payout-silent-never-paid'],
  [2, 'payout-error-after'],
  [2, 'payout-error-before'],
  [2, 'payout-drop-after'],
  [1, 'payout-never-arrived'],
  [1, 'payout-unknown-code'],
  [1, 'payout-reversed'],
  [1, 'payout-wrong-amount'],
  [1, 'payout-over-limit'],
  [1, 'no-account'],
] as const;

/** Money that never comes keeps its claim open until that expires: none of it begins late. */
const NEVER_SENT_UNTIL = 0.5;
const MOST_MINOR = 3_000_000;

/** What a run does beside its pay-ins, in the order of time: a pure function of seed and profile. */
export function planMix(seed: number, profile: MixProfile): PlannedOperation[] {
  const random = seededRandom(seed, 'mix');
  const operations = [
    ...Array.from({ length: profile.payouts }, (_, index) => planPayouts(seed, index, profile, random)).flat().slice(0, profile.payouts),
    ...Array.from({ length: profile.deposits }, (_, index) => planDeposit(seed, index, profile, random)),
    ...Array.from({ length: profile.fundings }, (_, index) => planFunding(seed, index, random)),
  ];
  return operations.toSorted((a, b) => a.at - b.at);
}

/** One payout, or two of one amount to one number, into a bank also to that number at another bank. */
function planPayouts(seed: number, index: number, profile: MixProfile, random: Random): PlannedPayout[] {
  const behaviour = random.chance(profile.oddReceivers) ? random.weighted(RECEIVERS) : null;
  const account = random.chance(profile.toBanks) ? bankAccount(index, numberOf('0342', index), behaviour !== null, random) : null;
  const payout: PlannedPayout = {
    kind: 'payout',
    at: random.next() * 0.97,
    merchant: random.int(0, MERCHANTS - 1),
    key: `o${seed}x${index}`,
    wallet: account === null ? random.weighted([[3, 'jazzcash'], [1, 'easypaisa']] as const) : 'bank',
    mobile: numberOf('0340', index),
    account,
    name: `Receiver Canary${index}`,
    amountMinor: BigInt(random.int(100, MOST_MINOR)),
    behaviour,
    duplicates: random.chance(0.2) ? [{ afterMs: random.pick([0, 0, 50, 800]), body: random.chance(0.2) ? 'other' : 'same' }] : [],
    watched: random.chance(0.3),
  };
  if (!random.chance(profile.twins)) return [payout];
  const elsewhere = account !== null && random.chance(0.5) ? sameNumberElsewhere(account) : account;
  return [payout, { ...payout, key: `${payout.key}t`, account: elsewhere }];
}

function planDeposit(seed: number, index: number, profile: MixProfile, random: Random): PlannedDeposit {
  const key = `d${seed}x${index}`;
  const amountMinor = BigInt(random.int(10_000, MOST_MINOR));
  const isNever = random.chance(profile.neverSent);
  const isContested = !isNever && random.chance(profile.contested);
  const sentAfterMs = isNever ? null : random.weighted([[3, 0], [2, 1_500], [1, 4_000]] as const);
  const claimedMinor = random.weighted([[5, amountMinor], [2, amountMinor + 100n], [1, null]] as const);
  const claim = (user: number, afterMs: number): PlannedClaim => ({ key: `${key}u${user}`, user: `User Canary${seed}-${index}-${user}`, afterMs, claimedMinor, times: random.chance(0.15) ? 3 : 1 });
  // Before the money, with it, or long after it.
  const firstAfterMs = random.weighted([[3, 0], [3, 3_000], [1, 6_000]] as const);
  const isForgotten = !isNever && random.chance(0.03);
  const rivals = random.int(2, 5);
  return {
    kind: 'deposit',
    at: random.next() * (isNever ? NEVER_SENT_UNTIL : 0.97),
    merchant: random.int(0, MERCHANTS - 1),
    wallet: random.pick(['easypaisa', 'jazzcash']),
    number: String(40_000_000_000 + (seed % 1_000) * 10_000_000 + index),
    sender: numberOf('0341', index),
    amountMinor,
    sentAfterMs,
    claims: isForgotten ? [] : Array.from({ length: isContested ? rivals : 1 }, (_, user) => claim(user, firstAfterMs)),
  };
}

function planFunding(seed: number, index: number, random: Random): PlannedFunding {
  return { kind: 'funding', at: random.next() * 0.97, merchant: random.int(0, MERCHANTS - 1), reference: `fund-${seed}-${index}`, amountMinor: BigInt(random.int(10_000, 10_000_000)) };
}

/** A number that nobody else of the run has: payers have others, plan/orders.ts. */
function numberOf(prefix: '0340' | '0341' | '0342', index: number): string {
  return `${prefix}${1_000_000 + index}`;
}
