import { isFinal, isOpen, type Attempt, type Payment } from '@adaigi/domain';
import type { Completions, Meter, PayerSlots } from '../ports.ts';

export interface AfterChangePorts {
  readonly completions: Completions;
  readonly meter: Meter;
  readonly slots: PayerSlots;
}

/**
 * What follows a saved change: tell who waits, count, and free the payer's number once nothing of this payment can
 * still ring on the phone. Nothing here may be lost for good: readers poll, and slots run out by themselves.
 */
export async function afterChange(ports: AfterChangePorts, before: Payment, after: Payment): Promise<void> {
  if (isFinal(after.state) && !isFinal(before.state)) {
    ports.completions.announce(after);
    ports.meter.paymentEnded(after);
  }
  for (const attempt of after.attempts) countAttempt(ports.meter, before.attempts[attempt.number - 1], attempt);
  for (const refund of after.refunds) {
    if (refund.origin !== 'merchant' && !before.refunds.some((each) => each.id === refund.id)) ports.meter.lateCapture(refund.origin);
  }
  if (before.attempts.some(isOpen) && !after.attempts.some(isOpen)) await ports.slots.free({ payerKey: after.payerKey, paymentId: after.id, version: after.version });
}

function countAttempt(meter: Meter, before: Attempt | undefined, after: Attempt): void {
  if (isOpen(after) || (before !== undefined && before.state === after.state)) return;
  meter.attemptSettled(after.channel, after.state, after.fault ?? '');
}
