import type { PayoutAttempt } from '@adaigi/domain';
import type { PayoutLease, PayoutPorts } from '../../payout-ports.ts';
import { holdOverInquiry } from '../hold-over-inquiry.ts';
import { isOverdue, lookAgainAt } from '../patience.ts';
import { evidenceOf, freeSlots } from './attempt-payout.ts';
import { changePayout, finishStep } from './change-payout.ts';

/** Asks what became of a payout, by our own reference. Nothing else is sent until evidence says so. */
export async function resolvePayout(ports: PayoutPorts, lease: PayoutLease, attempt: PayoutAttempt): Promise<boolean> {
  const { payoutConnectors, payouts, policy } = ports;
  const { id } = lease.payout;
  if (!(await holdOverInquiry(payouts, { id, token: lease.token }, payoutConnectors.terms(attempt.channel), policy.marginMs))) return false;
  const answer = await payoutConnectors.inquire({ payout: lease.payout, attempt });
  const at = ports.clock.now();
  const { reference, sentAt } = attempt;
  // A connector that could not be asked proves nothing and uses up no step of the schedule.
  const isDue = await finishStep(
    ports,
    lease,
    answer === null ? { kind: 'postpone-inquiry', reference, until: lookAgainAt(policy, sentAt, at), at } : evidenceOf(ports, reference, 'inquiry', answer),
  );
  await callPerson(ports, id, attempt);
  await freeSlots(ports, id);
  return isDue;
}

/** Nobody has said in time what became of it: it is in the manual queue, too, and looking goes on. Told once. */
async function callPerson(ports: PayoutPorts, id: string, { reference, overdueAt, sentAt, needsOperator }: PayoutAttempt): Promise<void> {
  const at = ports.clock.now();
  if (needsOperator || !isOverdue({ overdueAt, since: sentAt }, at)) return;
  await changePayout(ports, id, () => ({ kind: 'overdue', reference, at }));
}
