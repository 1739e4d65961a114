import { AdaigiError } from '@adaigi/errors';
import type { Mode } from '../core/delivery.ts';
import type { EndpointStore } from '../ports.ts';

/**
 * Removes an endpoint and its secret. Deliveries that wait for it are cancelled when their time comes.
 * @throws AdaigiError `not_found`
 */
export function createDeleteEndpoint(ports: { endpoints: EndpointStore }): (merchantId: string, mode: Mode, endpointId: string) => Promise<void> {
  return async (merchantId, mode, endpointId) => {
    const removed = await ports.endpoints.remove(merchantId, mode, endpointId);
    if (!removed) throw new AdaigiError('not_found', 'There is no such webhook endpoint.');
  };
}
