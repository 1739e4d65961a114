import { transition, type EvidenceSource, type PaymentInput, type Refund } from '@adaigi/domain';
import type { Clock, ConnectorsPort, Ids, Lease, PaymentStore, Policy, ProviderAnswer } from '../ports.ts';
import { afterChange, type AfterChangePorts } from './after-change.ts';
import { changePayment, isDue } from './change-payment.ts';
import { lookAgainAt } from './patience.ts';

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
  // No process serves the channel now.
  if (attempt === undefined || terms === null) return postpone(ports, lease, refund);
  const at = ports.clock.now();
  const holdMs = terms.chargeTimeoutMs + ports.policy.marginMs;
  const reference = ports.ids.providerReference(payment.id, `refund:${refund.id}`, refund.tries + 1);
  const notAfter = new Date(at.getTime() + ports.policy.sendWindowMs);
  const intent = transition(payment, { kind: 'start-refund', id: refund.id, reference, notAfter, inquireAt: new Date(at.getTime() + holdMs), at });
  if (intent.kind !== 'changed' || !(await ports.store.save(payment, intent.payment, intent.events, { token, use: 'keep', forMs: holdMs }))) {
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
  return settle(ports, { payment: intent.payment, token }, { id: refund.id, reference }, 'reply', answer);
}

/** Asks what became of a refund whose answer never came. */
export async function resolveRefund(ports: RefundPorts, lease: Lease, refund: Refund): Promise<boolean> {
  const { payment } = lease;
  const attempt = payment.attempts.find((each) => each.number === refund.attemptNumber);
  if (attempt === undefined || refund.sentAt === null || refund.notAfter === null) return postpone(ports, lease, refund);
  const answer = await ports.connectors.inquire({
    channel: attempt.channel,
    operation: 'refund',
    reference: refund.reference,
    amount: refund.amount,
    sentAt: refund.sentAt,
    notAfter: refund.notAfter,
    inquiriesMade: refund.inquiriesMade,
    hinted: false,
  });
  return answer === null ? postpone(ports, lease, refund) : settle(ports, lease, refund, 'inquiry', answer);
}

async function settle(
  ports: RefundPorts,
  lease: Lease,
  { id, reference }: Pick<Refund, 'id' | 'reference'>,
  source: EvidenceSource,
  answer: ProviderAnswer,
): Promise<boolean> {
  const at = ports.clock.now();
  const nextInquiryAt = answer.nextInquiryAfterMs > 0 ? new Date(at.getTime() + answer.nextInquiryAfterMs) : null;
  return change(ports, lease, {
    kind: 'refund-evidence',
    id,
    reference,
    evidence: { source, outcome: answer.outcome, at, nextInquiryAt, scheduleExhausted: answer.scheduleExhausted },
    maxTries: ports.policy.maxRefundTries,
    retryAfterMs: ports.policy.refundRetryMs,
    at,
  });
}

/** A connector that cannot be asked proves nothing, and nothing was sent: look again later. */
async function postpone(ports: RefundPorts, lease: Lease, refund: Refund): Promise<boolean> {
  const at = ports.clock.now();
  return change(ports, lease, { kind: 'postpone-refund', id: refund.id, until: lookAgainAt(ports.policy, refund.sentAt ?? refund.createdAt, at), at });
}

async function change(ports: RefundPorts, lease: Lease, input: PaymentInput): Promise<boolean> {
  const changed = await changePayment(ports.store, lease.payment, () => input, { token: lease.token, use: 'give-back' });
  if (changed.kind === 'changed') await afterChange(ports, changed.before, changed.payment);
  else await ports.store.release(lease.payment.id, lease.token);
  return isDue(ports, changed);
}
