import { paidPayoutAttempt, type Payout } from '@adaigi/domain';
import type { PayoutAnswer, PayoutPorts } from '../../payout-ports.ts';
import { holdOverInquiry } from '../hold-over-inquiry.ts';
import { evidenceOf } from './attempt-payout.ts';
import { finishStep } from './change-payout.ts';

/**
 * Asks the provider of a paid payout whether it has taken the money back since. No provider sends word of that, so a few looks over the days after
 * are the only way to learn it. What was taken back is a fact after the end, and the ledger gives it to the merchant again.
 */
export async function lookBack(ports: PayoutPorts, id: string): Promise<void> {
  const lease = await ports.payouts.acquire(id, ports.stepLeaseMs);
  if (lease === null) return;
  const { payout, token } = lease;
  const attempt = paidPayoutAttempt(payout);
  if (payout.lookBackAt === null || payout.lookBackAt > ports.clock.now() || attempt === undefined) {
    await ports.payouts.release(id, token);
    return;
  }
  if (!(await holdOverInquiry(ports.payouts, { id, token }, ports.payoutConnectors.terms(attempt.channel), ports.policy.marginMs))) return;
  const answer = await ports.payoutConnectors.inquire({ payout, attempt, lookBack: true });
  if (answer?.outcome.kind === 'succeeded' && answer.outcome.reversed) {
    await finishStep(ports, lease, evidenceOf(ports, attempt.reference, 'inquiry', answer));
    ports.wakePayout(id);
    return;
  }
  const at = ports.clock.now();
  await finishStep(ports, lease, { kind: 'looked-back', next: nextLook(ports, payout, answer, at), at });
}

/** The first time of the schedule that is still to come; null when it is over. */
export function nextLookBack(lookBackMs: readonly number[], paidAt: Date, now: Date): Date | null {
  const afterMs = lookBackMs.find((ms) => paidAt.getTime() + ms > now.getTime());
  return afterMs === undefined ? null : new Date(paidAt.getTime() + afterMs);
}

/** Who could not be asked is asked again, ever more seldom, for as long again as the schedule lasts. Where nobody can be asked, nobody is. */
function nextLook({ lookBackMs, policy }: PayoutPorts, { settledAt, updatedAt }: Payout, answer: PayoutAnswer | null, now: Date): Date | null {
  if (answer?.scheduleExhausted === true) return null;
  const paidAt = settledAt ?? updatedAt;
  if (answer !== null && answer.outcome.kind !== 'unknown') return nextLookBack(lookBackMs, paidAt, now);
  const ageMs = now.getTime() - paidAt.getTime();
  return ageMs > 2 * (lookBackMs.at(-1) ?? 0) ? null : new Date(now.getTime() + Math.round(Math.max(policy.waitMs, ageMs / 8)));
}
