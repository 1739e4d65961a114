import { parseUpdateEndpoint } from '../schemas/webhook-endpoint.ts';
import type { Caller, EdgePorts, EndpointView } from '../ports.ts';

/** Changes a webhook endpoint; what is absent stays. @param input the body, unchecked. @throws AdaigiError `invalid_request`, `not_found` */
export async function updateEndpoint(ports: Pick<EdgePorts, 'webhooks'>, caller: Caller, endpointId: string, input: unknown): Promise<EndpointView> {
  return ports.webhooks.update(caller, endpointId, parseUpdateEndpoint(input));
}
