import { attemptStateCodec, faultCodec, minorToText, modeCodec, paymentStateCodec, refundStateCodec, topics } from '@adaigi/contracts';
import type { AttemptEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/AttemptEvent.ts';
import type { PaymentEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/PaymentEvent.ts';
import type { RefundEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/RefundEvent.ts';
import { capturedAttempt, type Attempt, type Fault, type NumberedEvent, type Payment, type PaymentEventType } from '@adaigi/domain';
import { outboxEntry, type OutboxEntry } from '@adaigi/kafka';
import type { StoredOutboxEntry } from '@adaigi/mongo';

/** Renders the events of a change for the outbox. Ids are functions of payment, topic and sequence. */
export function toOutbox(payment: Payment, events: readonly NumberedEvent[]): StoredOutboxEntry[] {
  return events.map((event) => ({ ...toEntry(payment, event), at: payment.updatedAt }));
}

function toEntry(payment: Payment, event: NumberedEvent): OutboxEntry {
  const count = event.seq;
  const time = payment.updatedAt.toISOString();
  const envelope = { id: `${payment.id}.${event.topic}.${count}`, type: event.type, key: payment.id, time, seq: String(count) };
  switch (event.topic) {
    case 'payments':
      return outboxEntry({ ...envelope, topic: topics.payments, payload: paymentPayload(payment, event.type, count) });
    case 'attempts':
      return outboxEntry({ ...envelope, topic: topics.attempts, payload: attemptPayload(payment, event, count) });
    case 'refunds':
      return outboxEntry({ ...envelope, topic: topics.refunds, payload: refundPayload(payment, event, count) });
    default:
      return event satisfies never;
  }
}

/** The attempt that an event tells of: the one whose money it is about, else the last. Evidence may prove an earlier attempt while a later one is open. */
function toldAttempt(payment: Payment, type: PaymentEventType): Attempt | undefined {
  switch (type) {
    case 'payment.succeeded':
    case 'payment.reversed':
      return capturedAttempt(payment, { reversed: true });
    case 'payment.late_capture': {
      const owed = payment.refunds.at(-1)?.attemptNumber;
      return payment.attempts.find(({ number }) => number === owed);
    }
    default:
      return payment.attempts.at(-1);
  }
}

function paymentPayload(payment: Payment, type: PaymentEventType, count: number): PaymentEvent__Output {
  const told = toldAttempt(payment, type);
  return {
    paymentId: payment.id,
    seq: String(count),
    merchantId: payment.merchantId,
    mode: modeCodec.toProto(payment.mode),
    dialect: payment.dialect,
    reference: payment.reference,
    amountMinor: minorToText(payment.amount),
    currency: payment.amount.currency,
    state: paymentStateCodec.toProto(payment.state),
    wallet: told?.wallet ?? payment.wallet ?? '',
    channel: told?.channel ?? '',
    reason: payment.failure?.reason ?? '',
    fault: faultToProto(payment.failure?.fault ?? null),
    attempts: payment.attempts.length,
    createdAt: payment.createdAt.toISOString(),
    occurredAt: payment.updatedAt.toISOString(),
    version: String(payment.version),
  };
}

function attemptPayload(payment: Payment, event: Extract<NumberedEvent, { topic: 'attempts' }>, count: number): AttemptEvent__Output {
  const attempt = payment.attempts.find((each) => each.number === event.attemptNumber);
  if (attempt === undefined) throw new RangeError('an event names an attempt that does not exist');
  return {
    paymentId: payment.id,
    seq: String(count),
    attemptNumber: attempt.number,
    merchantId: payment.merchantId,
    mode: modeCodec.toProto(payment.mode),
    channel: attempt.channel,
    wallet: attempt.wallet,
    reference: attempt.reference,
    state: attemptStateCodec.toProto(attempt.state),
    amountMinor: minorToText(payment.amount),
    currency: payment.amount.currency,
    fault: faultToProto(attempt.fault),
    reason: attempt.reason ?? '',
    providerCode: attempt.providerCode,
    evidence: event.evidence,
    sentAt: attempt.sentAt.toISOString(),
    occurredAt: payment.updatedAt.toISOString(),
    decisionId: attempt.decisionId,
    choiceProbability: attempt.choiceProbability,
    repeatPayer: attempt.repeatPayer,
    method: payment.method,
  };
}

function refundPayload(payment: Payment, event: Extract<NumberedEvent, { topic: 'refunds' }>, count: number): RefundEvent__Output {
  const refund = payment.refunds.find((each) => each.id === event.refundId);
  if (refund === undefined) throw new RangeError('an event names a refund that does not exist');
  return {
    paymentId: payment.id,
    seq: String(count),
    refundId: refund.id,
    merchantId: payment.merchantId,
    mode: modeCodec.toProto(payment.mode),
    amountMinor: minorToText(refund.amount),
    currency: refund.amount.currency,
    state: refundStateCodec.toProto(refund.state),
    channel: payment.attempts.find((each) => each.number === refund.attemptNumber)?.channel ?? '',
    reason: refund.failureReason ?? '',
    origin: refund.origin,
    occurredAt: payment.updatedAt.toISOString(),
    reference: payment.reference,
    dialect: payment.dialect,
  };
}

function faultToProto(fault: Fault | null): PaymentEvent__Output['fault'] {
  return fault === null ? 'FAULT_UNSPECIFIED' : faultCodec.toProto(fault);
}
