import { modeCodec } from '@adaigi/contracts';
import type { GrpcHandlers } from '@adaigi/contracts';
import type { NotifierServiceDefinition } from '@adaigi/contracts/gen/adaigi/notifier/v1/NotifierService.ts';
import { AdaigiError } from '@adaigi/errors';
import type { createCreateEndpoint } from '../usecases/create-endpoint.ts';
import type { createDeleteEndpoint } from '../usecases/delete-endpoint.ts';
import type { createListDeliveries } from '../usecases/list-deliveries.ts';
import type { createListEndpoints } from '../usecases/list-endpoints.ts';
import type { createResendDelivery } from '../usecases/resend-delivery.ts';
import type { createUpdateEndpoint } from '../usecases/update-endpoint.ts';
import { deliveryToProto, endpointToProto } from './messages.ts';

export interface NotifierUseCases {
  readonly createEndpoint: ReturnType<typeof createCreateEndpoint>;
  readonly listEndpoints: ReturnType<typeof createListEndpoints>;
  readonly updateEndpoint: ReturnType<typeof createUpdateEndpoint>;
  readonly deleteEndpoint: ReturnType<typeof createDeleteEndpoint>;
  readonly listDeliveries: ReturnType<typeof createListDeliveries>;
  readonly resendDelivery: ReturnType<typeof createResendDelivery>;
}

/** The gRPC face of the service: reads a request, calls one use case, writes the answer. */
export function notifierHandlers(cases: NotifierUseCases): GrpcHandlers<NotifierServiceDefinition> {
  return {
    createEndpoint: async ({ url, events, idempotencyKey, ...caller }) => {
      const { endpoint, secret } = await cases.createEndpoint({ ...callerOf(caller), url, events, idempotencyKey });
      return { endpoint: endpointToProto(endpoint), secret };
    },
    listEndpoints: async (request) => {
      const { merchantId, mode } = callerOf(request);
      return { endpoints: (await cases.listEndpoints(merchantId, mode)).map(endpointToProto) };
    },
    updateEndpoint: async ({ endpointId, url, events, disabled, ...caller }) => {
      const change = {
        ...(url === '' ? {} : { url }),
        ...(events.length === 0 ? {} : { events }),
        ...(disabled === undefined ? {} : { disabled }),
      };
      return { endpoint: endpointToProto(await cases.updateEndpoint({ ...callerOf(caller), endpointId, change })) };
    },
    deleteEndpoint: async ({ endpointId, ...caller }) => {
      const { merchantId, mode } = callerOf(caller);
      await cases.deleteEndpoint(merchantId, mode, endpointId);
      return {};
    },
    listDeliveries: async ({ endpointId, paymentId, limit, cursor, ...caller }) => {
      const page = await cases.listDeliveries({ ...callerOf(caller), endpointId, paymentId, limit, cursor });
      return { deliveries: page.deliveries.map(deliveryToProto), nextCursor: page.nextCursor };
    },
    resendDelivery: async ({ deliveryId, ...caller }) => {
      const { merchantId, mode } = callerOf(caller);
      return { delivery: deliveryToProto(await cases.resendDelivery(merchantId, mode, deliveryId)) };
    },
  };
}

function callerOf(request: { readonly merchantId: string; readonly mode: string }) {
  if (request.merchantId === '') {
    const fields = [{ field: 'merchant_id', rule: 'required', message: 'is required' }];
    throw new AdaigiError('invalid_request', 'merchant_id is required.', { fields });
  }
  return { merchantId: request.merchantId, mode: modeCodec.fromProto(request.mode, 'mode') };
}
