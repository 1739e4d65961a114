import { AdaigiError } from '@adaigi/errors';
import type { Clock, Operator, OperatorStore } from '../ports.ts';

/** @throws AdaigiError `not_found`. */
export async function disableOperator(ports: { operators: OperatorStore; clock: Clock }, handle: string): Promise<Operator> {
  const operator = await ports.operators.disable(handle, ports.clock.now());
  if (operator === null) throw new AdaigiError('not_found', 'There is no such operator.');
  return operator;
}
