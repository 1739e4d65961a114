import { NO_FACTS, type Outcome } from '../outcome.ts';
import { applyEvidence, type RetryPolicy } from './apply-evidence.ts';
import { refundEvidence } from './refund-evidence.ts';
import { replaceRefund } from './refund.ts';
import type { Change } from './change.ts';
import { isOpen, type Attempt, type Evidence, type Payment, type Refund } from './types.ts';

/** What operators may find, by evidence outside the platform: the money moved, it did not and will not, or it moved and the provider took it back. */
export const VERDICTS = ['succeeded', 'declined', 'reversed'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The verdict of operators about one attempt. */
export interface AttemptVerdict {
  readonly number: number;
  readonly verdict: Verdict;
  /** The provider's transaction number, where the operators know it; else empty. */
  readonly providerTransactionId: string;
  readonly retryPolicy: RetryPolicy;
  /** Id for a refund, should the verdict show money that must go back. */
  readonly refundId: string;
  readonly at: Date;
}

/** The verdict of operators about one refund: the money went back to the payer, or it did not and will not. */
export interface RefundVerdict {
  readonly id: string;
  readonly verdict: Exclude<Verdict, 'reversed'>;
  readonly at: Date;
}

/**
 * People settle an attempt. What is settled stays settled, but for proof that money moved after all, which is a late capture like any other, and for
 * a reversal, which is a fact after the end wherever it was seen. What the provider has called in question since is theirs to answer: an amount that is
 * contested, or money that went back beside a refund of ours ("succeeded": it was that refund).
 * A decline of theirs ends the payment: nothing is tried again behind it, since a person may be wrong.
 */
export function settleAttempt(payment: Payment, input: AttemptVerdict): Change {
  const attempt = payment.attempts.find((each) => each.number === input.number);
  if (attempt === undefined) return { kind: 'refused', refusal: 'no_such_attempt' };
  // The call is not over: its answer is on its way, and the request itself may be.
  if (attempt.state === 'intent') return { kind: 'refused', refusal: 'under_way' };
  const isExplanation = attempt.returnUnexplained && input.verdict === 'succeeded';
  if (!isExplanation && !isNews(input.verdict, attempt, isOpen(attempt) || attempt.amountContested)) return { kind: 'refused', refusal: 'already_settled' };
  const { retryPolicy, refundId, at } = input;
  return applyEvidence(payment, { reference: attempt.reference, evidence: evidenceOf(input.verdict, input.providerTransactionId, at), retryPolicy, refundId, at });
}

/**
 * People settle a refund that only they can settle, or report that one which failed went back after all. Money that is not ours to keep (a late or
 * second capture) can only be reported as gone back, unless the provider has reversed it by itself.
 */
export function settleRefund(payment: Payment, input: RefundVerdict): Change {
  const refund = payment.refunds.find((each) => each.id === input.id);
  if (refund === undefined) return { kind: 'refused', refusal: 'no_such_refund' };
  if (refund.state === 'requested' || refund.state === 'processing') return { kind: 'refused', refusal: 'under_way' };
  if (input.verdict === 'declined') return decline(payment, refund, input.at);
  const { id, reference } = refund;
  const change = refundEvidence(payment, { id, reference, evidence: evidenceOf('succeeded', '', input.at), maxTries: 1, retryAfterMs: 0, at: input.at });
  return change.kind === 'unchanged' ? { kind: 'refused', refusal: 'already_settled' } : change;
}

function decline(payment: Payment, refund: Refund, at: Date): Change {
  if (refund.state !== 'needs_operator') return { kind: 'refused', refusal: 'already_settled' };
  const isReversed = payment.attempts.some((attempt) => attempt.number === refund.attemptNumber && (attempt.reversed || attempt.returnUnexplained));
  if (refund.origin !== 'merchant' && !isReversed) return { kind: 'refused', refusal: 'must_go_back' };
  return {
    kind: 'changed',
    payment: replaceRefund(payment, { ...refund, state: 'failed', failureReason: 'settled_by_operator', settledAt: at, nextActionAt: null }),
    events: [{ topic: 'refunds', type: 'refund.failed', refundId: refund.id }],
  };
}

/** Whether a verdict says what is not known of an attempt. What did not move cannot have come back. */
export function isNews(verdict: Verdict, { state, reversed }: Pick<Attempt, 'state' | 'reversed'>, open: boolean): boolean {
  switch (verdict) {
    case 'succeeded':
      return state !== 'succeeded';
    case 'declined':
      return open;
    case 'reversed':
      return open || (state === 'succeeded' && !reversed);
    default:
      return verdict satisfies never;
  }
}

/** A verdict as proof about an attempt or a refund. */
export function evidenceOf(verdict: Verdict, providerTransactionId: string, at: Date): Evidence {
  const facts = { ...NO_FACTS, providerTransactionId };
  const outcome: Outcome =
    verdict === 'declined'
      ? { kind: 'declined', fault: 'provider', retry: 'never', reason: 'settled_by_operator', ...facts }
      : { kind: 'succeeded', amount: null, reversed: verdict === 'reversed', ...facts };
  return { source: 'operator', outcome, at, nextInquiryAt: null, scheduleExhausted: false };
}
