/** Where an account can be that an inter-bank transfer reaches. */
export interface Bank {
  /** Ours, in the form of the only code that a vendor has published. */
  readonly code: string;
  /** A wallet of another provider, which the banks' network reaches like a bank. */
  readonly kind: 'bank' | 'wallet';
  /** How bankers abbreviate it. Providers' own codes are often the same, and not published. */
  readonly shortName: string;
  /** Other names that merchants use, in capitals with underscores. */
  readonly names: readonly string[];
}

const bank = (code: string, shortName: string, ...names: string[]): Bank => ({ code, kind: 'bank', shortName, names });
const wallet = (code: string, shortName: string, ...names: string[]): Bank => ({ code, kind: 'wallet', shortName, names });

export const BANKS: readonly Bank[] = [
  bank('ALLIED_BANK_LIMITED', 'ABL', 'ALLIED_BANK'),
  bank('ALBARAKA_BANK_PAKISTAN_LIMITED', 'ALBARAKA', 'ALBARAKA_BANK', 'AL_BARAKA_BANK'),
  bank('ASKARI_BANK_LIMITED', 'AKBL', 'ASKARI_BANK'),
  bank('BANK_AL_HABIB_LIMITED', 'BAHL', 'BANK_AL_HABIB', 'BANK_ALHABIB'),
  bank('BANK_ALFALAH_LIMITED', 'BAFL', 'BANK_ALFALAH', 'ALFALAH'),
  bank('BANK_OF_KHYBER', 'BOK', 'THE_BANK_OF_KHYBER'),
  bank('BANK_OF_PUNJAB', 'BOP', 'THE_BANK_OF_PUNJAB'),
  bank('BANKISLAMI_PAKISTAN_LIMITED', 'BANKISLAMI', 'BANK_ISLAMI'),
  bank('DUBAI_ISLAMIC_BANK_PAKISTAN_LIMITED', 'DIB', 'DUBAI_ISLAMIC_BANK'),
  bank('FAYSAL_BANK_LIMITED', 'FBL', 'FAYSAL_BANK'),
  bank('FINCA_MICROFINANCE_BANK_LIMITED', 'FINCA', 'FINCA_MICROFINANCE_BANK'),
  bank('FIRST_WOMEN_BANK_LIMITED', 'FWBL', 'FIRST_WOMEN_BANK'),
  bank('HABIB_BANK_LIMITED', 'HBL', 'HABIB_BANK'),
  bank('HABIB_METROPOLITAN_BANK_LIMITED', 'HMB', 'HABIB_METROPOLITAN_BANK', 'HABIBMETRO'),
  bank('JS_BANK_LIMITED', 'JSBL', 'JS_BANK'),
  bank('MCB_BANK_LIMITED', 'MCB', 'MCB_BANK', 'MUSLIM_COMMERCIAL_BANK'),
  bank('MCB_ISLAMIC_BANK_LIMITED', 'MIB', 'MCB_ISLAMIC_BANK'),
  bank('MEEZAN_BANK_LIMITED', 'MBL', 'MEEZAN_BANK', 'MEEZAN'),
  bank('MOBILINK_MICROFINANCE_BANK_LIMITED', 'MMBL', 'MOBILINK_MICROFINANCE_BANK'),
  bank('NATIONAL_BANK_OF_PAKISTAN', 'NBP', 'NATIONAL_BANK'),
  bank('SAMBA_BANK_LIMITED', 'SAMBA', 'SAMBA_BANK'),
  bank('SILK_BANK_LIMITED', 'SILKBANK', 'SILK_BANK'),
  bank('SINDH_BANK_LIMITED', 'SINDH', 'SINDH_BANK'),
  bank('SONERI_BANK_LIMITED', 'SONERI', 'SONERI_BANK'),
  bank('STANDARD_CHARTERED_BANK_PAKISTAN_LIMITED', 'SCB', 'STANDARD_CHARTERED_BANK', 'STANDARD_CHARTERED'),
  bank('SUMMIT_BANK_LIMITED', 'SUMMIT', 'SUMMIT_BANK'),
  bank('TELENOR_MICROFINANCE_BANK_LIMITED', 'TMB', 'TELENOR_MICROFINANCE_BANK'),
  bank('U_MICROFINANCE_BANK_LIMITED', 'UBANK', 'U_MICROFINANCE_BANK', 'U_BANK'),
  bank('UNITED_BANK_LIMITED', 'UBL', 'UNITED_BANK'),
  bank('ZARAI_TARAQIATI_BANK_LIMITED', 'ZTBL', 'ZARAI_TARAQIATI_BANK'),
  wallet('NAYAPAY', 'NAYAPAY', 'NAYA_PAY'),
  wallet('SADAPAY', 'SADAPAY', 'SADA_PAY'),
];

const CODES: ReadonlySet<string> = new Set(BANKS.map(({ code }) => code));

export function isBankCode(code: string): boolean {
  return CODES.has(code);
}
