import type { Money } from '../money.ts';
import { NO_FACTS } from '../outcome.ts';
import type { RetryPolicy } from '../payment/apply-evidence.ts';
import { evidenceOf, isNews, type Verdict } from '../payment/settle.ts';
import type { Evidence, Failure } from '../payment/types.ts';
import { foldPayoutEvidence } from './evidence.ts';
import { payoutActionAt } from './next-step.ts';
import { isPayoutFinal, isPayoutOpen, isPayoutReversed, type Booking, type Payout, type PayoutAttempt, type PayoutEvent, type PayoutEventType, type PayoutWait } from './types.ts';

/** Everything that can happen to a payout. */
export type PayoutInput =
  /** @param contentHash - of the payout that the ledger was asked about: one that was refused may be another one by now */
  | { readonly kind: 'held'; readonly contentHash: string; readonly fee: Money; readonly at: Date }
  /** @param lookAt - when one that waits for funds asks again */
  | { readonly kind: 'hold-refused'; readonly contentHash: string; readonly lookAt: Date; readonly at: Date }
  /** The merchant is told that it exists although the ledger has not decided yet. */
  | { readonly kind: 'accept'; readonly at: Date }
  /** Risk refused it. */
  | { readonly kind: 'reject'; readonly at: Date }
  | { readonly kind: 'wait'; readonly reason: PayoutWait; readonly until: Date; readonly at: Date }
  | ({ readonly kind: 'start-attempt' } & PayoutStart)
  | { readonly kind: 'evidence'; readonly reference: string; readonly evidence: Evidence; readonly retryPolicy: RetryPolicy; readonly at: Date }
  | { readonly kind: 'postpone-inquiry'; readonly reference: string; readonly until: Date; readonly at: Date }
  /** A doubt has lasted as long as it may: it is in the manual queue, and looking goes on. */
  | { readonly kind: 'overdue'; readonly reference: string; readonly at: Date }
  | { readonly kind: 'expire'; readonly at: Date }
  /** @param lookBackAt - when to ask whether a payout that was paid has come back; null never */
  | { readonly kind: 'booked'; readonly booking: Booking; readonly lookBackAt: Date | null; readonly at: Date }
  /** The provider was asked, and the payout has not come back, or it could not be asked. */
  | { readonly kind: 'looked-back'; readonly next: Date | null; readonly at: Date }
  | { readonly kind: 'postpone-booking'; readonly until: Date; readonly at: Date }
  | { readonly kind: 'settle'; readonly number: number; readonly verdict: Verdict; readonly providerTransactionId: string; readonly retryPolicy: RetryPolicy; readonly at: Date };

/** The intent of one try. */
export interface PayoutStart {
  readonly channel: string;
  readonly reference: string;
  readonly notAfter: Date;
  /** When the call is over, whatever became of it: from then on it is a doubt. */
  readonly inquireAt: Date;
  /** When a doubt about it has lasted long enough for a person to look. */
  readonly overdueAt: Date;
  readonly at: Date;
}

export type PayoutRefusal = 'already_final' | 'attempt_open' | 'not_held' | 'no_such_attempt' | 'under_way' | 'already_settled';

export type PayoutTransition =
  | { readonly kind: 'changed'; readonly payout: Payout; readonly events: readonly PayoutEvent[] }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly refusal: PayoutRefusal };

type Change =
  | { readonly kind: 'changed'; readonly payout: Payout; readonly events: readonly PayoutEventType[]; readonly resumeAt?: Date }
  | Exclude<PayoutTransition, { kind: 'changed' }>;

/**
 * The state machine of a payout: total over every state and input, pure, and the only code that changes a payout. Final states are absorbing;
 * what is learnt after the end is recorded on its attempt, told to the ledger where it is sure whose money it is, and else to a person.
 */
export function transitionPayout(payout: Payout, input: PayoutInput): PayoutTransition {
  const change = apply(payout, input);
  if (change.kind !== 'changed') return change;
  const touched: Payout = { ...change.payout, version: payout.version + 1, updatedAt: input.at };
  const due: Payout = { ...touched, nextActionAt: payoutActionAt(touched, change.resumeAt ?? null) };
  const events = change.events.map((type, index) => ({ type, seq: payout.eventCount + index + 1 }));
  return { kind: 'changed', payout: { ...due, eventCount: payout.eventCount + events.length }, events };
}

