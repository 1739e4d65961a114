import { sameMoney, type Money } from '../money.ts';
import { isClaimOpen, type ClaimSummary, type Deposit, type DepositRefusal, type Suspicion, type Transfer } from './types.ts';

/** What is to be done with a claim, given all transfers that bear its number. */
export type Match =
  /** It has a transfer already: only the claim must still be told. */
  | { readonly kind: 'has'; readonly transfer: Transfer }
  /** A transfer may be kept for it, by a guarded write that only one claim can win. */
  | { readonly kind: 'take'; readonly transfer: Transfer }
  | { readonly kind: 'refuse'; readonly reason: DepositRefusal }
  | { readonly kind: 'wait' };

/**
 * Compares a claim with the transfers of its world, wallet type and number.
 *
 * A transfer that another claim has is out of reach. Who named the number before the transfer was known waits for that claim's end, since a person
 * may still decide the other way; who comes later is refused at once.
 *
 * @param holderCredited - whether one of the transfers is another deposit's for good
 * @param rivalOfSameUser - the same user has an earlier open claim of the number
 */
export function matchClaim(deposit: Deposit, transfers: readonly Transfer[], holderCredited: boolean, rivalOfSameUser: boolean): Match {
  const own = transfers.find(({ claimedBy }) => claimedBy === deposit.id);
  if (own !== undefined) return { kind: 'has', transfer: own };
  const free = transfers.find(({ claimedBy, blocked }) => claimedBy === null && !blocked);
  if (free !== undefined) {
    if (deposit.amountMismatch === 'refuse' && mismatches(deposit.claimed, free.amount)) return { kind: 'refuse', reason: 'amount_mismatch' };
    return rivalOfSameUser ? { kind: 'refuse', reason: 'already_claimed' } : { kind: 'take', transfer: free };
  }
  if (transfers.length > 0 && (deposit.state === 'checking' || holderCredited)) return { kind: 'refuse', reason: 'already_claimed' };
  return rivalOfSameUser ? { kind: 'refuse', reason: 'already_claimed' } : { kind: 'wait' };
}

/** What is known around a match. */
export interface MatchFacts {
  /** Transfers with this number. */
  readonly sameNumber: number;
  /** Another user had named the number before the transfer was known. */
  readonly contested: boolean;
  /** The merchant's users were shown the receiving wallet. */
  readonly walletShown: boolean;
  /** Bounds of the wallet type, inclusive. */
  readonly minAmount: Money;
  readonly maxAmount: Money;
  /** A transfer that is older than this at the claim is suspect. */
  readonly oldAfterMs: number;
}

/** The first reason for which a person must look at a match before it is credited; null when there is none but what the risk rules may say. */
export function suspicionOf(deposit: Deposit, transfer: Transfer, facts: MatchFacts): Suspicion | null {
  const { amount } = transfer;
  if (transfer.contradicted) return 'sources_disagree';
  if (facts.sameNumber > 1) return 'ambiguous_number';
  if (facts.contested) return 'contested';
  if (!facts.walletShown) return 'wallet_not_shown';
  if (transfer.senderNumber === '') return 'sender_unknown';
  if (deposit.createdAt.getTime() - transfer.transferredAt.getTime() > facts.oldAfterMs) return 'old_transfer';
  const { minAmount, maxAmount } = facts;
  if (amount.currency !== minAmount.currency || amount.minor < minAmount.minor || amount.minor > maxAmount.minor) return 'amount_out_of_range';
  return deposit.amountMismatch === 'pending' && mismatches(deposit.claimed, amount) ? 'amount_mismatch' : null;
}

/** Which of two open claims of a number comes first: the one that was made first. */
export function isEarlier(a: ClaimSummary, b: ClaimSummary): boolean {
  return a.createdAt < b.createdAt || (a.createdAt.getTime() === b.createdAt.getTime() && a.id < b.id);
}

/** Whether the same user has an earlier open claim of the number. @param others - claims of the number, this one among them or not */
export function hasRivalOfSameUser(deposit: ClaimSummary, others: readonly ClaimSummary[]): boolean {
  return others.some((other) => other.id !== deposit.id && other.labelKey === deposit.labelKey && isClaimOpen(other.state) && isEarlier(other, deposit));
}

/** Whether another user had named the number, too, before the transfer was known. */
export function isContested(deposit: ClaimSummary, transfer: Transfer, others: readonly ClaimSummary[]): boolean {
  const early = (each: ClaimSummary): boolean => each.createdAt < transfer.recordedAt;
  return early(deposit) && others.some((other) => other.labelKey !== deposit.labelKey && isClaimOpen(other.state) && early(other));
}

function mismatches(claimed: Money | null, real: Money): boolean {
  return claimed !== null && !sameMoney(claimed, real);
}
