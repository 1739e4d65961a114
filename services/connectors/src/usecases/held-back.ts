import { sameMoney } from '@adaigi/domain';
import type { Outcome } from '@adaigi/domain';
import type { ExchangeRecord } from '../ports.ts';

/**
 * Success, compared with what was asked and with what was said before: a later message that names no amount contradicts nothing, but it does
 * not clear an amount that was wrong either. Such a payment stays quarantined until something names the right amount, or a person does.
 */
export function heldBack({ details, outcome: before }: ExchangeRecord, found: Outcome): Outcome {
  if (found.kind !== 'succeeded') return found;
  const { providerCode, providerTransactionId } = found;
  const quarantine = (field: string): Outcome => ({ kind: 'unknown', reason: 'integrity', integrityProblem: field, providerCode, providerTransactionId });
  if (found.amount !== null) return details === null || sameMoney(found.amount, details.amount) ? found : quarantine('amount');
  return before !== null && isContested(before) ? quarantine(before.integrityProblem) : found;
}

/** The provider has named another amount or currency than was asked. */
export function isContested(outcome: Outcome): outcome is Extract<Outcome, { kind: 'unknown' }> & { integrityProblem: 'amount' | 'currency' } {
  return outcome.kind === 'unknown' && (outcome.integrityProblem === 'amount' || outcome.integrityProblem === 'currency');
}
