import { PAKISTAN } from '@adaigi/domain';
import type { Money } from '@adaigi/domain';
import type { PaykassmaSettings } from './settings.ts';

/** One way to pay, as this dialect names it (`wallet_type`, `payment_system`). */
export interface Method {
  readonly type: string;
  readonly name: string;
  /** The wallet behind it. */
  readonly wallet: string;
  readonly currency: string;
  /** How many digits the wallet's transaction number has; null where the payer is asked on the phone and nothing is typed. */
  readonly keyDigits: readonly [number, number] | null;
  /** Smallest and largest amount in whole units. */
  readonly deposit: readonly [number, number];
  /** Null where nobody can be paid this way. */
  readonly withdrawal: readonly [number, number] | null;
}

/** What the deposits service lets through without a person: a payer must not be sent to pay what then waits. */
const BY_HAND = [100, 200_000] as const;

/** The methods, in the order in which payers see them. */
const METHODS: readonly Method[] = [
  { type: 'easypaisa', name: 'Easypaisa', wallet: 'easypaisa', currency: PAKISTAN.currency, keyDigits: [11, 11], deposit: BY_HAND, withdrawal: [1, 1_000_000] },
  { type: 'easypaisa_api', name: 'Easypaisa (app)', wallet: 'easypaisa', currency: PAKISTAN.currency, keyDigits: null, deposit: [1, 1_000_000], withdrawal: null },
  { type: 'jazzcash', name: 'JazzCash', wallet: 'jazzcash', currency: PAKISTAN.currency, keyDigits: [10, 12], deposit: BY_HAND, withdrawal: [1, 1_000_000] },
  { type: 'jazzcash_business', name: 'JazzCash Business', wallet: 'jazzcash', currency: PAKISTAN.currency, keyDigits: [10, 12], deposit: BY_HAND, withdrawal: null },
];

export function allMethods(): readonly Method[] {
  return METHODS;
}

export function methodOf(type: string): Method | null {
  return METHODS.find((method) => method.type === type) ?? null;
}

/** Methods by which a payer sends money himself and types the transaction number. */
export function isManual(method: Method): method is Method & { readonly keyDigits: readonly [number, number] } {
  return method.keyDigits !== null;
}

export function fitsKey(method: Method & { readonly keyDigits: readonly [number, number] }, key: string): boolean {
  const [min, max] = method.keyDigits;
  return /^\d+$/.test(key) && key.length >= min && key.length <= max;
}

/** `11` or `10-12`. */
export function keyLength(method: Method & { readonly keyDigits: readonly [number, number] }): string {
  const [min, max] = method.keyDigits;
  return min === max ? String(min) : `${min}-${max}`;
}

/** The merchant's limits where it has some, within the platform's. Null where the method does not do it. */
export function limitsOf(method: Method, direction: 'deposit' | 'withdrawal', settings: PaykassmaSettings): readonly [number, number] | null {
  const own = method[direction];
  if (own === null) return null;
  const narrower = settings.limits[method.type]?.[direction];
  return narrower === undefined ? own : [Math.max(own[0], narrower[0]), Math.min(own[1], narrower[1])];
}

export function isWithin(amount: Money, [min, max]: readonly [number, number]): boolean {
  return amount.minor >= BigInt(min) * 100n && amount.minor <= BigInt(max) * 100n;
}
