import { BANK_WALLET, BANKS } from '@adaigi/domain';

/** Where a payout of this dialect may go. */
export interface Bank {
  readonly code: string;
  readonly kind: 'wallet' | 'bank';
  /** The wallet that is paid, `BANK_WALLET` where the account is reached as banks are, or null where no channel reaches it. */
  readonly wallet: string | null;
}

/** Wallets with a channel of their own, or with none at all, and their usual names. */
const WALLETS: readonly (Bank & { readonly names: readonly string[] })[] = [
  { code: 'EASYPAISA', kind: 'wallet', wallet: 'easypaisa', names: ['EASY_PAISA', 'TELENOR_EASYPAISA'] },
  { code: 'JAZZCASH', kind: 'wallet', wallet: 'jazzcash', names: ['JAZZ_CASH', 'MOBILINK_JAZZCASH'] },
  { code: 'UPAISA', kind: 'wallet', wallet: null, names: ['U_PAISA'] },
];

const BY_NAME: ReadonlyMap<string, Bank> = new Map([
  ...WALLETS.flatMap(({ names, ...bank }) => [bank.code, ...names].map((name) => [name, bank] as const)),
  ...BANKS.flatMap(({ code, kind, shortName, names }) => [code, shortName, ...names].map((name) => [name, { code, kind, wallet: BANK_WALLET }] as const)),
]);

/** The name in capitals, with single underscores for whatever separates its words. */
export function plainBankName(name: string): string {
  return name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_').replaceAll(/^_|_$/g, '');
}

/**
 * The wallet or bank of a name, in any letter case and with any separators; null when nobody knows it.
 * @param aliases the merchant's own names, plain, which come first
 */
export function findBank(name: string, aliases: Readonly<Record<string, string>>): Bank | null {
  const plain = plainBankName(name);
  const meant = Object.hasOwn(aliases, plain) ? (aliases[plain] ?? plain) : plain;
  return BY_NAME.get(plainBankName(meant)) ?? null;
}
