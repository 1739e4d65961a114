import { AdaigiError } from '@adaigi/errors';
import type { Caller, EdgePorts } from '../ports.ts';
import { settleDeposit, type SettledDeposit } from './settle-deposit.ts';
import type { Patience } from './wait-for-end.ts';

/**
 * Reads a deposit of the caller's own world.
 * @throws AdaigiError `not_found` for an id that does not exist, is another merchant's or another world's: one answer for all of them
 */
export async function getDeposit(
  ports: Pick<EdgePorts, 'deposits' | 'waitingRoom'>,
  caller: Caller,
  request: Patience & { readonly depositId: string },
): Promise<SettledDeposit> {
  if (!/^dep_[0-9a-f]{32}$/.test(request.depositId)) throw new AdaigiError('not_found', 'There is no such deposit.');
  const deposit = await ports.deposits.get(caller, { id: request.depositId });
  return settleDeposit(ports, caller, deposit, request);
}
