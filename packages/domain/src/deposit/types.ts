import type { Money } from '../money.ts';
import type { Mode } from '../payment/types.ts';

/**
 * `checking`: stored, and not yet compared with the known transfers. Nobody is told of it. `possible`: no transfer with its number is known.
 * `pending`: the transfer is kept for it until a person decides. The other three are final.
 */
export const DEPOSIT_STATES = ['checking', 'possible', 'pending', 'credited', 'refused', 'expired'] as const;
export type DepositState = (typeof DEPOSIT_STATES)[number];

/** What happens to a claim whose amount is not the transfer's; a merchant's setting. */
export const AMOUNT_MISMATCH_RULES = ['credit_real', 'pending', 'refuse'] as const;
export type AmountMismatchRule = (typeof AMOUNT_MISMATCH_RULES)[number];

/** Why a claim gets nothing. */
export type DepositRefusal = 'already_claimed' | 'amount_mismatch' | 'too_many_claims' | 'refused_by_operator';

/** Why a person must look before a transfer is credited. */
export type Suspicion =
  /** Two sources tell of one transfer with different amounts. */
  | 'sources_disagree'
  /** Several receiving wallets took in a transfer with this number. */
  | 'ambiguous_number'
  /** Several users named the number before the transfer was known: somebody guesses. */
  | 'contested'
  /** The money came into a wallet that nobody of this merchant was shown. */
  | 'wallet_not_shown'
  | 'sender_unknown'
  | 'old_transfer'
  | 'amount_out_of_range'
  | 'amount_mismatch'
  | 'risk_review'
  | 'risk_rejected';

/** Money that came into a receiving wallet. Written once; what it is kept for changes, what it is never does. */
export interface Transfer {
  readonly id: string;
  readonly mode: Mode;
  readonly walletType: string;
  readonly receivingNumber: string;
  /** The wallet's transaction number. */
  readonly number: string;
  readonly amount: Money;
  /** 03XXXXXXXXX, or empty. Personal data. */
  readonly senderNumber: string;
  readonly transferredAt: Date;
  readonly recordedAt: Date;
  /** Another source told of it with another amount. */
  readonly contradicted: boolean;
  /** The deposit it is kept for. At most one ever has it at a time, and one that is credited has it for good. */
  readonly claimedBy: string | null;
  /** An operator keeps it from every claim. */
  readonly blocked: boolean;
}

/** The part of a transfer that a deposit keeps. */
export type DepositTransfer = Pick<Transfer, 'id' | 'receivingNumber' | 'senderNumber' | 'amount' | 'transferredAt'>;

export interface DepositDecision {
  /** Handles, in alphabetical order: two where the decision moved money or freed the transfer. */
  readonly operators: readonly string[];
  readonly reason: string;
  /** Of a refusal: somebody else may claim the transfer; else it is kept from every claim. */
  readonly freeTransfer: boolean;
  readonly at: Date;
}

/** A claim of a transfer and what became of it. */
export interface Deposit {
  readonly id: string;
  readonly merchantId: string;
  readonly mode: Mode;
  readonly dialect: string;
  readonly contentHash: string;
  readonly reference: string;
  readonly walletType: string;
  readonly currency: string;
  /** The merchant's name for its user; may be personal data. */
  readonly label: string;
  /** HMAC of merchant and label. */
  readonly labelKey: string;
  /** The wallet's transaction number. */
  readonly number: string;
  /** What the payer says he sent; null when he did not say. */
  readonly claimed: Money | null;
  readonly amountMismatch: AmountMismatchRule;
  readonly transfer: DepositTransfer | null;
  readonly state: DepositState;
  /** Why it is pending or refused. */
  readonly reason: DepositRefusal | Suspicion | null;
  readonly decision: DepositDecision | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly dialectData: Readonly<Record<string, string>>;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly expiresAt: Date;
  readonly settledAt: Date | null;
  /** When it must be looked at again; null when nobody has to. */
  readonly nextActionAt: Date | null;
  readonly version: number;
  /** Events so far; each carries its number, so that a consumer sees a gap. */
  readonly eventCount: number;
}

/** What rival claims of a number must know of each other. */
export type ClaimSummary = Pick<Deposit, 'id' | 'labelKey' | 'state' | 'createdAt'>;

export type DepositEventType = 'deposit.possible' | 'deposit.pending' | 'deposit.credited' | 'deposit.refused' | 'deposit.expired';

export interface DepositEvent {
  readonly type: DepositEventType;
  readonly seq: number;
}

export function isDepositFinal(state: DepositState): boolean {
  return state === 'credited' || state === 'refused' || state === 'expired';
}

/** A claim that a transfer can still go to. */
export function isClaimOpen(state: DepositState): boolean {
  return state === 'checking' || state === 'possible';
}
