/** Personal data of the person who is paid; sealed at rest, never in an event, log or metric. */
export interface Receiver {
  /** Always 03XXXXXXXXX: the wallet that is paid, or the contact of an account's owner, which the transfer names. */
  readonly mobile: string;
  readonly name: string;
  /** 13 digits, or empty. */
  readonly cnic: string;
  /** Our code of the bank, one of `BANKS`; empty where a wallet is paid. */
  readonly bank: string;
  /** As `normaliseAccountNumber` gives it; empty where a wallet is paid. */
  readonly accountNumber: string;
}

/** The word for accounts at banks wherever a wallet's name stands: in routes, fees and metrics. */
export const BANK_WALLET = 'bank';
