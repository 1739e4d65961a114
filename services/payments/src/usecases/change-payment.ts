import { nextStep, transition, type Payment, type PaymentInput, type Transition } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import type { Clock, LeaseUse, PaymentStore } from '../ports.ts';

/** How often a change is computed anew when others change the payment at the same time. */
const MAX_ROUNDS = 20;

/** A transition together with the payment it was computed from. */
export type Changed = Transition & { readonly before: Payment };

/**
 * Applies an input to a payment: compute from what is stored, save guarded by the version, and on a conflict reload and compute again.
 * The order in which evidence arrives does not matter, so the loop ends with the same payment whoever is first.
 *
 * @throws AdaigiError not_found; unavailable when the payment changes faster than this can follow.
 */
export async function changePayment(
  store: Pick<PaymentStore, 'find' | 'save'>,
  start: Payment | string,
  input: (payment: Payment) => PaymentInput,
  lease?: LeaseUse,
): Promise<Changed> {
  let before = typeof start === 'string' ? await store.find(start) : start;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    if (before === null) throw new AdaigiError('not_found', 'no such payment');
    const change = transition(before, input(before));
    if (change.kind !== 'changed' || (await store.save(before, change.payment, change.events, lease))) return { ...change, before };
    before = await store.find(before.id);
  }
  throw new AdaigiError('unavailable', 'the payment is changing too fast', { retryAfterS: 1 });
}

/** Whether a step can follow at once, as far as this process knows: what others have changed since is theirs to follow. */
export function isDue(ports: { readonly clock: Clock }, change: Changed): boolean {
  const payment = change.kind === 'changed' ? change.payment : change.before;
  const step = nextStep(payment, ports.clock.now());
  return step.kind !== 'none' && step.kind !== 'wait';
}
