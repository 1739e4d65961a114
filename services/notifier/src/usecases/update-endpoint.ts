import { AdaigiError } from '@adaigi/errors';
import type { Mode } from '../core/delivery.ts';
import type { Endpoint } from '../core/endpoint.ts';
import type { DeliveryStore, EndpointChange, EndpointStore, Sender } from '../ports.ts';
import { checkEndpoint } from './endpoint-input.ts';
import type { EndpointRules } from './endpoint-input.ts';

export interface UpdateEndpointCommand {
  readonly merchantId: string;
  readonly mode: Mode;
  readonly endpointId: string;
  readonly change: EndpointChange;
}

/**
 * Changes an endpoint. Deliveries that wait go to the new URL. Switching it on, also where it is on already, sends what it has missed: all that was
 * cancelled while it was off, or used up its schedule, as far back as deliveries are kept.
 * @throws AdaigiError `invalid_request`, `not_found`
 */
export function createUpdateEndpoint(ports: { endpoints: EndpointStore; deliveries: Pick<DeliveryStore, 'rescheduleMissed'>; sender: Pick<Sender, 'wake'>; rules: EndpointRules }): (command: UpdateEndpointCommand) => Promise<Endpoint> {
  return async ({ merchantId, mode, endpointId, change }) => {
    checkEndpoint(ports.rules, change);
    const endpoint = await ports.endpoints.update(merchantId, mode, endpointId, change);
    if (endpoint === null) throw new AdaigiError('not_found', 'There is no such webhook endpoint.');
    if (change.disabled === false && (await ports.deliveries.rescheduleMissed(merchantId, endpointId)) > 0) ports.sender.wake();
    return endpoint;
  };
}
