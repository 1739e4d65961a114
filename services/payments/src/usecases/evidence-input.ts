import type { Attempt, EvidenceSource, Payment, PaymentInput } from '@adaigi/domain';
import type { Clock, Ids, Policy, ProviderAnswer } from '../ports.ts';

/** A connector's answer about an attempt, as an input of the state machine. */
export function evidenceInput(
  ports: { clock: Clock; ids: Ids; policy: Policy },
  payment: Payment,
  attempt: Attempt,
  source: EvidenceSource,
  answer: ProviderAnswer,
): PaymentInput {
  const at = ports.clock.now();
  return {
    kind: 'evidence',
    reference: attempt.reference,
    evidence: {
      source,
      outcome: answer.outcome,
      at,
      nextInquiryAt: answer.nextInquiryAfterMs > 0 ? new Date(at.getTime() + answer.nextInquiryAfterMs) : null,
      scheduleExhausted: answer.scheduleExhausted,
    },
    retryPolicy: ports.policy.retry,
    refundId: ports.ids.refundId(payment.id, `give-back:${attempt.number}`),
    at,
  };
}
