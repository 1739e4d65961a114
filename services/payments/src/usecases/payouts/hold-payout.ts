import type { Payout, PayoutInput } from '@adaigi/domain';
import type { PayoutLease, PayoutPorts } from '../../payout-ports.ts';
import { lookAgainAt } from '../patience.ts';
import { finishStep } from './change-payout.ts';

/** Asks the ledger to set the money aside. It decides alone: nothing is sent without it, however many payouts race for one balance. */
export async function holdPayout(ports: PayoutPorts, lease: PayoutLease): Promise<boolean> {
  return finishStep(ports, lease, await askLedger(ports, lease.payout));
}

/** What the ledger says; to wait where it does not. */
export async function askLedger({ ledger, clock, policy }: PayoutPorts, payout: Payout): Promise<PayoutInput> {
  try {
    const answer = await ledger.hold(payout);
    const at = clock.now();
    const { contentHash } = payout;
    return answer.kind === 'held' ? { kind: 'held', contentHash, fee: answer.fee, at } : { kind: 'hold-refused', contentHash, lookAt: lookAgainAt(policy, payout.createdAt, at), at };
  } catch {
    // Held or not, nobody knows: the same question again gets the same answer.
    const at = clock.now();
    return { kind: 'wait', reason: 'ledger_unavailable', until: lookAgainAt(policy, payout.createdAt, at), at };
  }
}
