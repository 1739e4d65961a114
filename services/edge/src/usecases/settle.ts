import type { PaymentState } from '@adaigi/domain';
import type { Caller, EdgePorts, PaymentView } from '../ports.ts';

/** Longest wait for a final state that the API offers, in seconds. */
export const MAX_WAIT_S = 90;

const FINAL: ReadonlySet<PaymentState> = new Set(['succeeded', 'failed', 'cancelled', 'expired']);

/** What a merchant asked for when it said how long it would wait. */
export interface Patience {
  /** Seconds; 0 answers at once. */
  readonly waitS: number;
  /** Ends when the caller has gone. */
  readonly signal?: AbortSignal | undefined;
}

/** A payment after waiting for its end. */
export interface Settled {
  readonly payment: PaymentView;
  /** The wait was honoured; false when too many of this merchant wait already. */
  readonly waited: boolean;
}

/**
 * Waits for the final state of a payment that exists. Never fails: whatever goes wrong while waiting, the payment as it was known is a
 * true answer, and an error would make the merchant believe that there is none.
 */
export async function settle(ports: Pick<EdgePorts, 'payments' | 'waitingRoom'>, caller: Caller, payment: PaymentView, { waitS, signal }: Patience): Promise<Settled> {
  if (waitS === 0 || FINAL.has(payment.state)) return { payment, waited: waitS > 0 };
  const read = (until: AbortSignal): Promise<PaymentView> => ports.payments.get(caller, { id: payment.id }, { waitMs: waitS * 1000, signal: until });
  const waiting = ports.waitingRoom.enter(caller.merchantId, signal, read);
  if (waiting === null) return { payment, waited: false };
  try {
    return { payment: await waiting, waited: true };
  } catch {
    return { payment, waited: true };
  }
}
