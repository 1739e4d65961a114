import { isPayoutFinal, isPayoutOpen, nextPayoutStep, transitionPayout, type Payout, type PayoutInput, type PayoutTransition } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import type { PayoutMeter, PayoutPorts, PayoutStore } from '../../payout-ports.ts';
import type { LeaseUse } from '../../ports.ts';

/** How often a change is computed anew when others change the payout at the same time. */
const MAX_ROUNDS = 20;

export type PayoutChanged = PayoutTransition & { readonly before: Payout };

/**
 * Applies an input to a payout: compute from what is stored, save guarded by the version, and on a conflict reload and compute again.
 *
 * @throws AdaigiError not_found; unavailable when it changes faster than this can follow.
 */
export async function changePayout(
  ports: { readonly payouts: Pick<PayoutStore, 'find' | 'save'>; readonly payoutMeter: PayoutMeter },
  start: Payout | string,
  input: (payout: Payout) => PayoutInput,
  lease?: LeaseUse,
): Promise<PayoutChanged> {
  let before = typeof start === 'string' ? await ports.payouts.find(start) : start;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    if (before === null) throw new AdaigiError('not_found', 'no such payout');
    const change = transitionPayout(before, input(before));
    if (change.kind !== 'changed') return { ...change, before };
    if (await ports.payouts.save(before, change.payout, change.events, lease)) {
      count(ports.payoutMeter, before, change.payout);
      return { ...change, before };
    }
    before = await ports.payouts.find(before.id);
  }
  throw new AdaigiError('unavailable', 'the payout is changing too fast', { retryAfterS: 1 });
}

/** A step's last change: the lease goes back with it, or alone where there was nothing to change. */
export async function finishStep(ports: Pick<PayoutPorts, 'payouts' | 'payoutMeter' | 'clock'>, lease: { readonly payout: Payout; readonly token: string }, input: PayoutInput): Promise<boolean> {
  const change = await changePayout(ports, lease.payout, () => input, { token: lease.token, use: 'give-back' });
  if (change.kind !== 'changed') await ports.payouts.release(lease.payout.id, lease.token);
  const step = nextPayoutStep(change.kind === 'changed' ? change.payout : change.before, ports.clock.now());
  return step.kind !== 'none' && step.kind !== 'wait';
}

function count(meter: PayoutMeter, before: Payout, after: Payout): void {
  if (isPayoutFinal(after.state) && !isPayoutFinal(before.state)) meter.payoutEnded(after);
  for (const attempt of after.attempts) {
    const was = before.attempts[attempt.number - 1];
    if (!isPayoutOpen(attempt) && was?.state !== attempt.state) meter.attemptSettled(attempt.channel, attempt.state, attempt.fault ?? '');
    if (attempt.surplus && was?.surplus !== true) meter.surplus(attempt.channel);
    if (attempt.reversed && was?.state === 'succeeded' && !was.reversed) meter.reversed(attempt.channel);
  }
}
