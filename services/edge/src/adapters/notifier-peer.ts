import { modeCodec, type GrpcClient } from '@adaigi/contracts';
import type { Delivery__Output } from '@adaigi/contracts/gen/adaigi/notifier/v1/Delivery.ts';
import type { Endpoint__Output } from '@adaigi/contracts/gen/adaigi/notifier/v1/Endpoint.ts';
import type { NotifierServiceDefinition } from '@adaigi/contracts/gen/adaigi/notifier/v1/NotifierService.ts';
import type { Caller, DeliveryView, EndpointView, Webhooks } from '../ports.ts';
import { asked } from './asked.ts';

/** The notifier service behind its port. */
export function createNotifierPeer(client: GrpcClient<NotifierServiceDefinition>): Webhooks {
  return {
    async create(caller, { url, events, idempotencyKey }) {
      const { endpoint, secret } = await asked(client.createEndpoint({ ...worldOf(caller), url, events: [...events], idempotencyKey }));
      return { endpoint: endpointView(endpoint), secret };
    },
    async list(caller) {
      return (await asked(client.listEndpoints(worldOf(caller)))).endpoints.map(endpointView);
    },
    async update(caller, endpointId, { url, events, disabled }) {
      const change = { url: url ?? '', events: [...(events ?? [])], ...(disabled === undefined ? {} : { disabled }) };
      return endpointView((await asked(client.updateEndpoint({ ...worldOf(caller), endpointId, ...change }))).endpoint);
    },
    async remove(caller, endpointId) {
      await asked(client.deleteEndpoint({ ...worldOf(caller), endpointId }));
    },
    async deliveries(caller, filter) {
      const { deliveries, nextCursor } = await asked(client.listDeliveries({ ...worldOf(caller), ...filter }));
      return { deliveries: deliveries.map(deliveryView), nextCursor };
    },
    async resend(caller, deliveryId) {
      return deliveryView((await asked(client.resendDelivery({ ...worldOf(caller), deliveryId }))).delivery);
    },
  };
}

function worldOf(caller: Caller) {
  return { merchantId: caller.merchantId, mode: modeCodec.toProto(caller.mode) };
}

function endpointView(endpoint: Endpoint__Output | null): EndpointView {
  const { id, url, events, disabled, disabledReason, createdAt } = present(endpoint);
  return { id, url, events, disabled, disabledReason, createdAt };
}

function deliveryView(delivery: Delivery__Output | null): DeliveryView {
  const { merchantId: _merchantId, ...view } = present(delivery);
  return view;
}

function present<T>(value: T | null): T {
  if (value === null) throw new TypeError('notifier: the answer lacks what was asked for');
  return value;
}
