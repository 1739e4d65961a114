/** Where a payout of this dialect may go. `wallet` is ours for those that can be paid; others are known by name, and no channel reaches them. */
export interface Bank {
  readonly code: string;
  readonly kind: 'wallet' | 'bank';
  readonly wallet: string | null;
}

/** Codes in the form that the vendor's only public one has, each with the usual short names. */
const NAMES: Readonly<Record<Bank['kind'], Readonly<Record<string, readonly string[]>>>> = {
  wallet: {
    EASYPAISA: ['EASY_PAISA', 'TELENOR_EASYPAISA'],
    JAZZCASH: ['JAZZ_CASH', 'MOBILINK_JAZZCASH'],
    NAYAPAY: ['NAYA_PAY'],
    SADAPAY: ['SADA_PAY'],
    UPAISA: ['U_PAISA'],
  },
  bank: {
    ALLIED_BANK_LIMITED: ['ALLIED_BANK', 'ABL'],
    ALBARAKA_BANK_PAKISTAN_LIMITED: ['ALBARAKA_BANK', 'AL_BARAKA_BANK', 'ALBARAKA'],
    ASKARI_BANK_LIMITED: ['ASKARI_BANK', 'AKBL'],
    BANK_AL_HABIB_LIMITED: ['BANK_AL_HABIB', 'BANK_ALHABIB', 'BAHL'],
    BANK_ALFALAH_LIMITED: ['BANK_ALFALAH', 'ALFALAH', 'BAFL'],
    BANK_OF_KHYBER: ['THE_BANK_OF_KHYBER', 'BOK'],
    BANK_OF_PUNJAB: ['THE_BANK_OF_PUNJAB', 'BOP'],
    BANKISLAMI_PAKISTAN_LIMITED: ['BANKISLAMI', 'BANK_ISLAMI'],
    DUBAI_ISLAMIC_BANK_PAKISTAN_LIMITED: ['DUBAI_ISLAMIC_BANK', 'DIB'],
    FAYSAL_BANK_LIMITED: ['FAYSAL_BANK', 'FBL'],
    FINCA_MICROFINANCE_BANK_LIMITED: ['FINCA_MICROFINANCE_BANK', 'FINCA'],
    FIRST_WOMEN_BANK_LIMITED: ['FIRST_WOMEN_BANK', 'FWBL'],
    HABIB_BANK_LIMITED: ['HABIB_BANK', 'HBL'],
    HABIB_METROPOLITAN_BANK_LIMITED: ['HABIB_METROPOLITAN_BANK', 'HABIBMETRO', 'HMB'],
    JS_BANK_LIMITED: ['JS_BANK', 'JSBL'],
    MCB_BANK_LIMITED: ['MCB_BANK', 'MCB', 'MUSLIM_COMMERCIAL_BANK'],
    MCB_ISLAMIC_BANK_LIMITED: ['MCB_ISLAMIC_BANK', 'MIB'],
    MEEZAN_BANK_LIMITED: ['MEEZAN_BANK', 'MEEZAN', 'MBL'],
    MOBILINK_MICROFINANCE_BANK_LIMITED: ['MOBILINK_MICROFINANCE_BANK', 'MMBL'],
    NATIONAL_BANK_OF_PAKISTAN: ['NATIONAL_BANK', 'NBP'],
    SAMBA_BANK_LIMITED: ['SAMBA_BANK', 'SAMBA'],
    SILK_BANK_LIMITED: ['SILK_BANK', 'SILKBANK'],
    SINDH_BANK_LIMITED: ['SINDH_BANK'],
    SONERI_BANK_LIMITED: ['SONERI_BANK', 'SONERI'],
    STANDARD_CHARTERED_BANK_PAKISTAN_LIMITED: ['STANDARD_CHARTERED_BANK', 'STANDARD_CHARTERED', 'SCB'],
    SUMMIT_BANK_LIMITED: ['SUMMIT_BANK'],
    TELENOR_MICROFINANCE_BANK_LIMITED: ['TELENOR_MICROFINANCE_BANK', 'TMB'],
    U_MICROFINANCE_BANK_LIMITED: ['U_MICROFINANCE_BANK', 'U_BANK', 'UBANK'],
    UNITED_BANK_LIMITED: ['UNITED_BANK', 'UBL'],
    ZARAI_TARAQIATI_BANK_LIMITED: ['ZARAI_TARAQIATI_BANK', 'ZTBL'],
  },
};

const BANKS: ReadonlyMap<string, Bank> = new Map(
  (['wallet', 'bank'] as const).flatMap((kind) =>
    Object.entries(NAMES[kind]).flatMap(([code, aliases]) => {
      const bank: Bank = { code, kind, wallet: code === 'EASYPAISA' || code === 'JAZZCASH' ? code.toLowerCase() : null };
      return [code, ...aliases].map((name) => [name, bank] as const);
    }),
  ),
);

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
  return BANKS.get(plainBankName(meant)) ?? null;
}
