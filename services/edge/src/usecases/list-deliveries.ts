import { parseListDeliveries } from '../schemas/webhook-endpoint.ts';
import type { Caller, DeliveryView, EdgePorts } from '../ports.ts';

/** One page of deliveries, newest first. @param input the filters, unchecked. @throws AdaigiError `invalid_request` */
export async function listDeliveries(
  ports: Pick<EdgePorts, 'webhooks'>,
  caller: Caller,
  input: unknown,
): Promise<{ deliveries: DeliveryView[]; nextCursor: string }> {
  const { endpointId = '', paymentId = '', limit = 20, cursor = '' } = parseListDeliveries(input);
  return ports.webhooks.deliveries(caller, { endpointId, paymentId, limit, cursor });
}
