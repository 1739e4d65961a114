import type { PaymentState } from '@adaigi/domain';
import type { Caller, EdgePorts, PaymentView } from '../ports.ts';
import { waitForEnd, type Patience, type Waited } from './wait-for-end.ts';

const FINAL: ReadonlySet<PaymentState> = new Set(['succeeded', 'failed', 'cancelled', 'expired']);

/** A payment after waiting for its end. */
export interface Settled extends Waited {
  readonly payment: PaymentView;
}

/** Waits for the final state of a payment that exists. Never fails. */
export async function settle(ports: Pick<EdgePorts, 'payments' | 'waitingRoom'>, caller: Caller, payment: PaymentView, patience: Patience): Promise<Settled> {
  const read = async (options: { waitMs: number; signal: AbortSignal }): Promise<PaymentView> => ports.payments.get(caller, { id: payment.id }, options);
  const { latest, waited } = await waitForEnd(ports, caller, { now: payment, isFinal: FINAL.has(payment.state), read }, patience);
  return { payment: latest, waited };
}
