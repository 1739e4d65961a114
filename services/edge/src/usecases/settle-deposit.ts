import type { DepositView } from '../deposit-ports.ts';
import type { Caller, EdgePorts } from '../ports.ts';
import { waitForEnd, type Patience, type Waited } from './wait-for-end.ts';

/** A deposit after waiting for its end. */
export interface SettledDeposit extends Waited {
  readonly deposit: DepositView;
}

/** Waits for the final state of a deposit that exists. Never fails. */
export async function settleDeposit(ports: Pick<EdgePorts, 'deposits' | 'waitingRoom'>, caller: Caller, deposit: DepositView, patience: Patience): Promise<SettledDeposit> {
  const read = async (options: { waitMs: number; signal: AbortSignal }): Promise<DepositView> => ports.deposits.get(caller, { id: deposit.id }, options);
  const isFinal = deposit.state !== 'possible' && deposit.state !== 'pending';
  const { latest, waited } = await waitForEnd(ports, caller, { now: deposit, isFinal, read }, patience);
  return { deposit: latest, waited };
}
