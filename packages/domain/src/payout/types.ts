import type { Money } from '../money.ts';
import type { Fault, Reason, Retry } from '../outcome.ts';
import { isOpen, type AttemptState, type Evidence, type Failure, type Mode } from '../payment/types.ts';
import type { Receiver } from './receiver.ts';

/** `created`: promised or asked for, the balance not yet decided. `held`: the money is set aside, nothing has been sent. */
export const PAYOUT_STATES = ['created', 'held', 'processing', 'succeeded', 'failed'] as const;
export type PayoutState = (typeof PAYOUT_STATES)[number];

/**
 * What the ledger knows of the payout's money. `wanted`: it may have been asked, and nobody knows the answer. `refused`: the balance does not
 * cover it, nothing is set aside.
 */
export const HOLD_STATES = ['wanted', 'refused', 'held', 'committed', 'released'] as const;
export type HoldState = (typeof HOLD_STATES)[number];

/** What the ledger must still be told. */
export type Booking = 'commit' | 'release';

/** One try of a payout over one channel. Its states and what proofs do to them are those of a payment's attempt. */
export interface PayoutAttempt {
  readonly number: number;
  readonly channel: string;
  readonly wallet: string;
  /** Our own reference, written before anything is sent, never used twice. Not every provider lets it travel. */
  readonly reference: string;
  readonly state: AttemptState;
  readonly sentAt: Date;
  /** The request must not leave after this time; the connector checks it again. */
  readonly notAfter: Date;
  readonly settledAt: Date | null;
  readonly providerTransactionId: string;
  readonly providerCode: string;
  readonly reason: Reason | null;
  readonly fault: Fault | null;
  readonly retry: Retry | null;
  readonly inquiriesMade: number;
  readonly nextInquiryAt: Date | null;
  /** As of a payment's attempt: from then on a doubt is in the manual queue, too. */
  readonly overdueAt: Date | null;
  /** Nobody can be asked any more, or nobody could in time: it is in the manual queue. */
  readonly needsOperator: boolean;
  /** As of a payment's attempt: another amount was named, and only the right one or operators clear that. */
  readonly amountContested: boolean;
  /** The provider says that the money came back since. */
  readonly reversed: boolean;
  /** It proved paid when the payout had ended without it: somebody must decide who bears it. */
  readonly surplus: boolean;
}

/** What keeps a payout from its next step. */
export type PayoutWait = 'insufficient_balance' | 'ledger_unavailable' | 'risk_unavailable' | 'risk_review' | 'no_channel' | 'receiver_busy' | 'not_sent';

export interface Payout {
  readonly id: string;
  readonly merchantId: string;
  readonly mode: Mode;
  readonly dialect: string;
  readonly contentHash: string;
  readonly amount: Money;
  /** What the merchant pays on top; null until the money is set aside. */
  readonly fee: Money | null;
  /** The receiver's wallet, or `BANK_WALLET`. */
  readonly wallet: string;
  readonly receiver: Receiver;
  /** HMAC of the receiver's number, or of bank and account: equal for the same receiver, useless to anybody else. */
  readonly receiverKey: string;
  readonly reference: string;
  readonly description: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly notifyUrl: string;
  readonly dialectData: Readonly<Record<string, string>>;
  readonly state: PayoutState;
  readonly failure: Failure | null;
  readonly hold: HoldState;
  /** Null when the ledger knows all. */
  readonly booking: Booking | null;
  /** The merchant has been told that it exists. A payout whose balance was refused before that never came to be. */
  readonly accepted: boolean;
  /** Where the balance does not cover it, it waits for money until it expires, rather than be refused. */
  readonly waitsForFunds: boolean;
  readonly waitReason: PayoutWait | null;
  readonly attempts: readonly PayoutAttempt[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly expiresAt: Date;
  readonly settledAt: Date | null;
  /** When somebody must act next; null when nobody has to. */
  readonly nextActionAt: Date | null;
  /** When its provider is asked whether it took the money back after the success; null when nobody asks. Nothing waits for it. */
  readonly lookBackAt: Date | null;
  readonly version: number;
  /** Events so far; each carries its number, so that a consumer sees a gap. */
  readonly eventCount: number;
}

export type PayoutEventType =
  | 'payout.created'
  | 'payout.processing'
  | 'payout.succeeded'
  | 'payout.failed'
  | 'payout.needs_operator'
  | 'payout.reversed'
  | 'payout.surplus';

export interface PayoutEvent {
  readonly type: PayoutEventType;
  readonly seq: number;
}

/** One proof about one attempt, by our reference. */
export interface PayoutEvidence {
  readonly reference: string;
  readonly evidence: Evidence;
}

export function isPayoutFinal(state: PayoutState): boolean {
  return state === 'succeeded' || state === 'failed';
}

/**
 * An attempt about which something is still to be learnt: also one that was refused, and of which another amount was named since. While one is open
 * nothing else may be sent, and what is set aside stays so.
 */
export function isPayoutOpen(attempt: Pick<PayoutAttempt, 'state' | 'amountContested'>): boolean {
  return isOpen(attempt) || attempt.amountContested;
}

/** The attempt whose money the receiver has: the latest, since of two the platform bears the other one. */
export function paidPayoutAttempt({ attempts }: Pick<Payout, 'attempts'>): PayoutAttempt | undefined {
  return attempts.findLast(({ state, surplus }) => state === 'succeeded' && !surplus);
}

/** Whether the provider took the money back after the payout had succeeded. */
export function isPayoutReversed(payout: Pick<Payout, 'state' | 'attempts'>): boolean {
  return payout.state === 'succeeded' && payout.attempts.some(({ state, reversed, surplus }) => state === 'succeeded' && reversed && !surplus);
}

/** Whether something about the payout waits for a person. */
export function payoutNeedsOperator({ attempts }: Pick<Payout, 'attempts'>): boolean {
  return attempts.some((attempt) => attempt.needsOperator || attempt.surplus);
}
