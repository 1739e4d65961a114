import { BANKS, isBankCode } from '@adaigi/domain';
import type { Bank } from '@adaigi/domain';
import type { ObjectReader } from './object-reader.ts';

/**
 * The table `banks` of an account that pays into banks: our code of a bank and the provider's words for it. No provider publishes its own.
 *
 * @param read the provider's words from the table's entry of a code
 * @param guess the words where there is no table, which do for tests alone: a live channel must have one
 */
export function readBanks<T>(account: ObjectReader, read: (banks: ObjectReader, code: string) => T, guess: (bank: Bank) => T): ReadonlyMap<string, T> {
  if (account.raw('banks') === undefined) return new Map(BANKS.map((bank) => [bank.code, guess(bank)]));
  const banks = account.child('banks');
  const codes = banks.keys();
  if (codes.length === 0) account.problem('banks', 'must name a bank');
  const table = new Map<string, T>();
  for (const code of codes) {
    if (!isBankCode(code)) banks.problem(code, 'is no bank that the platform knows');
    table.set(code, read(banks, code));
  }
  return table;
}
