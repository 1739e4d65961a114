import { transition, type Evidence, type EvidenceSource, type PaymentInput, type Refund } from '@adaigi/domain';
import type { Clock, ConnectorsPort, Ids, Lease, PaymentStore, Policy, ProviderAnswer } from '../ports.ts';
import { afterChange, type AfterChangePorts } from './after-change.ts';
import { changePayment } from './change-payment.ts';

export interface RefundPorts extends AfterChangePorts {
  readonly store: PaymentStore;
  readonly connectors: ConnectorsPort;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly policy: Policy;
}

/** One try of a refund: the intent first, then at once the call. */
export async function sendRefund(ports: RefundPorts, lease: Lease, refund: Refund): Promise<boolean> {
  const { payment, token } = lease;
  const attempt = payment.attempts.find((each) => each.number === refund.attemptNumber);
  const terms = attempt === undefined ? null : ports.connectors.terms(attempt.channel);
  if (attempt === undefined || terms === null) {
    await ports.store.release(payment.id, token);
    return false;
  }
  const at = ports.clock.now();
  const holdMs = terms.chargeTimeoutMs + ports.policy.marginMs;
  const reference = ports.ids.providerReference(payment.id, `refund:${refund.id}`, refund.tries + 1);
  const notAfter = new Date(at.getTime() + ports.policy.sendWindowMs);
  const intent = transition(payment, { kind: 'start-refund', id: refund.id, reference, notAfter, inquireAt: new Date(at.getTime() + holdMs), at });
  if (intent.kind !== 'changed' || !(await ports.store.save(payment, intent.payment, intent.events, { token, then: 'keep', forMs: holdMs }))) {
    await ports.store.release(payment.id, token);
    return true;
  }
  const answer = await ports.connectors.refund({
    payment,
    channel: attempt.channel,
    reference,
    chargeReference: attempt.reference,
    providerTransactionId: attempt.providerTransactionId,
    amount: refund.amount,
    notAfter,
    timeoutMs: terms.chargeTimeoutMs,
  });
  return settle(ports, { payment: intent.payment, token }, refund, 'reply', answer);
}

/** Asks what became of a refund whose answer never came. */
export async function resolveRefund(ports: RefundPorts, lease: Lease, refund: Refund): Promise<boolean> {
  const { payment } = lease;
  const attempt = payment.attempts.find((each) => each.number === refund.attemptNumber);
  if (attempt === undefined || refund.sentAt === null || refund.notAfter === null) {
    await ports.store.release(payment.id, lease.token);
    return false;
  }
  const answer = await ports.connectors.inquire({
    channel: attempt.channel,
    operation: 'refund',
    reference: refund.reference,
    amount: refund.amount,
    sentAt: refund.sentAt,
    notAfter: refund.notAfter,
    inquiriesMade: refund.inquiriesMade,
  });
  return answer === null ? settle(ports, lease, refund, 'reply', null) : settle(ports, lease, refund, 'inquiry', answer);
}

async function settle(ports: RefundPorts, lease: Lease, refund: Refund, source: EvidenceSource, answer: ProviderAnswer | null): Promise<boolean> {
  const at = ports.clock.now();
  const evidence: Evidence = {
    source,
    outcome: answer?.outcome ?? { kind: 'unknown', reason: 'refund_unknown', integrityProblem: null, providerCode: '', providerTransactionId: '' },
    at,
    nextInquiryAt: nextLook(at, answer, ports.policy.waitMs),
    scheduleExhausted: answer?.scheduleExhausted ?? false,
  };
  const input: PaymentInput = {
    kind: 'refund-evidence',
    id: refund.id,
    evidence,
    maxTries: ports.policy.maxRefundTries,
    retryAfterMs: ports.policy.refundRetryMs,
    at,
  };
  const change = await changePayment(ports.store, lease.payment, () => input, { token: lease.token, then: 'give-back' });
  if (change.kind === 'changed') await afterChange(ports, change.before, change.payment);
  else await ports.store.release(lease.payment.id, lease.token);
  return answer !== null;
}

function nextLook(at: Date, answer: ProviderAnswer | null, waitMs: number): Date | null {
  const afterMs = answer === null ? waitMs : answer.nextInquiryAfterMs;
  return afterMs > 0 ? new Date(at.getTime() + afterMs) : null;
}
