import { AdaigiError } from '@adaigi/errors';
import type { Mode } from '../core/delivery.ts';
import type { Endpoint } from '../core/endpoint.ts';
import type { EndpointChange, EndpointStore } from '../ports.ts';
import { checkEndpoint } from './endpoint-input.ts';
import type { EndpointRules } from './endpoint-input.ts';

export interface UpdateEndpointCommand {
  readonly merchantId: string;
  readonly mode: Mode;
  readonly endpointId: string;
  readonly change: EndpointChange;
}

/**
 * Changes an endpoint. Deliveries that wait go to the new URL; those cancelled while it was off stay so until they are resent.
 * @throws AdaigiError `invalid_request`, `not_found`
 */
export function createUpdateEndpoint(ports: { endpoints: EndpointStore; rules: EndpointRules }): (command: UpdateEndpointCommand) => Promise<Endpoint> {
  return async ({ merchantId, mode, endpointId, change }) => {
    checkEndpoint(ports.rules, change);
    const endpoint = await ports.endpoints.update(merchantId, mode, endpointId, change);
    if (endpoint === null) throw new AdaigiError('not_found', 'There is no such webhook endpoint.');
    return endpoint;
  };
}
