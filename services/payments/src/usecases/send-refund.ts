import { transition, type EvidenceSource, type PaymentInput, type Refund } from '@adaigi/domain';
import type { Clock, ConnectorsPort, Ids, Lease, PaymentStore, Policy, ProviderAnswer } from '../ports.ts';
import { afterChange, type AfterChangePorts } from './after-change.ts';
import { changePayment, isDue } from './change-payment.ts';
import { holdOverInquiry } from './hold-over-inquiry.ts';
import { isOverdue, lookAgainAt, overdueAfter } from './patience.ts';

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
  const inquireAt = new Date(at.getTime() + holdMs);
  const intent = transition(payment, { kind: 'start-refund', id: refund.id, reference, notAfter, inquireAt, overdueAt: overdueAfter(terms, at), at });
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
  return settle(ports, { payment: intent.payment, token }, { ...refund, reference }, 'reply', answer);
}

/** Asks what became of a refund whose answer never came. */
export async function resolveRefund(ports: RefundPorts, lease: Lease, refund: Refund): Promise<boolean> {
  const { payment, token } = lease;
  const attempt = payment.attempts.find((each) => each.number === refund.attemptNumber);
  if (attempt === undefined || refund.sentAt === null || refund.notAfter === null) return postpone(ports, lease, refund);
  if (!(await holdOverInquiry(ports.store, { id: payment.id, token }, ports.connectors.terms(attempt.channel), ports.policy.marginMs))) return false;
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
  if (answer === null) return postpone(ports, lease, refund);
  const isDueNow = await settle(ports, lease, refund, 'inquiry', answer);
  if (answer.outcome.kind === 'unknown' || answer.outcome.kind === 'pending') await callPerson(ports, payment.id, refund);
  return isDueNow;
}

async function settle(ports: RefundPorts, lease: Lease, refund: Refund, source: EvidenceSource, answer: ProviderAnswer): Promise<boolean> {
  const { id, reference } = refund;
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
  const { id, sentAt, createdAt } = refund;
  const at = ports.clock.now();
  const isDueNow = await change(ports, lease, { kind: 'postpone-refund', id, until: lookAgainAt(ports.policy, sentAt ?? createdAt, at), at });
  await callPerson(ports, lease.payment.id, refund);
  return isDueNow;
}

async function change(ports: RefundPorts, lease: Lease, input: PaymentInput): Promise<boolean> {
  const changed = await changePayment(ports.store, lease.payment, () => input, { token: lease.token, use: 'give-back' });
  if (changed.kind === 'changed') await afterChange(ports, changed.before, changed.payment);
  else await ports.store.release(lease.payment.id, lease.token);
  return isDue(ports, changed);
}

/** Nobody could say in time what became of it, or send it: a person must look as well. Told once. */
async function callPerson(ports: RefundPorts, paymentId: string, { id, reference, overdueAt, sentAt, createdAt, state }: Refund): Promise<void> {
  const at = ports.clock.now();
  if (state === 'needs_operator' || !isOverdue({ overdueAt, since: sentAt ?? createdAt }, at)) return;
  await changePayment(ports.store, paymentId, () => ({ kind: 'refund-overdue', id, reference, at }));
}
