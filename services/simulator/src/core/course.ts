import { declineBehaviours, isDeclineBehaviour, isPayoutBehaviour } from './behaviours.ts';
import type { Behaviour } from './behaviours.ts';
import { drawBetween } from './draw.ts';
import type { CallFault } from './faults.ts';
import type { Outcome } from './reasons.ts';
import type { Timing } from './timing.ts';

/** What the caller of a charge gets to see. `result` is the truth; all others hide it. */
export type Answer = 'result' | 'pending' | 'silence' | 'error' | 'page' | 'reset' | 'unavailable';

/** The whole future of one charge, fixed when it arrives. */
export interface Course {
  /** False: the request never reached the provider's books; an inquiry will not know the order. */
  readonly recorded: boolean;
  readonly outcome: Outcome;
  /** When the outcome is booked, and when the caller is answered, in ms from the arrival. */
  readonly bookAfterMs: number;
  readonly answer: Answer;
  readonly answerAfterMs: number;
  /** What an inquiry says before the outcome is booked. */
  readonly whileOpen: 'pending' | 'looks-failed';
  readonly ipn: boolean;
  /** Ms from the payment to its reversal. */
  readonly reverseAfterMs?: number;
  readonly wrongAmount: boolean;
  readonly wrongSignature: boolean;
}

const paid: Outcome = { kind: 'paid' };

/** What a wallet does of itself. */
export function courseOf(behaviour: Behaviour, latencyMs: number, timing: Timing): Course {
  const pays: Course = {
    recorded: true,
    outcome: paid,
    bookAfterMs: latencyMs,
    answer: 'result',
    answerAfterMs: latencyMs,
    whileOpen: 'pending',
    ipn: true,
    wrongAmount: false,
    wrongSignature: false,
  };
  if (isPayoutBehaviour(behaviour)) return pays;
  if (isDeclineBehaviour(behaviour)) {
    return { ...pays, outcome: { kind: 'failed', failure: { reason: declineBehaviours[behaviour] } }, ipn: false };
  }
  const late: Course = { ...pays, answer: 'pending', bookAfterMs: latencyMs + timing.settleMs };
  switch (behaviour) {
    case 'pays':
    case 'settlement-failed':
    case 'token-paid-late':
    case 'refund-not-settled':
    case 'refund-refused':
    case 'refund-partial-refused':
    case 'refund-timeout-after':
    case 'refund-timeout-before':
      return pays;
    case 'pays-slowly':
      return { ...pays, bookAfterMs: latencyMs + timing.slowMs, answerAfterMs: latencyMs + timing.slowMs };
    case 'late-success':
      return late;
    case 'late-success-without-ipn':
      return { ...late, ipn: false };
    case 'late-failure':
      return { ...late, outcome: { kind: 'failed', failure: { reason: 'cancelled-by-payer' } } };
    case 'silent-then-paid':
      return { ...pays, answer: 'silence' };
    case 'silent-never-paid':
      return { ...pays, ...neverAnswered(timing), answer: 'silence' };
    case 'no-response-then-failed':
      return { ...pays, ...neverAnswered(timing), answer: 'pending', whileOpen: 'looks-failed' };
    case 'no-response-then-paid':
      return { ...late, whileOpen: 'looks-failed' };
    case 'error-after-debit':
      return { ...pays, answer: 'error' };
    case 'error-before-debit':
      return { ...pays, ...systemError, answer: 'error' };
    case 'drop-after-debit':
      return { ...pays, answer: 'reset' };
    case 'drop-before-debit':
      return { ...pays, recorded: false, answer: 'reset' };
    case 'firewall-page':
      return { ...pays, recorded: false, answer: 'page' };
    case 'paid-then-reversed':
      return { ...pays, reverseAfterMs: timing.settleMs };
    case 'wrong-amount':
      return { ...pays, wrongAmount: true };
    default:
      return behaviour satisfies never;
  }
}

const systemError: Pick<Course, 'outcome'> = { outcome: { kind: 'failed', failure: { reason: 'system-error' } } };

function neverAnswered(timing: Timing): Pick<Course, 'outcome' | 'bookAfterMs'> {
  return { outcome: { kind: 'failed', failure: { reason: 'no-response' } }, bookAfterMs: timing.windowMs };
}

