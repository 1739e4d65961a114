import type { Caller, EdgePorts } from '../ports.ts';

/** Removes a webhook endpoint. @throws AdaigiError `not_found` */
export async function deleteEndpoint(ports: Pick<EdgePorts, 'webhooks'>, caller: Caller, endpointId: string): Promise<void> {
  await ports.webhooks.remove(caller, endpointId);
}
