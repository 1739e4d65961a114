import type { Attempt } from '@adaigi/domain';
import type { Clock, ConnectorsPort, Ids, Lease, PaymentStore, Policy } from '../ports.ts';
import { afterChange, type AfterChangePorts } from './after-change.ts';
import { changePayment } from './change-payment.ts';
import { evidenceInput } from './evidence-input.ts';

export interface ResolveDoubtPorts extends AfterChangePorts {
  readonly store: PaymentStore;
  readonly connectors: ConnectorsPort;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly policy: Policy;
}

/** Asks what became of an attempt, by our own reference. Nothing else is tried for the payment until evidence says so. */
export async function resolveDoubt(ports: ResolveDoubtPorts, lease: Lease, attempt: Attempt): Promise<boolean> {
  const { payment, token } = lease;
  const answer = await ports.connectors.inquire({
    channel: attempt.channel,
    operation: 'charge',
    reference: attempt.reference,
    amount: payment.amount,
    sentAt: attempt.sentAt,
    notAfter: attempt.notAfter,
    inquiriesMade: attempt.inquiriesMade,
  });
  // A connector that could not be asked proves nothing and uses up no step of the schedule.
  const input =
    answer === null
      ? evidenceInput(ports, payment, attempt, 'reply', nothingLearnt(ports.policy.waitMs))
      : evidenceInput(ports, payment, attempt, 'inquiry', answer);
  const change = await changePayment(ports.store, payment, () => input, { token, then: 'give-back' });
  if (change.kind === 'changed') await afterChange(ports, change.before, change.payment);
  else await ports.store.release(payment.id, token);
  return answer !== null;
}

function nothingLearnt(waitMs: number): Parameters<typeof evidenceInput>[4] {
  return {
    outcome: { kind: 'unknown', reason: 'provider_unreachable', integrityProblem: null, providerCode: '', providerTransactionId: '' },
    nextInquiryAfterMs: waitMs,
    scheduleExhausted: false,
  };
}
