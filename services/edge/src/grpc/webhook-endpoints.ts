import type { WebhookEndpointsServiceDefinition } from '@adaigi/contracts/gen/adaigi/api/v1/WebhookEndpointsService.ts';
import type { GrpcHandlers } from '@adaigi/grpc';
import type { EdgePorts } from '../ports.ts';
import { idempotencyKeyOf } from '../usecases/idempotency-key.ts';
import { createEndpoint } from '../usecases/create-endpoint.ts';
import { deleteEndpoint } from '../usecases/delete-endpoint.ts';
import { listEndpoints } from '../usecases/list-endpoints.ts';
import { authenticateCall } from './authenticate.ts';
import { textOf } from './metadata.ts';
import { endpointMessage } from './present.ts';

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
    async deleteWebhookEndpoint(request, context) {
      const caller = await authenticateCall(ports, context, 'DeleteWebhookEndpoint');
      await deleteEndpoint(ports, caller, request.endpointId);
      return {};
    },
  };
}
