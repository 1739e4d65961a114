import type { Caller, EdgePorts, EndpointView } from '../ports.ts';

/** All webhook endpoints of the caller's world. */
export async function listEndpoints(ports: Pick<EdgePorts, 'webhooks'>, caller: Caller): Promise<EndpointView[]> {
  return ports.webhooks.list(caller);
}