function apply(payout: Payout, input: PayoutInput): Change {
  switch (input.kind) {
    case 'held':
      return whenHeld(payout, input);
    case 'hold-refused':
      return holdRefused(payout, input);
    case 'accept':
      return payout.accepted || payout.hold === 'refused' || isPayoutFinal(payout.state) ? { kind: 'unchanged' } : { ...accepted(payout), resumeAt: input.at };
    case 'reject':
      if (isPayoutFinal(payout.state)) return { kind: 'refused', refusal: 'already_final' };
      if (payout.attempts.length > 0) return { kind: 'refused', refusal: 'under_way' };
      return failed(payout, { reason: 'risk_rejected', fault: 'merchant' }, input.at);
    case 'wait':
      if (isPayoutFinal(payout.state)) return { kind: 'refused', refusal: 'already_final' };
      if (payout.attempts.some(isPayoutOpen)) return { kind: 'refused', refusal: 'attempt_open' };
      return { kind: 'changed', payout: { ...payout, waitReason: input.reason }, events: [], resumeAt: input.until };
    case 'start-attempt':
      return start(payout, input);
    case 'evidence':
      return evidence(payout, input);
    case 'postpone-inquiry':
      return postponeInquiry(payout, input.reference, input.until);
    case 'overdue':
      return overdue(payout, input.reference);
    case 'expire':
      return expire(payout, input.at);
    case 'booked':
      return booked(payout, input.booking, input.lookBackAt);
    case 'looked-back':
      return payout.lookBackAt === null ? { kind: 'unchanged' } : { kind: 'changed', payout: { ...payout, lookBackAt: input.next }, events: [] };
    case 'postpone-booking':
      return payout.booking === null ? { kind: 'unchanged' } : { kind: 'changed', payout, events: [], resumeAt: input.until };
    case 'settle':
      return settle(payout, input);
    default:
      return input satisfies never;
  }
}

/**
 * Also after a refusal: whoever asked again meanwhile, with the same key, was given the money, and it must not be forgotten. Where the payout is
 * another one by now, that money goes back, and the payout with it: the ledger knows one hold by this id.
 */
function whenHeld(payout: Payout, { contentHash, fee, at }: Extract<PayoutInput, { kind: 'held' }>): Change {
  if (payout.state !== 'created' || (payout.hold !== 'wanted' && payout.hold !== 'refused')) return { kind: 'unchanged' };
  if (contentHash !== payout.contentHash) return failed({ ...payout, hold: 'held' }, { reason: 'insufficient_balance', fault: 'merchant' }, at);
  return { ...accepted({ ...payout, state: 'held', hold: 'held', fee, waitReason: null }), resumeAt: at };
}

/** One thing at a time: what came back while the ledger was still to be told that it left is told after that. */
function booked(payout: Payout, booking: Booking, lookBackAt: Date | null): Change {
  if (payout.booking !== booking) return { kind: 'unchanged' };
  if (booking === 'release') return { kind: 'changed', payout: { ...payout, booking: null, hold: 'released' }, events: [] };
  const isBack = isPayoutReversed(payout);
  return { kind: 'changed', payout: { ...payout, booking: isBack ? 'release' : null, hold: 'committed', lookBackAt: isBack || payout.state !== 'succeeded' ? null : lookBackAt }, events: [] };
}

function accepted(payout: Payout): Change & { kind: 'changed' } {
  return { kind: 'changed', payout: { ...payout, accepted: true }, events: payout.accepted ? [] : ['payout.created'] };
}

/**
 * Before the merchant knows of it, it never came to be; afterwards it has failed. Then the ledger was asked before without an answer, and that
 * question may still be on its way: a release after the refusal makes sure that it finds nothing to hold for. One that waits for funds exists
 * from now on, and asks again until it expires.
 */
function holdRefused(payout: Payout, { contentHash, lookAt, at }: Extract<PayoutInput, { kind: 'hold-refused' }>): Change {
  if (payout.state !== 'created' || payout.hold !== 'wanted' || contentHash !== payout.contentHash) return { kind: 'unchanged' };
  if (payout.waitsForFunds) return { ...accepted({ ...payout, waitReason: 'insufficient_balance' }), resumeAt: lookAt };
  if (!payout.accepted) return { kind: 'changed', payout: { ...payout, hold: 'refused', waitReason: null }, events: [] };
  return failed(payout, { reason: 'insufficient_balance', fault: 'merchant' }, at);
}

