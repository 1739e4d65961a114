import type { Mode } from '../core/delivery.ts';
import type { Endpoint } from '../core/endpoint.ts';
import type { EndpointStore } from '../ports.ts';

/** All endpoints of a merchant in one mode, oldest first; there are few of them. */
export function createListEndpoints(ports: { endpoints: EndpointStore }): (merchantId: string, mode: Mode) => Promise<Endpoint[]> {
  return (merchantId, mode) => ports.endpoints.list(merchantId, mode);
}
