import { AdaigiError } from '@adaigi/errors';
import type { Clock, Operator, OperatorStore, OperatorTokens } from '../ports.ts';

export interface CreateOperatorPorts {
  readonly operators: OperatorStore;
  readonly tokens: OperatorTokens;
  readonly clock: Clock;
}

const HANDLE = /^[a-z][a-z0-9._-]{1,31}$/;

/**
 * Makes an operator and, this once, its token.
 *
 * @throws AdaigiError `invalid_request` naming the field.
 */
export async function createOperator(ports: CreateOperatorPorts, handle: string): Promise<{ operator: Operator; token: string }> {
  if (!HANDLE.test(handle)) throw invalid('pattern', 'must have 2 to 32 characters a-z, 0-9, dot, dash and underscore, and begin with a letter');
  const token = ports.tokens.mint();
  const operator: Operator = { handle, tokenHash: await ports.tokens.hash(token), createdAt: ports.clock.now(), disabledAt: null };
  if (!(await ports.operators.insert(operator))) throw invalid('unique', 'is taken; handles are never given twice');
  return { operator, token };
}

function invalid(rule: string, message: string): AdaigiError {
  return new AdaigiError('invalid_request', 'The operator is not valid.', { fields: [{ field: 'handle', rule, message }] });
}