function start(payout: Payout, input: PayoutStart): Change {
  if (isPayoutFinal(payout.state)) return { kind: 'refused', refusal: 'already_final' };
  if (payout.hold !== 'held') return { kind: 'refused', refusal: 'not_held' };
  if (payout.attempts.some(isPayoutOpen)) return { kind: 'refused', refusal: 'attempt_open' };
  const attempt: PayoutAttempt = {
    number: payout.attempts.length + 1,
    channel: input.channel,
    wallet: payout.wallet,
    reference: input.reference,
    state: 'intent',
    sentAt: input.at,
    notAfter: input.notAfter,
    settledAt: null,
    ...NO_FACTS,
    reason: null,
    fault: null,
    retry: null,
    inquiriesMade: 0,
    nextInquiryAt: input.inquireAt,
    overdueAt: input.overdueAt,
    needsOperator: false,
    amountContested: false,
    reversed: false,
    surplus: false,
  };
  const events: PayoutEventType[] = payout.state === 'processing' ? [] : ['payout.processing'];
  return { kind: 'changed', payout: { ...payout, state: 'processing', waitReason: null, attempts: [...payout.attempts, attempt] }, events };
}

type EvidenceInput = Pick<Extract<PayoutInput, { kind: 'evidence' }>, 'reference' | 'evidence' | 'retryPolicy' | 'at'>;

function evidence(payout: Payout, input: EvidenceInput): Change {
  const before = payout.attempts.find((attempt) => attempt.reference === input.reference);
  if (before === undefined) return { kind: 'refused', refusal: 'no_such_attempt' };
  const after = foldPayoutEvidence(before, input.evidence, payout.amount);
  if (JSON.stringify(before) === JSON.stringify(after)) return { kind: 'unchanged' };
  const learnt = replace(payout, after);
  if (after.state === 'succeeded' && before.state !== 'succeeded') return paid(learnt, after, input);
  if (after.reversed && !before.reversed) return reversed(learnt, after);
  if (isPayoutOpen(after)) return { kind: 'changed', payout: learnt, events: after.needsOperator && !before.needsOperator ? ['payout.needs_operator'] : [] };
  return isPayoutOpen(before) && !isPayoutFinal(payout.state) ? notPaid(learnt, after, input) : { kind: 'changed', payout: learnt, events: [] };
}

/** The money arrived. After another end it is a surplus, and a person decides who bears it: never the merchant by itself. */
function paid(payout: Payout, attempt: PayoutAttempt, input: EvidenceInput): Change {
  const { at } = input;
  const endsIt = !isPayoutFinal(payout.state) && !isAnotherOpen(payout, attempt);
  if (attempt.reversed) return endsIt ? failed(payout, { reason: 'reversed_by_provider', fault: 'provider' }, at) : { kind: 'changed', payout, events: [] };
  if (endsIt) return succeeded(payout, at);
  return { kind: 'changed', payout: replace(payout, { ...attempt, surplus: true }), events: ['payout.surplus'] };
}

function succeeded(payout: Payout, at: Date): Change {
  return { kind: 'changed', payout: { ...payout, state: 'succeeded', settledAt: at, waitReason: null, booking: 'commit' }, events: ['payout.succeeded'], resumeAt: at };
}

/** The provider gave the money back by itself: the merchant gets it back, or nobody has to decide about a surplus any more. */
function reversed(payout: Payout, attempt: PayoutAttempt): Change {
  if (attempt.surplus) return { kind: 'changed', payout: replace(payout, { ...attempt, surplus: false }), events: [] };
  if (payout.state !== 'succeeded') return { kind: 'changed', payout, events: [] };
  return { kind: 'changed', payout: { ...payout, booking: payout.booking ?? 'release', lookBackAt: null }, events: ['payout.reversed'] };
}

/** The attempt moved nothing: another follows where that is safe, else the payout has failed. */
function notPaid(payout: Payout, attempt: PayoutAttempt, { retryPolicy, at }: EvidenceInput): Change {
  const { attempts } = payout;
  if (isAnotherOpen(payout, attempt)) return { kind: 'changed', payout, events: [] };
  // An earlier one proved paid while this one was open: there is no surplus, that was the payout.
  const earlier = attempts.find((each) => each.surplus);
  if (earlier !== undefined) return succeeded(replace(payout, { ...earlier, surplus: false }), at);
  const sent = attempts.filter(({ state }) => state !== 'not_sent').length;
  const isOver = attempt.retry === 'never' || attempts.length >= retryPolicy.maxAttempts || sent >= retryPolicy.maxSentAttempts;
  if (isOver) return failed(payout, { reason: attempt.reason ?? 'provider_error', fault: attempt.fault ?? 'provider' }, at);
  const unsent = attempts.length - sent;
  const waitMs = attempt.state === 'not_sent' ? (retryPolicy.backoffMs[Math.min(unsent, retryPolicy.backoffMs.length) - 1] ?? 0) : 0;
  return { kind: 'changed', payout: { ...payout, waitReason: attempt.state === 'not_sent' ? 'not_sent' : null }, events: [], resumeAt: new Date(at.getTime() + waitMs) };
}

