import { sameMoney, type Money } from '../money.ts';
import type { Outcome } from '../outcome.ts';
import { contestedAfter, heldBackByAmount, returnKept } from '../payment/contested-amount.ts';
import { provenState, TRUTH_TABLE } from '../payment/evidence.ts';
import { isOpen } from '../payment/types.ts';
import type { Evidence } from '../payment/types.ts';
import type { PayoutAttempt } from './types.ts';

/**
 * Folds one proof into an attempt of a payout, by the truth table of payments: the same set of proofs gives the same state in any order, but for an
 * amount that is contested only after a proof that named none had settled the attempt; and proof that money moved always wins.
 */
export function foldPayoutEvidence(before: PayoutAttempt, given: Evidence, amount: Money): PayoutAttempt {
  const compared = { ...given, outcome: checkAmount(given.outcome, amount) };
  const evidence = heldBackByAmount(before, compared);
  const proof = provenState(evidence.outcome);
  const state = TRUTH_TABLE[before.state][proof];
  const isInquiry = evidence.source === 'inquiry';
  const amountContested = contestedAfter(before, compared, state);
  const counted: PayoutAttempt = { ...before, state, amountContested, reversed: returnKept(before, compared), inquiriesMade: before.inquiriesMade + (isInquiry ? 1 : 0) };
  const isRepeated = before.state === proof && !before.amountContested;
  const learnt = state === proof ? adoptFacts(counted, evidence.outcome, isRepeated) : counted;
  if (!isOpen(learnt)) {
    // Whatever ended it, another amount that was named is a person's to look into: nobody else can be asked.
    return { ...learnt, settledAt: before.settledAt ?? evidence.at, nextInquiryAt: null, needsOperator: amountContested };
  }
  // An inquiry that proves nothing and names no time for the next one was the last; else it would be made again at once, for ever.
  const exhausted = evidence.scheduleExhausted || (isInquiry && evidence.nextInquiryAt === null);
  const needsOperator = before.needsOperator || exhausted;
  // Only one that is in the queue because nobody could be asked in time is asked about on.
  const isOver = exhausted || (before.needsOperator && before.nextInquiryAt === null);
  return { ...learnt, needsOperator, nextInquiryAt: isOver ? null : (evidence.nextInquiryAt ?? before.nextInquiryAt) };
}

/** Connectors compare amounts, too; "paid" over another amount must never settle a payout, whoever overlooked it. */
function checkAmount(outcome: Outcome, amount: Money): Outcome {
  if (outcome.kind !== 'succeeded' || outcome.amount === null || sameMoney(outcome.amount, amount)) return outcome;
  const { providerCode, providerTransactionId } = outcome;
  return { kind: 'unknown', reason: 'integrity', integrityProblem: 'amount', providerCode, providerTransactionId };
}

/** @param repeated - it was in this state already, beyond doubt: the first reason stands, only missing facts are added. */
function adoptFacts(attempt: PayoutAttempt, outcome: Outcome, repeated: boolean): PayoutAttempt {
  if (outcome.kind === 'not_sent') return repeated ? attempt : { ...attempt, reason: outcome.reason, fault: 'provider', retry: 'other-path' };
  const told: PayoutAttempt = {
    ...attempt,
    providerCode: outcome.providerCode || attempt.providerCode,
    providerTransactionId: outcome.providerTransactionId || attempt.providerTransactionId,
  };
  switch (outcome.kind) {
    case 'succeeded':
      return { ...told, reason: null, fault: null, retry: null, reversed: attempt.reversed || outcome.reversed };
    case 'declined':
      return repeated ? told : { ...told, reason: outcome.reason, fault: outcome.fault, retry: outcome.retry };
    case 'pending':
      return { ...told, reason: 'provider_pending' };
    case 'unknown':
      return { ...told, reason: outcome.reason };
    default:
      return outcome satisfies never;
  }
}
