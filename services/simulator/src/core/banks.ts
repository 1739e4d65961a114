import { createHash } from 'node:crypto';

/**
 * The banks that both gateways know: the abbreviation that each takes as its code, and the title beside it. Neither publishes its list; these are the
 * usual names.
 */
const titles: Readonly<Record<string, string>> = {
  ABL: 'ALLIED BANK LIMITED',
  ALBARAKA: 'ALBARAKA BANK PAKISTAN LIMITED',
  AKBL: 'ASKARI BANK LIMITED',
  BAHL: 'BANK AL HABIB LIMITED',
  BAFL: 'BANK ALFALAH LIMITED',
  BOK: 'BANK OF KHYBER',
  BOP: 'BANK OF PUNJAB',
  BANKISLAMI: 'BANKISLAMI PAKISTAN LIMITED',
  DIB: 'DUBAI ISLAMIC BANK PAKISTAN LIMITED',
  FBL: 'FAYSAL BANK LIMITED',
  FINCA: 'FINCA MICROFINANCE BANK LIMITED',
  FWBL: 'FIRST WOMEN BANK LIMITED',
  HBL: 'HABIB BANK LIMITED',
  HMB: 'HABIB METROPOLITAN BANK LIMITED',
  JSBL: 'JS BANK LIMITED',
  MCB: 'MCB BANK LIMITED',
  MIB: 'MCB ISLAMIC BANK LIMITED',
  MBL: 'MEEZAN BANK LIMITED',
  MMBL: 'MOBILINK MICROFINANCE BANK LIMITED',
  NBP: 'NATIONAL BANK OF PAKISTAN',
  SAMBA: 'SAMBA BANK LIMITED',
  SILKBANK: 'SILK BANK LIMITED',
  SINDH: 'SINDH BANK LIMITED',
  SONERI: 'SONERI BANK LIMITED',
  SCB: 'STANDARD CHARTERED BANK PAKISTAN LIMITED',
  SUMMIT: 'SUMMIT BANK LIMITED',
  TMB: 'TELENOR MICROFINANCE BANK LIMITED',
  UBANK: 'U MICROFINANCE BANK LIMITED',
  UBL: 'UNITED BANK LIMITED',
  ZTBL: 'ZARAI TARAQIATI BANK LIMITED',
  NAYAPAY: 'NAYAPAY',
  SADAPAY: 'SADAPAY',
};

export function isBank(code: string): boolean {
  return Object.hasOwn(titles, code);
}

export function isTitleOf(title: string, code: string): boolean {
  return isBank(code) && titles[code] === title;
}

/** Whether an account of that number can exist: 5 to 24 capitals and digits, and what begins with PK is an IBAN with right check digits. */
export function isAccountNumber(text: string): boolean {
  if (!/^[0-9A-Z]{5,24}$/.test(text)) return false;
  return !text.startsWith('PK') || (/^PK\d{2}[A-Z]{4}[0-9A-Z]{16}$/.test(text) && remainder(text) === 1n);
}

/** The account's IBAN; for a plain number one of a bank that does not exist. */
export function ibanOf(accountNumber: string): string {
  if (accountNumber.startsWith('PK')) return accountNumber;
  const account = `SIMU${createHash('sha256').update(accountNumber).digest('hex').slice(0, 16).toUpperCase()}`;
  return `PK${String(98n - remainder(`PK00${account}`)).padStart(2, '0')}${account}`;
}

/** By 97, as ISO 13616 counts it. */
function remainder(iban: string): bigint {
  const digits = `${iban.slice(4)}${iban.slice(0, 4)}`.replaceAll(/[A-Z]/g, (letter) => String(Number.parseInt(letter, 36)));
  return BigInt(digits) % 97n;
}

/** How the ledger names a bank account where it names a wallet by its number. */
export function accountName(bank: string, accountNumber: string): string {
  return `${bank}/${accountNumber}`;
}