function isAnotherOpen({ attempts }: Payout, { number }: PayoutAttempt): boolean {
  return attempts.some((each) => each.number !== number && isPayoutOpen(each));
}

/** Nobody could be asked: look again later. An intent whose call is over without an answer is a doubt from now on. */
function postponeInquiry(payout: Payout, reference: string, until: Date): Change {
  const attempt = payout.attempts.find((each) => each.reference === reference);
  if (attempt === undefined) return { kind: 'refused', refusal: 'no_such_attempt' };
  if (attempt.nextInquiryAt === null) return { kind: 'unchanged' };
  const state = attempt.state === 'intent' ? 'unknown' : attempt.state;
  return { kind: 'changed', payout: replace(payout, { ...attempt, state, nextInquiryAt: until }), events: [] };
}

function overdue(payout: Payout, reference: string): Change {
  const attempt = payout.attempts.find((each) => each.reference === reference);
  if (attempt === undefined) return { kind: 'refused', refusal: 'no_such_attempt' };
  if (!isPayoutOpen(attempt) || attempt.state === 'intent' || attempt.needsOperator) return { kind: 'unchanged' };
  return { kind: 'changed', payout: replace(payout, { ...attempt, needsOperator: true }), events: ['payout.needs_operator'] };
}

function expire(payout: Payout, at: Date): Change {
  if (isPayoutFinal(payout.state)) return { kind: 'refused', refusal: 'already_final' };
  if (payout.attempts.some(isPayoutOpen)) return { kind: 'refused', refusal: 'attempt_open' };
  const last = payout.attempts.at(-1);
  if (last !== undefined) return failed(payout, { reason: last.reason ?? 'provider_error', fault: last.fault ?? 'provider' }, at);
  if (payout.waitReason === 'insufficient_balance') return failed(payout, { reason: 'insufficient_balance', fault: 'merchant' }, at);
  return failed(payout, { reason: payout.waitReason === 'no_channel' ? 'no_channel' : 'expired', fault: 'provider' }, at);
}

/** Ends without money out. What is set aside, or may be, becomes available again. One that nobody was told of ends without a word. */
function failed(payout: Payout, failure: Failure, at: Date): Change {
  const booking = payout.hold === 'held' || payout.hold === 'wanted' ? 'release' : null;
  const events: PayoutEventType[] = payout.accepted ? ['payout.failed'] : [];
  return { kind: 'changed', payout: { ...payout, state: 'failed', failure, settledAt: at, waitReason: null, booking }, events, resumeAt: at };
}

/**
 * People settle what nobody can be asked about, and who bears a surplus: `succeeded` books it to the merchant, `declined` leaves it with the
 * platform. What is settled stays settled, but for proof that money moved after all, or came back.
 */
function settle(payout: Payout, input: Extract<PayoutInput, { kind: 'settle' }>): Change {
  const attempt = payout.attempts.find((each) => each.number === input.number);
  if (attempt === undefined) return { kind: 'refused', refusal: 'no_such_attempt' };
  if (attempt.surplus && input.verdict !== 'reversed') return bear(payout, attempt, input);
  // The call is not over: its answer is on its way, and the request itself may be.
  if (attempt.state === 'intent') return { kind: 'refused', refusal: 'under_way' };
  const { verdict, providerTransactionId, at, retryPolicy } = input;
  if (!isNews(verdict, attempt, isPayoutOpen(attempt))) return { kind: 'refused', refusal: 'already_settled' };
  return evidence(payout, { reference: attempt.reference, evidence: evidenceOf(verdict, providerTransactionId, at), retryPolicy, at });
}

function bear(payout: Payout, attempt: PayoutAttempt, { verdict, at }: Extract<PayoutInput, { kind: 'settle' }>): Change {
  const decided = replace(payout, { ...attempt, surplus: false });
  // Other attempts may still decide whether it is one, and the ledger must have heard of the end before it hears of more.
  if (!isPayoutFinal(payout.state) || payout.booking !== null) return { kind: 'refused', refusal: 'under_way' };
  // Only one payment per payout can be the merchant's: of a second one the platform bears the loss.
  if (verdict === 'declined' || payout.state === 'succeeded' || payout.hold === 'committed') return { kind: 'changed', payout: decided, events: [] };
  if (payout.hold === 'refused') return { kind: 'refused', refusal: 'not_held' };
  return { kind: 'changed', payout: { ...decided, booking: 'commit' }, events: [], resumeAt: at };
}

function replace(payout: Payout, attempt: PayoutAttempt): Payout {
  return { ...payout, attempts: payout.attempts.map((each) => (each.number === attempt.number ? attempt : each)) };
}
