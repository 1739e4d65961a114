import { AdaigiError } from '@adaigi/errors';
import type { DeliveryView, Mode } from '../core/delivery.ts';
import type { DeliveryStore, EndpointStore, Sender } from '../ports.ts';

/**
 * Sends a delivery again now, whatever became of it: same event, same body. Its schedule begins anew.
 * @throws AdaigiError `not_found`; `invalid_request` (`endpoint_disabled`) when its endpoint is off or removed
 */
export function createResendDelivery(ports: {
  deliveries: DeliveryStore;
  endpoints: EndpointStore;
  sender: Pick<Sender, 'wake'>;
}): (merchantId: string, mode: Mode, deliveryId: string) => Promise<DeliveryView> {
  const { deliveries, endpoints, sender } = ports;
  return async (merchantId, mode, deliveryId) => {
    const delivery = await deliveries.find(merchantId, mode, deliveryId);
    if (delivery === null) throw notFound();
    if (delivery.endpointId !== null) {
      const endpoint = await endpoints.find(merchantId, mode, delivery.endpointId);
      if (endpoint === null || endpoint.disabledReason !== null) {
        throw new AdaigiError('invalid_request', 'The webhook endpoint is off or was removed.', { reason: 'endpoint_disabled' });
      }
    }
    const scheduled = await deliveries.rescheduleNow(merchantId, mode, deliveryId);
    if (scheduled === null) throw notFound();
    sender.wake();
    return scheduled;
  };
}

function notFound(): AdaigiError {
  return new AdaigiError('not_found', 'There is no such delivery.');
}
