import { AdaigiError } from '@adaigi/errors';
import type { Caller, EdgePorts, EndpointView } from '../ports.ts';

/** One webhook endpoint. @throws AdaigiError `not_found`, also for another merchant's or another world's */
export async function getEndpoint(ports: Pick<EdgePorts, 'webhooks'>, caller: Caller, endpointId: string): Promise<EndpointView> {
  const found = (await ports.webhooks.list(caller)).find((endpoint) => endpoint.id === endpointId);
  if (found === undefined) throw new AdaigiError('not_found', 'There is no such webhook endpoint.');
  return found;
}
