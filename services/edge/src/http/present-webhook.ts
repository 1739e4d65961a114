import type { DeliveryView, EndpointView } from '../ports.ts';
import type { DeliveryAnswer, EndpointAnswer } from '../schemas/webhook-answer.ts';
import { orNull } from './present-payment.ts';

export function presentEndpoint(endpoint: EndpointView): EndpointAnswer {
  return {
    id: endpoint.id,
    url: endpoint.url,
    events: [...endpoint.events],
    disabled: endpoint.disabled,
    disabledReason: orNull(endpoint.disabledReason),
    createdAt: endpoint.createdAt,
  };
}

export function presentDelivery(delivery: DeliveryView): DeliveryAnswer {
  return {
    id: delivery.id,
    endpointId: orNull(delivery.endpointId),
    dialect: delivery.dialect,
    eventType: delivery.eventType,
    eventId: delivery.eventId,
    paymentId: delivery.paymentId,
    state: delivery.state,
    tries: delivery.tries,
    nextTryAt: orNull(delivery.nextTryAt),
    lastStatus: delivery.lastStatus === 0 ? null : delivery.lastStatus,
    lastError: orNull(delivery.lastError),
    lastLatencyMs: delivery.lastLatencyMs,
    createdAt: delivery.createdAt,
    deliveredAt: orNull(delivery.deliveredAt),
  };
}
