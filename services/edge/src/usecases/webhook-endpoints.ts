import { AdaigiError } from '@adaigi/errors';
import { parseCreateEndpoint, parseListDeliveries, parseUpdateEndpoint } from '../schemas/webhook-endpoint.ts';
import type { Caller, DeliveryView, EdgePorts, EndpointView } from '../ports.ts';

type Ports = Pick<EdgePorts, 'webhooks'>;

/** @param input the body, unchecked. @throws AdaigiError `invalid_request`, `idempotency_conflict` */
export async function createEndpoint(ports: Ports, caller: Caller, input: unknown, idempotencyKey: string): Promise<{ endpoint: EndpointView; secret: string }> {
  const { url, events } = parseCreateEndpoint(input);
  return ports.webhooks.create(caller, { url, events, idempotencyKey });
}

export async function listEndpoints(ports: Ports, caller: Caller): Promise<EndpointView[]> {
  return ports.webhooks.list(caller);
}

/** @throws AdaigiError `not_found` */
export async function getEndpoint(ports: Ports, caller: Caller, endpointId: string): Promise<EndpointView> {
  const found = (await ports.webhooks.list(caller)).find((endpoint) => endpoint.id === endpointId);
  if (found === undefined) throw new AdaigiError('not_found', 'There is no such webhook endpoint.');
  return found;
}

/** @param input the body, unchecked. @throws AdaigiError `invalid_request`, `not_found` */
export async function updateEndpoint(ports: Ports, caller: Caller, endpointId: string, input: unknown): Promise<EndpointView> {
  return ports.webhooks.update(caller, endpointId, parseUpdateEndpoint(input));
}

/** @throws AdaigiError `not_found` */
export async function deleteEndpoint(ports: Ports, caller: Caller, endpointId: string): Promise<void> {
  await ports.webhooks.remove(caller, endpointId);
}

/** @param input the filters, unchecked. @throws AdaigiError `invalid_request` */
export async function listDeliveries(ports: Ports, caller: Caller, input: unknown): Promise<{ deliveries: DeliveryView[]; nextCursor: string }> {
  const { endpointId = '', paymentId = '', limit = 20, cursor = '' } = parseListDeliveries(input);
  return ports.webhooks.deliveries(caller, { endpointId, paymentId, limit, cursor });
}

/** @throws AdaigiError `not_found` */
export async function resendDelivery(ports: Ports, caller: Caller, deliveryId: string): Promise<DeliveryView> {
  return ports.webhooks.resend(caller, deliveryId);
}
