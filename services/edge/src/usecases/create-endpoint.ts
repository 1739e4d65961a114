import { parseCreateEndpoint } from '../schemas/webhook-endpoint.ts';
import type { Caller, EdgePorts, EndpointView } from '../ports.ts';

/**
 * Adds a webhook endpoint. Its secret is in the answer, this once.
 * @param input the body, unchecked
 * @throws AdaigiError `invalid_request`, `idempotency_conflict`
 */
export async function createEndpoint(
  ports: Pick<EdgePorts, 'webhooks'>,
  caller: Caller,
  input: unknown,
  idempotencyKey: string,
): Promise<{ endpoint: EndpointView; secret: string }> {
  const { url, events } = parseCreateEndpoint(input);
  return ports.webhooks.create(caller, { url, events, idempotencyKey });
}
