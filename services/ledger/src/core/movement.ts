/** What an entry does to accounts: debits above zero, credits below. Sums to zero, and names no account that it leaves as it was. */
export type Movement = ReadonlyMap<string, bigint>;

export type Side = 'debit' | 'credit';

/** One side of an entry as it is stored and told. */
export interface Leg {
  readonly account: string;
  readonly side: Side;
  /** Above zero. */
  readonly minor: bigint;
}

export const NOTHING: Movement = new Map();

/** @throws RangeError when the parts do not sum to zero: a bug, found before anything is written. */
export function movement(parts: Iterable<readonly [account: string, minor: bigint]>): Movement {
  const sums = new Map<string, bigint>();
  let total = 0n;
  for (const [account, minor] of parts) {
    sums.set(account, (sums.get(account) ?? 0n) + minor);
    total += minor;
  }
  if (total !== 0n) throw new RangeError('an entry whose debits are not its credits');
  return new Map([...sums].filter(([, minor]) => minor !== 0n));
}

/** Debits one account and credits another; a negative amount the other way round. */
export function transfer(debited: string, credited: string, minor: bigint): Movement {
  return movement([[debited, minor], [credited, -minor]]);
}

export function plus(...movements: readonly Movement[]): Movement {
  return movement(movements.flatMap((each) => [...each]));
}

export function minus(a: Movement, b: Movement): Movement {
  return movement([...a, ...[...b].map(([account, minor]) => [account, -minor] as const)]);
}

/** Sorted by account, so that the same entry is always the same text. */
export function toLegs(moved: Movement): Leg[] {
  return [...moved]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([account, minor]) => (minor > 0n ? { account, side: 'debit', minor } : { account, side: 'credit', minor: -minor }));
}

export function fromLegs(legs: readonly Leg[]): Movement {
  return movement(legs.map(({ account, side, minor }) => [account, side === 'debit' ? minor : -minor]));
}
