import type { BalanceView, Caller, EdgePorts } from '../ports.ts';

/** The caller's balances, exact at one moment. @throws AdaigiError `unavailable` */
export async function getBalances(ports: Pick<EdgePorts, 'ledger'>, caller: Caller): Promise<{ readonly balances: readonly BalanceView[]; readonly asOf: string }> {
  return ports.ledger.balances(caller);
}
