import { nextStep } from '@adaigi/domain';
import type { Lease } from '../ports.ts';
import { afterChange, type AfterChangePorts } from './after-change.ts';
import { attemptPayment, type AttemptPorts } from './attempt-payment.ts';
import { changePayment } from './change-payment.ts';
import { resolveDoubt, type ResolveDoubtPorts } from './resolve-doubt.ts';
import { resolveRefund, sendRefund, type RefundPorts } from './send-refund.ts';

export interface ExecutePorts extends AttemptPorts, ResolveDoubtPorts, RefundPorts, AfterChangePorts {}

/** Steps that one wake-up may take before it leaves the rest to the sweep. */
const MAX_STEPS = 16;

/**
 * Does what is due for a payment, one step under one lease at a time, until nothing is due. Safe to call at any time, by anybody, twice:
 * the lease lets one process in, the version guards what it writes, and an expired lease with an intent only ever becomes a doubt.
 */
export async function executePayment(ports: ExecutePorts, id: string): Promise<void> {
  for (let steps = 0; steps < MAX_STEPS; steps += 1) {
    const lease = await ports.store.acquire(id, ports.stepLeaseMs);
    if (lease === null || !(await takeStep(ports, lease))) return;
  }
}

/** Takes one step and gives the lease back; true when another step may be due at once. */
async function takeStep(ports: ExecutePorts, lease: Lease): Promise<boolean> {
  const { payment, token } = lease;
  const step = nextStep(payment, ports.clock.now());
  switch (step.kind) {
    case 'none':
    case 'wait':
      await ports.store.release(payment.id, token);
      return false;
    case 'attempt':
      return attemptPayment(ports, lease, step.number);
    case 'inquire':
      return resolveDoubt(ports, lease, step.attempt);
    case 'send-refund':
      return sendRefund(ports, lease, step.refund);
    case 'inquire-refund':
      return resolveRefund(ports, lease, step.refund);
    case 'expire': {
      const change = await changePayment(ports.store, payment, () => ({ kind: 'expire', at: ports.clock.now() }), { token, use: 'give-back' });
      if (change.kind === 'changed') await afterChange(ports, change.before, change.payment);
      else await ports.store.release(payment.id, token);
      return false;
    }
    default:
      return step satisfies never;
  }
}