/** What becomes of the course when a fault hits the call. "After" faults hide the truth, they do not change it. */
export function withFault(course: Course, fault: CallFault | undefined, latencyMs: number, timing: Timing): Course {
  if (fault === undefined) return course;
  const hidden = { ...course, bookAfterMs: latencyMs, answerAfterMs: latencyMs };
  switch (fault.kind) {
    case 'delay':
      return course; // its length is drawn where the seed is known: see planCharge
    case 'decline':
      return { ...hidden, outcome: { kind: 'failed', failure: { reason: 'system-error', code: fault.code } }, answer: 'result', ipn: false };
    case 'timeout-before-debit':
      return { ...hidden, outcome: { kind: 'failed', failure: { reason: 'timed-out' } }, bookAfterMs: timing.windowMs, answer: 'silence' };
    case 'timeout-after-debit':
      return { ...hidden, answer: 'silence' };
    case '500-before-debit':
      return { ...hidden, ...systemError, answer: 'error' };
    case '500-after-debit':
      return { ...hidden, answer: 'error' };
    case 'non-json-page':
      return { ...hidden, recorded: course.recorded && fault.when === 'after', answer: 'page' };
    case 'drop-connection':
      return { ...hidden, recorded: course.recorded && fault.when === 'after', answer: 'reset' };
    case 'wrong-amount':
      return { ...course, wrongAmount: true };
    case 'wrong-signature':
      return { ...course, wrongSignature: true };
    case 'outage':
      return { ...hidden, recorded: false, answer: outageAnswer(fault.mode) };
    default:
      return fault satisfies never;
  }
}

/** How a call is refused while an account is down. */
export function outageAnswer(mode: 'reset' | '503' | 'silence' | undefined): Answer {
  if (mode === '503') return 'unavailable';
  return mode === 'silence' ? 'silence' : 'reset';
}

export interface ChargeOccasion {
  readonly behaviour: Behaviour;
  readonly fault: CallFault | undefined;
  readonly timing: Timing;
  /** A wallet's own latency; the general range otherwise. */
  readonly latencyMs?: number;
  readonly seed: number;
  readonly account: string;
  readonly reference: string;
}

/** Behaviour, fault and latency folded into one course: pure, so that a seed replays. */
export function planCharge(occasion: ChargeOccasion): Course {
  const { seed, account, reference, timing, fault } = occasion;
  const latencyMs = occasion.latencyMs ?? drawBetween(timing.latencyMs, seed, account, reference, 'latency');
  const delayMs = fault?.kind === 'delay' ? drawMs(fault.ms, seed, account, reference) : 0;
  const course = courseOf(occasion.behaviour, latencyMs + delayMs, timing);
  return withFault(course, fault, latencyMs, timing);
}

/** A fixed or drawn wait of a fault. */
export function drawMs(ms: number | readonly [number, number], ...parts: readonly (string | number)[]): number {
  return typeof ms === 'number' ? ms : drawBetween(ms, ...parts, 'delay');
}

export interface TokenOccasion extends ChargeOccasion {
  /** When the token lapses, in ms from the request. */
  readonly expiresAfterMs: number;
}

/** How an over-the-counter token fares: issued at once, then paid in cash by somebody, or lapsed. */
export interface TokenCourse {
  readonly recorded: boolean;
  readonly refused?: Outcome & { readonly kind: 'failed' };
  readonly answer: Answer;
  readonly answerAfterMs: number;
  readonly paidAfterMs?: number;
  readonly wrongAmount: boolean;
  readonly wrongSignature: boolean;
}

/** Only the issuing can fail here; "after" faults issue the token and hide it. */
export function planToken(occasion: TokenOccasion): TokenCourse {
  const course = planCharge({ ...occasion, behaviour: 'pays' });
  const { fault, timing } = occasion;
  const paidLate = occasion.behaviour === 'token-paid-late' && timing.settleMs < occasion.expiresAfterMs;
  const issued = course.recorded && course.outcome.kind === 'paid';
  return {
    recorded: issued,
    answer: course.answer,
    answerAfterMs: course.answerAfterMs,
    wrongAmount: course.wrongAmount || occasion.behaviour === 'wrong-amount',
    wrongSignature: course.wrongSignature,
    ...(paidLate ? { paidAfterMs: timing.settleMs } : {}),
    ...(fault?.kind === 'decline' && course.outcome.kind === 'failed' ? { refused: course.outcome } : {}),
  };
}
