import { modeCodec } from '@adaigi/contracts';
import type { Delivery__Output } from '@adaigi/contracts/gen/adaigi/notifier/v1/Delivery.ts';
import type { Endpoint__Output } from '@adaigi/contracts/gen/adaigi/notifier/v1/Endpoint.ts';
import { FAILURES } from '../core/delivery.ts';
import type { DeliveryView } from '../core/delivery.ts';
import { DISABLED_REASONS } from '../core/endpoint.ts';
import type { Endpoint } from '../core/endpoint.ts';

export function endpointToProto(endpoint: Endpoint): Endpoint__Output {
  const { id, merchantId, mode, url, events, disabledReason, createdAt } = endpoint;
  return {
    id,
    merchantId,
    mode: modeCodec.toProto(mode),
    url,
    events: [...events],
    disabled: disabledReason !== null,
    disabledReason: disabledReason === null ? '' : DISABLED_REASONS[disabledReason],
    createdAt: createdAt.toISOString(),
  };
}

export function deliveryToProto(delivery: DeliveryView): Delivery__Output {
  const { id, merchantId, dialect, eventType, eventId, paymentId, state, tries, lastStatus, lastLatencyMs } = delivery;
  return {
    id,
    merchantId,
    endpointId: delivery.endpointId ?? '',
    dialect,
    eventType,
    eventId,
    paymentId,
    state,
    tries,
    nextTryAt: delivery.nextTryAt?.toISOString() ?? '',
    lastStatus,
    lastError: delivery.lastFailure === null ? '' : FAILURES[delivery.lastFailure],
    lastLatencyMs,
    createdAt: delivery.createdAt.toISOString(),
    deliveredAt: delivery.deliveredAt?.toISOString() ?? '',
  };
}
