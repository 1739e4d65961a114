import type { Outcome } from '@adaigi/domain';
import type { Clock, Ids, Meter, PaymentStore, Policy, Wake } from '../ports.ts';
import { afterChange, type AfterChangePorts } from './after-change.ts';
import { changePayment } from './change-payment.ts';
import { evidenceInput } from './evidence-input.ts';

export interface RecordCallbackPorts extends AfterChangePorts {
  readonly store: PaymentStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly meter: Meter;
  readonly wake: Wake;
  readonly policy: Policy;
}

/** What a provider told us by itself, authenticated by its connector. */
export interface ProviderCallback {
  readonly channel: string;
  readonly reference: string;
  readonly outcome: Outcome;
}

/**
 * Folds a provider's callback into the attempt it is about. It may come twice, late, or before the synchronous answer: the fold is the
 * same. An unsigned callback proves nothing; it only brings the next inquiry forward.
 */
export async function recordCallback(ports: RecordCallbackPorts, callback: ProviderCallback): Promise<void> {
  const payment = await ports.store.findByReference(callback.channel, callback.reference);
  const attempt = payment?.attempts.find((each) => each.reference === callback.reference);
  if (payment === null || attempt === undefined) {
    ports.meter.unknownCallback(callback.channel);
    return;
  }
  const isHint = callback.outcome.kind === 'unknown' && callback.outcome.integrityProblem === null;
  const change = await changePayment(ports.store, payment, (current) =>
    isHint
      ? { kind: 'look-now', reference: callback.reference, at: ports.clock.now() }
      : evidenceInput(ports, current, attempt, 'callback', { outcome: callback.outcome, nextInquiryAfterMs: 0, scheduleExhausted: false }),
  );
  if (change.kind !== 'changed') return;
  await afterChange(ports, change.before, change.payment);
  ports.wake(payment.id);
}
