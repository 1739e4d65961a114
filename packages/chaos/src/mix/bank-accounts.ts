import type { Random } from '../random.ts';

/** A bank that payouts of a run go to. The providers' words for it are written again here, not taken from the platform. */
interface RunBank {
  /** As merchants name it. */
  readonly code: string;
  readonly title: string;
  /** The providers' code of it, and how their books name it. */
  readonly shortName: string;
  /** Whose channels have it in their table. */
  readonly reachedBy: readonly ('jazzcash' | 'easypaisa')[];
}

/** An account at a bank that is paid. */
export interface BankAccount {
  readonly bank: string;
  /** As the merchant writes it. */
  readonly accountNumber: string;
  /** How the providers' books name it: bank and account. */
  readonly receiver: string;
  /** The bare account: what may be in no log, topic or metric. */
  readonly canary: string;
}

const BOTH = ['jazzcash', 'easypaisa'] as const;

/**
 * By weight. JazzCash is taken first wherever it reaches a bank: one that it does not reach is how payouts come to Easypaisa without anything being wrong. To
 * one that nobody reaches nothing may be sent.
 */
const BANKS: readonly (readonly [weight: number, bank: RunBank])[] = [
  [5, { code: 'ALLIED_BANK_LIMITED', title: 'ALLIED BANK LIMITED', shortName: 'ABL', reachedBy: BOTH }],
  [2, { code: 'NAYAPAY', title: 'NAYAPAY', shortName: 'NAYAPAY', reachedBy: BOTH }],
  [4, { code: 'MEEZAN_BANK_LIMITED', title: 'MEEZAN BANK LIMITED', shortName: 'MBL', reachedBy: ['easypaisa'] }],
  [1, { code: 'SINDH_BANK_LIMITED', title: 'SINDH BANK LIMITED', shortName: 'SINDH', reachedBy: [] }],
];

/** The table `banks` of a provider's channel into banks. */
export function banksOf(provider: 'jazzcash' | 'easypaisa'): Readonly<Record<string, string | { readonly title: string; readonly shortName: string }>> {
  const reached = BANKS.flatMap(([, bank]) => (bank.reachedBy.includes(provider) ? [bank] : []));
  return Object.fromEntries(reached.map(({ code, title, shortName }) => [code, provider === 'jazzcash' ? shortName : { title, shortName }]));
}

/** Another account of the same number at another bank: two receivers, of whom each is to be paid. */
export function sameNumberElsewhere({ receiver, ...account }: BankAccount): BankAccount {
  const next = BANKS.find(([, { code, reachedBy }]) => code !== account.bank && reachedBy.length > 0);
  if (next === undefined) throw new Error('a run with one bank');
  const [, { code, shortName }] = next;
  return { ...account, bank: code, receiver: `${shortName}/${receiver.slice(receiver.indexOf('/') + 1)}` };
}

/**
 * An account that nobody else of the run has.
 *
 * @param number - of the form in which the simulator can be told how it behaves
 * @param behaves - whether it is: it is that number then, and else as likely an IBAN
 */
export function bankAccount(index: number, number: string, behaves: boolean, random: Random): BankAccount {
  const { code: bank, shortName } = random.weighted(BANKS);
  if (behaves || random.chance(0.5)) return { bank, accountNumber: number, receiver: `${shortName}/${number}`, canary: number };
  const domestic = `ADGI${String(index).padStart(16, '0')}`;
  const iban = `PK${checkDigits(domestic)}${domestic}`;
  return { bank, accountNumber: iban.replaceAll(/.{4}(?=.)/g, '$& '), receiver: `${shortName}/${iban}`, canary: domestic };
}

/** ISO 13616: what makes the whole, letters as numbers from 10, leave 1 by 97. */
function checkDigits(domestic: string): string {
  const digits = `${domestic}PK00`.replaceAll(/[A-Z]/g, (letter) => String(Number.parseInt(letter, 36)));
  return String(98n - (BigInt(digits) % 97n)).padStart(2, '0');
}
