const ACCOUNT = /^[0-9A-Z]{5,24}$/;
const IBAN = /^PK\d{2}[A-Z]{4}[0-9A-Z]{16}$/;

/**
 * A bank account's number in the one form that Adaigi uses inside: capitals and digits, without the spaces and dashes that people write. Null for
 * what cannot be one: less than 5 or more than 24 characters, or an IBAN (everything that begins with PK) whose check digits are wrong.
 */
export function normaliseAccountNumber(text: string): string | null {
  const plain = text.replaceAll(/[\s-]/g, '').toUpperCase();
  if (!ACCOUNT.test(plain)) return null;
  return plain.startsWith('PK') && !isIban(plain) ? null : plain;
}

/** ISO 13616: country and check digits moved to the end, letters as numbers from 10, and the rest by 97 is 1. */
function isIban(plain: string): boolean {
  if (!IBAN.test(plain)) return false;
  const digits = `${plain.slice(4)}${plain.slice(0, 4)}`.replaceAll(/[A-Z]/g, (letter) => String(Number.parseInt(letter, 36)));
  return BigInt(digits) % 97n === 1n;
}

/** The last digits: enough for the owner to recognise it, too little to use. Empty stays empty. */
export function maskAccountNumber(accountNumber: string): string {
  return accountNumber === '' ? '' : `******${accountNumber.slice(accountNumber.length < 8 ? -2 : -4)}`;
}
