import type { ClaimedDelivery, Content, DeliveryView, PlannedDelivery } from '../core/delivery.ts';
import type { DeliveryDocument } from './delivery-model.ts';

/** A planned delivery as a document that nobody holds yet. */
export function toDocument(planned: PlannedDelivery, createdAt: Date): DeliveryDocument {
  const { id, merchantId, mode, eventId, eventType, paymentId, occurredAt, content } = planned;
  const native = content.dialect === 'native';
  const paypro = content.dialect === 'paypro';
  return {
    _id: id,
    merchantId,
    mode,
    dialect: content.dialect,
    eventId,
    eventType,
    paymentId,
    occurredAt,
    endpointId: native ? content.endpointId : null,
    body: native ? content.body : null,
    result: paypro ? content.result : null,
    reason: paypro ? content.reason : '',
    postback: content.dialect === 'paykassma' ? { story: content.story, ratesDay: content.ratesDay, sealed: content.sealed } : null,
    state: 'scheduled',
    tries: 0,
    failures: 0,
    nextActionAt: null,
    lease: null,
    lastStatus: 0,
    lastFailure: null,
    lastLatencyMs: 0,
    createdAt,
    deliveredAt: null,
    purgeAt: null,
    outbox: [],
  };
}

export function toClaimed(document: DeliveryDocument, lease: string): ClaimedDelivery {
  const { _id: id, merchantId, mode, eventId, eventType, paymentId, occurredAt, tries, failures, createdAt } = document;
  return { id, merchantId, mode, eventId, eventType, paymentId, occurredAt, tries, failures, createdAt, lease, content: contentOf(document) };
}

/** @throws Error when a document carries the content of no dialect: only a foreign hand writes such a one. */
function contentOf({ _id, endpointId, body, result, reason, postback }: DeliveryDocument): Content {
  if (endpointId !== null && body !== null) return { dialect: 'native', endpointId, body };
  if (result !== null) return { dialect: 'paypro', result, reason };
  if (postback !== null) return { dialect: 'paykassma', ...postback };
  throw new Error(`delivery ${_id} has no content`);
}

export function toView(document: DeliveryDocument): DeliveryView {
  const { _id: id, merchantId, endpointId, dialect, eventType, eventId, paymentId, state, tries } = document;
  const { lastStatus, lastFailure, lastLatencyMs, createdAt, deliveredAt, nextActionAt } = document;
  return {
    id,
    merchantId,
    endpointId,
    dialect,
    eventType,
    eventId,
    paymentId,
    state,
    tries,
    nextTryAt: state === 'scheduled' ? nextActionAt : null,
    lastStatus,
    lastFailure,
    lastLatencyMs,
    createdAt,
    deliveredAt,
  };
}
