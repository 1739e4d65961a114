import { NO_FACTS, type Outcome } from '../outcome.ts';
import type { Attempt, AttemptState, Evidence } from './types.ts';

type Contestable = Pick<Attempt, 'amountContested' | 'reversed'>;

/** What a proof is worth beside an amount that is contested: a verdict that names no amount contradicts it. */
export function heldBackByAmount({ amountContested }: Pick<Contestable, 'amountContested'>, given: Evidence): Evidence {
  return amountContested && !clearsAmount(given) ? { ...given, outcome: contradicted(given.outcome) } : given;
}

/** Whether the amount of an attempt is contested once a proof has made it `state`. */
export function contestedAfter({ amountContested }: Pick<Contestable, 'amountContested'>, given: Evidence, state: AttemptState): boolean {
  return state !== 'succeeded' && (namesAnotherAmount(given.outcome) || (amountContested && !clearsAmount(given)));
}

/** "Given back since" beside a contested amount is kept for when the right one is named. Operators who settle the one settle the other. */
export function returnKept({ amountContested, reversed }: Contestable, { source, outcome }: Evidence): boolean {
  if (!amountContested) return reversed;
  return source !== 'operator' && (reversed || (outcome.kind === 'succeeded' && outcome.reversed));
}

/** What operators say clears a contested amount, and so does a message that names the amount; nothing else, whatever it says. */
function clearsAmount({ source, outcome }: Evidence): boolean {
  return source === 'operator' || (outcome.kind === 'succeeded' && outcome.amount !== null);
}

function namesAnotherAmount(outcome: Outcome): boolean {
  return outcome.kind === 'unknown' && (outcome.integrityProblem === 'amount' || outcome.integrityProblem === 'currency');
}

function contradicted(outcome: Outcome): Outcome {
  if (outcome.kind === 'unknown' || outcome.kind === 'pending') return outcome;
  const { providerCode, providerTransactionId } = outcome.kind === 'not_sent' ? NO_FACTS : outcome;
  return { kind: 'unknown', reason: 'integrity', integrityProblem: 'amount', providerCode, providerTransactionId };
}
