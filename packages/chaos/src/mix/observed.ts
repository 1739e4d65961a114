/** What one call about a payout or a deposit told its client. Times are milliseconds since the epoch. */
export interface Answer {
  readonly at: number;
  readonly endedAt: number;
  /** null: no answer came. */
  readonly status: number | null;
  readonly id: string | null;
  /** In the native API's words. */
  readonly state: string | null;
  readonly code: string | null;
}

export interface PayoutOrder {
  /** Idempotency-Key, and the merchant's reference. */
  readonly key: string;
  readonly merchantId: string;
  /** `bank` for an account at a bank. */
  readonly wallet: string;
  /** Who is to be paid, as the providers' books name them: a wallet's number, or `ABL/0342...`, bank and account. */
  readonly receiver: string;
  readonly amountMinor: bigint;
  readonly submissions: readonly (Answer & { readonly body: 'same' | 'other' })[];
  readonly reads: readonly Answer[];
}

export interface DepositClaim {
  /** Idempotency-Key, and the merchant's reference. */
  readonly key: string;
  readonly merchantId: string;
  readonly wallet: string;
  /** The transaction number that it names. */
  readonly number: string;
  readonly claimedMinor: bigint | null;
  readonly submissions: readonly Answer[];
}

/** Money that somebody sent by hand. */
export interface SentTransfer {
  readonly wallet: string;
  readonly to: string;
  readonly number: string;
  readonly amountMinor: bigint;
}

export interface Funding {
  readonly merchantId: string;
  readonly reference: string;
  readonly amountMinor: bigint;
  /** Whether the ledger said that it is booked. */
  readonly told: boolean;
}

/** What clients did and heard beside pay-ins: outside truth of the request side. */
export interface MixObservation {
  readonly payouts: readonly PayoutOrder[];
  readonly claims: readonly DepositClaim[];
  readonly transfers: readonly SentTransfer[];
  readonly fundings: readonly Funding[];
  /** Accounts of the providers that money is paid out from. */
  readonly payoutAccounts: readonly string[];
  /** Fees as published, in hundredths of a per cent, by `payin.jazzcash` and the like; `*` for every wallet without one. */
  readonly fees: Readonly<Record<string, number>>;
}

/** How much of what was really asked for, by kind. */
export function countMix({ payouts, claims, transfers, fundings }: Pick<MixObservation, 'payouts' | 'claims' | 'transfers' | 'fundings'>): Readonly<Record<string, number>> {
  const toBanks = payouts.filter(({ wallet }) => wallet === 'bank').length;
  return { payouts: payouts.length, 'of the payouts into bank accounts': toBanks, 'transfers by hand': transfers.length, 'claims of transfers': claims.length, 'test money': fundings.length };
}
