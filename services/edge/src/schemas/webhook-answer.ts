import { Type, type Static } from 'typebox';

const timeOrNull = Type.Union([Type.String({ format: 'date-time' }), Type.Null()]);
const endpoint = {
  id: Type.String(),
  url: Type.String(),
  events: Type.Array(Type.String()),
  disabled: Type.Boolean(),
  disabledReason: Type.Union([Type.String(), Type.Null()]),
  createdAt: Type.String({ format: 'date-time' }),
};

export const endpointAnswer = Type.Object(endpoint, { title: 'WebhookEndpoint' });
export type EndpointAnswer = Static<typeof endpointAnswer>;

export const newEndpointAnswer = Type.Object(
  { ...endpoint, secret: Type.String({ description: 'Verifies deliveries (Standard Webhooks). Shown this once.' }) },
  { title: 'NewWebhookEndpoint' },
);

export const endpointListAnswer = Type.Object({ data: Type.Array(endpointAnswer) }, { title: 'WebhookEndpointList' });

export const deliveryAnswer = Type.Object(
  {
    id: Type.String(),
    endpointId: Type.Union([Type.String(), Type.Null()], { description: 'Null for a callback of a dialect.' }),
    dialect: Type.String(),
    eventType: Type.String(),
    eventId: Type.String(),
    paymentId: Type.String(),
    state: Type.String({ description: 'scheduled, delivered, exhausted or cancelled.' }),
    tries: Type.Integer(),
    nextTryAt: timeOrNull,
    lastStatus: Type.Union([Type.Integer(), Type.Null()], { description: 'HTTP status of the last try; null when there was no answer.' }),
    lastError: Type.Union([Type.String(), Type.Null()]),
    lastLatencyMs: Type.Integer(),
    createdAt: Type.String({ format: 'date-time' }),
    deliveredAt: timeOrNull,
  },
  { title: 'WebhookDelivery' },
);
export type DeliveryAnswer = Static<typeof deliveryAnswer>;

export const deliveryListAnswer = Type.Object(
  { data: Type.Array(deliveryAnswer), nextCursor: Type.Union([Type.String(), Type.Null()]) },
  { title: 'WebhookDeliveryList' },
);
