import { maskAccountNumber, maskMobile, normaliseMobile, type Payer, type Receiver } from '@adaigi/domain';

/** @param details checked before: the mobile number has one of the accepted forms */
export function payerOf(details: { readonly mobile: string; readonly name?: string; readonly email?: string; readonly cnic?: string }): Payer {
  const mobile = normaliseMobile(details.mobile);
  if (mobile === null) throw new TypeError('payer: the mobile number was not checked');
  return { mobile, name: details.name ?? '', email: details.email ?? '', cnic: details.cnic ?? '' };
}

/** A payer as merchants see it: enough to recognise the person, too little to use. Empty stays empty. */
export function maskPayer(payer: Payer): Payer {
  return { mobile: maskMobile(payer.mobile), name: initials(payer.name), email: maskEmail(payer.email), cnic: maskCnic(payer.cnic) };
}

/** The person who is paid, in the same way. */
export function maskReceiver({ mobile, name, cnic, bank, accountNumber }: Receiver): Receiver {
  return { mobile: maskMobile(mobile), name: initials(name), cnic: maskCnic(cnic), bank, accountNumber: maskAccountNumber(accountNumber) };
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return words.map((word) => `${firstCharacter(word)}.`).join(' ');
}

function maskEmail(email: string): string {
  if (email === '') return '';
  const at = email.lastIndexOf('@');
  return at < 1 ? '***' : `${firstCharacter(email)}***${email.slice(at)}`;
}

function maskCnic(cnic: string): string {
  return cnic === '' ? '' : `*********${cnic.slice(-4)}`;
}

/** The first code point: half a surrogate pair would not be text. */
function firstCharacter(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 0x2a);
}
