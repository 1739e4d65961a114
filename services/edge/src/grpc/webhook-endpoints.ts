import type { WebhookEndpointsServiceDefinition } from '@adaigi/contracts/gen/adaigi/api/v1/WebhookEndpointsService.ts';
import type { GrpcHandlers } from '@adaigi/grpc';
import type { EdgePorts } from '../ports.ts';
import { idempotencyKeyOf } from '../usecases/idempotency-key.ts';
import { createEndpoint } from '../usecases/create-endpoint.ts';
import { deleteEndpoint } from '../usecases/delete-endpoint.ts';
import { getEndpoint } from '../usecases/get-endpoint.ts';
import { listDeliveries } from '../usecases/list-deliveries.ts';
import { listEndpoints } from '../usecases/list-endpoints.ts';
import { resendDelivery } from '../usecases/resend-delivery.ts';
import { updateEndpoint } from '../usecases/update-endpoint.ts';
import { authenticateCall } from './authenticate.ts';
import { textOf } from './metadata.ts';
import { deliveryMessage, endpointMessage } from './present.ts';
import { inProtoNames, listDeliveriesInput, updateEndpointInput } from './requests.ts';

/** The public webhook endpoints API over gRPC. */
export function webhookEndpointsHandlers(ports: EdgePorts): GrpcHandlers<WebhookEndpointsServiceDefinition> {
  return {
    async createWebhookEndpoint(request, context) {
      const caller = await authenticateCall(ports, context, 'CreateWebhookEndpoint');
      const key = idempotencyKeyOf(textOf(context.metadata, 'idempotency-key'));
      const { endpoint, secret } = await createEndpoint(ports, caller, { url: request.url, events: request.events }, key);
      return { endpoint: endpointMessage(endpoint), secret };
    },
    async listWebhookEndpoints(_request, context) {
      const caller = await authenticateCall(ports, context, 'ListWebhookEndpoints');
      return { data: (await listEndpoints(ports, caller)).map(endpointMessage) };
    },
    async getWebhookEndpoint(request, context) {
      const caller = await authenticateCall(ports, context, 'GetWebhookEndpoint');
      return { endpoint: endpointMessage(await getEndpoint(ports, caller, request.endpointId)) };
    },
    async updateWebhookEndpoint(request, context) {
      const caller = await authenticateCall(ports, context, 'UpdateWebhookEndpoint');
      return { endpoint: endpointMessage(await updateEndpoint(ports, caller, request.endpointId, updateEndpointInput(request))) };
    },
    async listWebhookDeliveries(request, context) {
      const caller = await authenticateCall(ports, context, 'ListWebhookDeliveries');
      const { deliveries, nextCursor } = await inProtoNames(listDeliveries(ports, caller, listDeliveriesInput(request)));
      return { data: deliveries.map(deliveryMessage), nextCursor };
    },
    async resendWebhookDelivery(request, context) {
      const caller = await authenticateCall(ports, context, 'ResendWebhookDelivery');
      return { delivery: deliveryMessage(await resendDelivery(ports, caller, request.deliveryId)) };
    },
    async deleteWebhookEndpoint(request, context) {
      const caller = await authenticateCall(ports, context, 'DeleteWebhookEndpoint');
      await deleteEndpoint(ports, caller, request.endpointId);
      return {};
    },
  };
}
