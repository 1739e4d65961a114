import { NO_FACTS } from '@adaigi/domain';
import type { Fault, Money, NextAction, Outcome, ProviderFacts, Reason, Retry } from '@adaigi/domain';

/** The part of a decline that a status map decides. */
export interface Decline {
  readonly fault: Fault;
  readonly retry: Retry;
  readonly reason: Reason;
}

export function succeeded(amount: Money | null, facts: ProviderFacts, reversed = false): Outcome {
  return { kind: 'succeeded', amount, reversed, ...facts };
}

export function declined(decline: Decline, facts: Partial<ProviderFacts> = {}): Outcome {
  return { kind: 'declined', ...decline, ...NO_FACTS, ...facts };
}

export function pending(facts: Partial<ProviderFacts> = {}, nextAction: NextAction | null = null): Outcome {
  return { kind: 'pending', nextAction, ...NO_FACTS, ...facts };
}

export function unknown(reason: Reason, facts: Partial<ProviderFacts> = {}): Outcome {
  return { kind: 'unknown', reason, integrityProblem: null, ...NO_FACTS, ...facts };
}

/** The answer contradicts what was asked. */
export function contradiction(field: IntegrityField, facts: Partial<ProviderFacts> = {}): Outcome {
  return { kind: 'unknown', reason: 'integrity', integrityProblem: field, ...NO_FACTS, ...facts };
}

export const INTEGRITY_FIELDS = ['amount', 'currency', 'reference', 'merchant', 'signature'] as const;
export type IntegrityField = (typeof INTEGRITY_FIELDS)[number];

export function notSent(reason: Reason): Outcome {
  return { kind: 'not_sent', reason };
}
