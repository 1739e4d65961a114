import type { PayoutInput } from '@adaigi/domain';
import type { PayoutLease, PayoutPorts } from '../../payout-ports.ts';
import { lookAgainAt } from '../patience.ts';
import { finishStep } from './change-payout.ts';

/** Asks the ledger to set the money aside. It decides alone: nothing is sent without it, however many payouts race for one balance. */
export async function holdPayout(ports: PayoutPorts, lease: PayoutLease): Promise<boolean> {
  return finishStep(ports, lease, await decide(ports, lease));
}

async function decide({ ledger, clock, policy }: PayoutPorts, { payout }: PayoutLease): Promise<PayoutInput> {
  try {
    const answer = await ledger.hold(payout);
    return answer.kind === 'held' ? { kind: 'held', fee: answer.fee, at: clock.now() } : { kind: 'hold-refused', at: clock.now() };
  } catch {
    // Held or not, nobody knows: the same question again gets the same answer.
    const at = clock.now();
    return { kind: 'wait', reason: 'ledger_unavailable', until: lookAgainAt(policy, payout.createdAt, at), at };
  }
}
