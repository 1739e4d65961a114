import type { PayoutAttempt } from '@adaigi/domain';
import type { PayoutLease, PayoutPorts } from '../../payout-ports.ts';
import { lookAgainAt } from '../patience.ts';
import { evidenceOf, freeSlots } from './attempt-payout.ts';
import { finishStep } from './change-payout.ts';

/** Asks what became of a payout, by our own reference. Nothing else is sent until evidence says so. */
export async function resolvePayout(ports: PayoutPorts, lease: PayoutLease, attempt: PayoutAttempt): Promise<boolean> {
  const answer = await ports.payoutConnectors.inquire({ payout: lease.payout, attempt });
  const at = ports.clock.now();
  const { reference, sentAt } = attempt;
  // A connector that could not be asked proves nothing and uses up no step of the schedule.
  const isDue = await finishStep(
    ports,
    lease,
    answer === null ? { kind: 'postpone-inquiry', reference, until: lookAgainAt(ports.policy, sentAt, at), at } : evidenceOf(ports, reference, 'inquiry', answer),
  );
  await freeSlots(ports, lease.payout.id);
  return isDue;
}
