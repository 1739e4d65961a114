import { transitionDeposit, type Deposit, type DepositInput, type DepositTransition } from '@adaigi/domain';
import type { DepositMeter, DepositStore } from '../../deposit-ports.ts';

export type ChangePorts = { readonly deposits: Pick<DepositStore, 'find' | 'save'>; readonly depositMeter: DepositMeter };

/** Applies an input to a deposit as it was read: one update guarded by its version. `outrun` when the version has moved on: read and decide again. */
export async function changeDeposit(ports: ChangePorts, before: Deposit, input: DepositInput): Promise<DepositTransition | 'outrun'> {
  const change = transitionDeposit(before, input);
  if (change.kind !== 'changed') return change;
  if (!(await ports.deposits.save(before, change.deposit, change.events))) return 'outrun';
  ports.depositMeter.depositChanged(change.deposit);
  return change;
}
