import type { DepositView } from '../deposit-ports.ts';
import type { Caller, EdgePorts } from '../ports.ts';
import { parseListDeposits } from '../schemas/deposit.ts';

/**
 * One page of the caller's deposits, newest first.
 * @param input the filters, unchecked
 * @throws AdaigiError `invalid_request` naming every wrong parameter
 */
export async function listDeposits(ports: Pick<EdgePorts, 'deposits'>, caller: Caller, input: unknown): Promise<{ deposits: DepositView[]; nextCursor: string }> {
  const { reference, state, limit, cursor } = parseListDeposits(input);
  return ports.deposits.list(caller, { reference: reference ?? '', state: state ?? null, limit: limit ?? 20, cursor: cursor ?? '' });
}
