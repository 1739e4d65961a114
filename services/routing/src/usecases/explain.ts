import { AdaigiError } from '@adaigi/errors';
import type { DecisionLog, LoggedDecision } from '../ports.ts';

/**
 * The decisions of a payment, in order of attempts.
 *
 * @throws AdaigiError not_found when none was logged.
 */
export async function explain(log: Pick<DecisionLog, 'find'>, paymentId: string): Promise<LoggedDecision[]> {
  const found = await log.find(paymentId);
  if (found.length === 0) throw new AdaigiError('not_found', 'no decision is known for this payment');
  return found;
}
