import { AdaigiError } from '@adaigi/errors';
import type { Operator, OperatorStore, OperatorTokens } from '../ports.ts';

/**
 * Checks that somebody is an operator. A wrong token, an unknown handle and a disabled operator get the same answer after the same work.
 *
 * @throws AdaigiError `unauthenticated`.
 */
export async function verifyOperator(ports: { operators: OperatorStore; tokens: OperatorTokens }, handle: string, token: string): Promise<Operator> {
  const operator = await ports.operators.find(handle);
  const isTheirs = await ports.tokens.matches(token, operator?.tokenHash ?? null);
  if (operator === null || !isTheirs || operator.disabledAt !== null) throw new AdaigiError('unauthenticated', 'The operator is not authenticated.');
  return operator;
}
