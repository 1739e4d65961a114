/**
 * What the platform must know of the country it serves, as data: nothing else names a currency, a zone or a wallet. Limits and fees that
 * regulators or providers change belong to the rules of the service that applies them, with their dates.
 */
export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  /** ISO 4217. */
  readonly currency: string;
  /** IANA zone of every local time that is shown, signed or sent to a provider. */
  readonly timeZone: string;
  readonly wallets: readonly string[];
}

export const PAKISTAN = {
  code: 'PK',
  currency: 'PKR',
  // UTC+5 all year: there is no daylight saving.
  timeZone: 'Asia/Karachi',
  wallets: ['jazzcash', 'easypaisa'],
} as const satisfies Country;
