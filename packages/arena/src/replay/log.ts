import { attemptStateCodec } from '@adaigi/contracts';
import type { AttemptEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/AttemptEvent.ts';
import type { RoutingDecisionEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/RoutingDecisionEvent.ts';

/** A decision that was followed: what could have been chosen, with which probability, and what was. */
export interface LoggedChoice {
  readonly decidedAt: string;
  readonly merchantId: string;
  readonly amountMinor: bigint;
  readonly candidates: readonly LoggedCandidate[];
  /** Index of the candidate that the attempt went to. */
  readonly chosen: number;
}

export interface LoggedCandidate {
  readonly channel: string;
  /** The estimated probability of success. */
  readonly score: number;
  /** With which probability the decision put it first. */
  readonly probability: number;
}

export interface LoggedPayment {
  readonly paymentId: string;
  /** In order of attempts, at least one. */
  readonly choices: readonly LoggedChoice[];
  /** Whether an attempt is proven to have succeeded. */
  readonly succeeded: boolean;
  /** Whether the last attempt has no final outcome yet; it counts as not succeeded. */
  readonly isOpen: boolean;
}

/** Why a payment cannot be judged. */
export type Unusable = 'no_decision' | 'no_probability' | 'not_first' | 'gap_in_attempts';

export interface DecisionLog {
  readonly payments: readonly LoggedPayment[];
  readonly unusable: ReadonlyMap<Unusable, number>;
}

/** Puts attempts to the decisions that sent them; events may come in any order and more than once. */
export function joinLog(decisions: readonly RoutingDecisionEvent__Output[], attempts: readonly AttemptEvent__Output[]): DecisionLog {
  const decisionOf = new Map(decisions.map((decision) => [decision.decisionId, decision]));
  const newest = new Map<string, Map<number, AttemptEvent__Output>>();
  for (const attempt of attempts) {
    const ofPayment = newest.get(attempt.paymentId) ?? new Map<number, AttemptEvent__Output>();
    newest.set(attempt.paymentId, ofPayment);
    const known = ofPayment.get(attempt.attemptNumber);
    if (known === undefined || BigInt(attempt.seq) > BigInt(known.seq)) ofPayment.set(attempt.attemptNumber, attempt);
  }
  const payments: LoggedPayment[] = [];
  const unusable = new Map<Unusable, number>();
  for (const [paymentId, byNumber] of newest) {
    const payment = toPayment(paymentId, [...byNumber.values()].toSorted((a, b) => a.attemptNumber - b.attemptNumber), decisionOf);
    if (typeof payment === 'string') unusable.set(payment, (unusable.get(payment) ?? 0) + 1);
    else payments.push(payment);
  }
  return { payments, unusable };
}

function toPayment(paymentId: string, attempts: readonly AttemptEvent__Output[], decisions: ReadonlyMap<string, RoutingDecisionEvent__Output>): LoggedPayment | Unusable {
  if (attempts.some(({ attemptNumber }, index) => attemptNumber !== index + 1)) return 'gap_in_attempts';
  const choices: LoggedChoice[] = [];
  for (const attempt of attempts) {
    const decision = decisions.get(attempt.decisionId);
    if (decision === undefined) return 'no_decision';
    const choice = toChoice(attempt, decision);
    if (typeof choice === 'string') return choice;
    choices.push(choice);
  }
  const states = attempts.map(({ state }) => attemptStateCodec.optional(state));
  const last = states.at(-1);
  return { paymentId, choices, succeeded: states.includes('succeeded'), isOpen: last !== 'succeeded' && last !== 'declined' && last !== 'not_sent' };
}

function toChoice(attempt: AttemptEvent__Output, decision: RoutingDecisionEvent__Output): LoggedChoice | Unusable {
  const { channels, scores, choiceProbabilities } = decision;
  if (channels.length === 0 || choiceProbabilities.length !== channels.length) return 'no_probability';
  // Only the first of the order was drawn with the logged probability; what came of it by other ways cannot be weighed.
  if (channels[0] !== attempt.channel) return 'not_first';
  const candidates = channels.map((channel, index) => ({ channel, score: scores[index] ?? 0, probability: choiceProbabilities[index] ?? 0 }));
  if (!((candidates[0]?.probability ?? 0) > 0)) return 'no_probability';
  return { decidedAt: decision.occurredAt, merchantId: decision.merchantId, amountMinor: BigInt(attempt.amountMinor), candidates, chosen: 0 };
}
