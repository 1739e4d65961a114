import { sameMoney } from '@adaigi/domain';
import type { Money, Outcome } from '@adaigi/domain';
import type { ExchangeRecord } from '../ports.ts';

/**
 * What was found, compared with what was asked and with what was said before: a later "paid" that names no amount contradicts nothing, but it
 * does not clear an amount that was wrong either. Such a payment stays quarantined until something names the right amount, or a person does.
 * @param named what a message that was not asked for names, whatever it says of the payment
 */
export function heldBack({ details, outcome: before }: ExchangeRecord, found: Outcome, named: Money | null = null): Outcome {
  if (found.kind === 'not_sent') return found;
  const { providerCode, providerTransactionId } = found;
  const quarantine = (field: string): Outcome => ({ kind: 'unknown', reason: 'integrity', integrityProblem: field, providerCode, providerTransactionId });
  const told = found.kind === 'succeeded' ? (found.amount ?? named) : named;
  if (told !== null) return details === null || sameMoney(told, details.amount) ? found : quarantine('amount');
  return found.kind === 'succeeded' && before !== null && isContested(before) ? quarantine(before.integrityProblem) : found;
}

/** The provider has named another amount or currency than was asked. */
export function isContested(outcome: Outcome): outcome is Extract<Outcome, { kind: 'unknown' }> & { integrityProblem: 'amount' | 'currency' } {
  return outcome.kind === 'unknown' && (outcome.integrityProblem === 'amount' || outcome.integrityProblem === 'currency');
}
