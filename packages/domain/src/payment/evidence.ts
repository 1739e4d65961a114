import type { Outcome } from '../outcome.ts';
import { contestedAfter, heldBackByAmount, returnKept } from './contested-amount.ts';
import { ATTEMPT_STATES, isOpen, type Attempt, type AttemptState, type Evidence, type EvidenceSource } from './types.ts';

/** What an outcome says about an attempt, as an attempt state. */
export function provenState(outcome: Outcome): AttemptState {
  switch (outcome.kind) {
    case 'succeeded':
      return 'succeeded';
    case 'declined':
      return 'declined';
    case 'pending':
      return 'pending';
    case 'not_sent':
      return 'not_sent';
    case 'unknown':
      return outcome.integrityProblem === null ? 'unknown' : 'quarantined';
    default:
      return outcome satisfies never;
  }
}

/**
 * The truth table: the state of an attempt after a proof, for every state before it. Published in `docs/truth-table.md` and tested
 * cell by cell.
 *
 * It is the join of a total order (intent < unknown < pending < quarantined < not_sent < declined < succeeded), so the order in which
 * evidence arrives does not matter, and proof that money moved always wins: a provider that first declines and then says "paid" has
 * been paid. Connectors report `declined` only where the provider cannot still change its mind (see the windows of each provider).
 */
export const TRUTH_TABLE: Readonly<Record<AttemptState, Readonly<Record<AttemptState, AttemptState>>>> = {
  intent: row('intent'),
  unknown: row('unknown'),
  pending: row('pending'),
  quarantined: row('quarantined'),
  not_sent: row('not_sent'),
  declined: row('declined'),
  succeeded: row('succeeded'),
};

function row(before: AttemptState): Record<AttemptState, AttemptState> {
  const after = (proof: AttemptState): AttemptState => (rank(proof) > rank(before) ? proof : before);
  return {
    intent: after('intent'),
    unknown: after('unknown'),
    pending: after('pending'),
    quarantined: after('quarantined'),
    not_sent: after('not_sent'),
    declined: after('declined'),
    succeeded: after('succeeded'),
  };
}

function rank(state: AttemptState): number {
  return ATTEMPT_STATES.indexOf(state);
}

/**
 * Folds one proof into an attempt. Pure; the same set of proofs gives the same state in any order, but for an amount that is contested only after a
 * proof that named none had settled the attempt.
 *
 * @param given - with an amount that was compared with the one asked
 */
export function foldEvidence(before: Attempt, given: Evidence): Attempt {
  const evidence = heldBackByAmount(before, given);
  const proof = provenState(evidence.outcome);
  const state = TRUTH_TABLE[before.state][proof];
  const isInquiry = evidence.source === 'inquiry';
  const hinted = before.hinted && state !== 'succeeded' && !(isInquiry && before.hintAsked && answersHint(evidence));
  const amountContested = contestedAfter(before, given, state);
  const returnUnexplained = before.returnUnexplained && given.source !== 'operator';
  const inquiriesMade = before.inquiriesMade + (isInquiry ? 1 : 0);
  const counted: Attempt = { ...before, state, inquiriesMade, amountContested, reversed: returnKept(before, given), returnUnexplained, hinted, hintAsked: hinted && before.hintAsked, hintedAt: hinted ? before.hintedAt : null };
  const isRepeated = before.state === proof && !before.amountContested;
  const learnt = state === proof ? adoptFacts(counted, evidence.outcome, isRepeated) : counted;
  // A hint that came while the call or an inquiry was under way has waited for its end: that answer may be older than the hint.
  const isUnasked = hinted && (isInquiry ? !before.hintAsked : before.state === 'intent');
  const planned = isUnasked ? evidence.at : null;
  if (!isOpen(learnt)) {
    const nextInquiryAt = hinted ? (planned ?? (isInquiry ? evidence.nextInquiryAt : isOpen(before) ? evidence.at : before.nextInquiryAt)) : null;
    return { ...learnt, settledAt: before.settledAt ?? evidence.at, nextInquiryAt, needsOperator: amountContested || (returnUnexplained && before.needsOperator), nextAction: null };
  }
  // An inquiry that proves nothing and names no time for the next one has used the schedule up; else it would be made again at once, for ever.
  const exhausted = evidence.scheduleExhausted || (isInquiry && evidence.nextInquiryAt === null);
  // An early callback that proves nothing must not push a scheduled inquiry further away.
  // Nor may anything but an inquiry that knew of it take a hint's look away, whatever the schedule says.
  const hintAt = planned ?? (hinted && !isInquiry ? before.nextInquiryAt : null);
  const nextInquiryAt = hintAt ?? (exhausted ? null : (evidence.nextInquiryAt ?? before.nextInquiryAt));
  return { ...learnt, nextInquiryAt, needsOperator: before.needsOperator || exhausted };
}

/** What a message would make of an attempt. Its amount, where it names one, is taken for the one asked. */
export function wouldBecome(attempt: Attempt, source: EvidenceSource, outcome: Outcome): AttemptState {
  return foldEvidence(attempt, { source, outcome, at: attempt.sentAt, nextInquiryAt: null, scheduleExhausted: false }).state;
}

/** An inquiry that met no answer, or one that decides nothing, leaves a hint open until the schedule is used up. */
function answersHint({ outcome, nextInquiryAt, scheduleExhausted }: Evidence): boolean {
  const isUndecided = outcome.kind === 'unknown' || outcome.kind === 'pending';
  return !isUndecided || scheduleExhausted || nextInquiryAt === null;
}

/** @param repeated - the attempt was in this state already, beyond doubt: what followed from the first decline stands, only missing facts are added. */
function adoptFacts(attempt: Attempt, outcome: Outcome, repeated: boolean): Attempt {
  if (outcome.kind === 'not_sent') return { ...attempt, reason: outcome.reason, fault: 'provider', retry: 'other-path' };
  const told: Attempt = {
    ...attempt,
    providerCode: outcome.providerCode === '' ? attempt.providerCode : outcome.providerCode,
    providerTransactionId: outcome.providerTransactionId === '' ? attempt.providerTransactionId : outcome.providerTransactionId,
  };
  switch (outcome.kind) {
    case 'succeeded':
      return { ...told, reason: null, fault: null, retry: null, reversed: attempt.reversed || outcome.reversed };
    case 'declined':
      return repeated ? told : { ...told, reason: outcome.reason, fault: outcome.fault, retry: outcome.retry };
    case 'pending':
      return { ...told, reason: 'provider_pending', nextAction: outcome.nextAction ?? attempt.nextAction };
    case 'unknown':
      return { ...told, reason: outcome.reason };
    default:
      return outcome satisfies never;
  }
}
