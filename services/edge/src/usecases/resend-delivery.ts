import type { Caller, DeliveryView, EdgePorts } from '../ports.ts';

/** Sends a delivery again now, with the same event id. @throws AdaigiError `not_found` */
export async function resendDelivery(ports: Pick<EdgePorts, 'webhooks'>, caller: Caller, deliveryId: string): Promise<DeliveryView> {
  return ports.webhooks.resend(caller, deliveryId);
}
