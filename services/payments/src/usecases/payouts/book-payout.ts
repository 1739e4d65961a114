import { paidPayoutAttempt, type Booking } from '@adaigi/domain';
import type { PayoutLease, PayoutPorts } from '../../payout-ports.ts';
import { lookAgainAt } from '../patience.ts';
import { finishStep } from './change-payout.ts';
import { nextLookBack } from './look-back.ts';

/**
 * Tells the ledger how a payout ended, again and again until it has heard. A lease may show a write that a failover takes back, and nothing is written
 * before the ledger is told, so the end is read again as a majority has it.
 */
export async function bookPayout(ports: PayoutPorts, lease: PayoutLease, booking: Booking): Promise<boolean> {
  const { ledger, clock, policy, payouts } = ports;
  const { payout, token } = lease;
  if ((await payouts.find(payout.id))?.version !== payout.version) {
    await payouts.release(payout.id, token);
    return false;
  }
  try {
    const channel = paidPayoutAttempt(payout)?.channel ?? '';
    await (booking === 'commit' ? ledger.commit(payout, channel) : ledger.release(payout));
  } catch {
    const at = clock.now();
    return finishStep(ports, lease, { kind: 'postpone-booking', until: lookAgainAt(policy, payout.settledAt ?? payout.updatedAt, at), at });
  }
  const at = clock.now();
  return finishStep(ports, lease, { kind: 'booked', booking, lookBackAt: nextLookBack(ports.lookBackMs, payout.settledAt ?? at, at), at });
}
