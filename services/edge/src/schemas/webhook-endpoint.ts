import { Type, type Static } from 'typebox';
import { compileCheck } from './check.ts';
import { page } from './page.ts';

const url = Type.String({
  minLength: 1,
  maxLength: 2048,
  pattern: '^https?://[^\\s]+$',
  description: 'Absolute https URL. http and loopback addresses only in development.',
  examples: ['https://example.com/webhooks'],
});
const events = Type.Array(Type.String({ maxLength: 64, pattern: '^(?:\\*|[a-z_]+\\.[a-z_]+)$' }), {
  minItems: 1,
  maxItems: 50,
  description: 'Event types such as `payment.succeeded`, or a single `*` for all.',
  examples: [['*']],
});

/** Body of `POST /v1/webhook-endpoints`. */
export const createEndpointBody = Type.Object({ url, events }, { additionalProperties: false, title: 'CreateWebhookEndpoint' });
export type CreateEndpointBody = Static<typeof createEndpointBody>;

/** Body of `PATCH /v1/webhook-endpoints/{id}`; what is absent stays. */
export const updateEndpointBody = Type.Object(
  { url: Type.Optional(url), events: Type.Optional(events), disabled: Type.Optional(Type.Boolean({ description: 'true stops deliveries; false starts them again, and sends what was missed.' })) },
  { additionalProperties: false, minProperties: 1, title: 'UpdateWebhookEndpoint' },
);
export type UpdateEndpointBody = Static<typeof updateEndpointBody>;

/** Query of `GET /v1/webhook-deliveries`. */
export const listDeliveriesQuery = Type.Object(
  {
    endpointId: Type.Optional(Type.String({ minLength: 1, maxLength: 64, description: 'Only deliveries to this endpoint.' })),
    paymentId: Type.Optional(Type.String({ minLength: 1, maxLength: 64, description: 'Only deliveries about this payment.' })),
    ...page,
  },
  { additionalProperties: false },
);
export type ListDeliveriesQuery = Static<typeof listDeliveriesQuery>;

const createCheck = compileCheck(createEndpointBody);
const updateCheck = compileCheck(updateEndpointBody);
const listCheck = compileCheck(listDeliveriesQuery);

/** @throws AdaigiError `invalid_request` that names every wrong field */
export function parseCreateEndpoint(input: unknown): CreateEndpointBody {
  return createCheck.parse(input);
}

/** @throws AdaigiError `invalid_request` that names every wrong field */
export function parseUpdateEndpoint(input: unknown): UpdateEndpointBody {
  return updateCheck.parse(input);
}

/** @throws AdaigiError `invalid_request` that names every wrong parameter */
export function parseListDeliveries(input: unknown): ListDeliveriesQuery {
  return listCheck.parse(input);
}
