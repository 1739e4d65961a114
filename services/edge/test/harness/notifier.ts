import { randomBytes } from 'node:crypto';
import type { Endpoint__Output } from '@adaigi/contracts/gen/adaigi/notifier/v1/Endpoint.ts';
import type { NotifierServiceDefinition } from '@adaigi/contracts/gen/adaigi/notifier/v1/NotifierService.ts';
import type { PostbacksServiceDefinition } from '@adaigi/contracts/gen/adaigi/notifier/v1/PostbacksService.ts';
import { AdaigiError } from '@adaigi/errors';
import type { GrpcHandlers } from '@adaigi/grpc';

/** A notifier that keeps endpoints in memory and knows one delivery, `del_1`, of every merchant. */
export function fakeNotifier(): GrpcHandlers<NotifierServiceDefinition> {
  const endpoints = new Map<string, Endpoint__Output>();
  const own = (id: string, merchantId: string, mode: string): Endpoint__Output => {
    const endpoint = endpoints.get(id);
    if (endpoint?.merchantId !== merchantId || endpoint.mode !== mode) throw new AdaigiError('not_found', 'There is no such endpoint.');
    return endpoint;
  };
  return {
    async createEndpoint({ merchantId, mode, url, events }) {
      const id = `whe_${randomBytes(12).toString('hex')}`;
      const endpoint = { id, merchantId, mode, url, events, disabled: false, disabledReason: '', createdAt: '2026-01-01T00:00:00.000Z' };
      endpoints.set(id, endpoint);
      return { endpoint, secret: 'whsec_c2VjcmV0' };
    },
    async listEndpoints({ merchantId, mode }) {
      return { endpoints: [...endpoints.values()].filter((endpoint) => endpoint.merchantId === merchantId && endpoint.mode === mode) };
    },
    async updateEndpoint({ endpointId, merchantId, mode, url, events, disabled }) {
      const endpoint = own(endpointId, merchantId, mode);
      const changed = { ...endpoint, url: url || endpoint.url, events: events.length === 0 ? endpoint.events : events, disabled: disabled ?? endpoint.disabled };
      endpoints.set(endpointId, changed);
      return { endpoint: changed };
    },
    async deleteEndpoint({ endpointId, merchantId, mode }) {
      own(endpointId, merchantId, mode);
      endpoints.delete(endpointId);
      return {};
    },
    async listDeliveries({ merchantId, endpointId, paymentId }) {
      return { deliveries: [{ ...DELIVERY, merchantId, endpointId, paymentId }], nextCursor: '' };
    },
    async resendDelivery({ deliveryId, merchantId }) {
      if (deliveryId !== DELIVERY.id) throw new AdaigiError('not_found', 'There is no such delivery.');
      return { delivery: { ...DELIVERY, merchantId } };
    },
  };
}

/** @param told gets the withdrawal id of every test postback */
export function fakePostbacks(told: string[]): GrpcHandlers<PostbacksServiceDefinition> {
  return {
    async sendTestPostback({ withdrawalId }) {
      told.push(withdrawalId);
      return {};
    },
    importRates: () => Promise.reject(new AdaigiError('internal', 'the edge never calls this')),
  };
}

const DELIVERY = {
  id: 'del_1',
  merchantId: '',
  endpointId: '',
  dialect: 'paypro',
  eventType: 'payment.succeeded',
  eventId: 'evt_1',
  paymentId: '',
  state: 'scheduled',
  tries: 1,
  nextTryAt: '2026-01-01T00:00:05.000Z',
  lastStatus: 500,
  lastError: 'status 500',
  lastLatencyMs: 12,
  createdAt: '2026-01-01T00:00:00.000Z',
  deliveredAt: '',
};
