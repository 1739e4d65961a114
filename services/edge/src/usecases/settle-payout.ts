import { isPayoutFinal } from '@adaigi/domain';
import type { PayoutView } from '../payout-ports.ts';
import type { Caller, EdgePorts } from '../ports.ts';
import { waitForEnd, type Patience, type Waited } from './wait-for-end.ts';

/** A payout after waiting for its end. */
export interface SettledPayout extends Waited {
  readonly payout: PayoutView;
}

/** Waits for the final state of a payout that exists. Never fails. */
export async function settlePayout(ports: Pick<EdgePorts, 'payouts' | 'waitingRoom'>, caller: Caller, payout: PayoutView, patience: Patience): Promise<SettledPayout> {
  const read = async (options: { waitMs: number; signal: AbortSignal }): Promise<PayoutView> => ports.payouts.get(caller, { id: payout.id }, options);
  const { latest, waited } = await waitForEnd(ports, caller, { now: payout, isFinal: isPayoutFinal(payout.state), read }, patience);
  return { payout: latest, waited };
}
