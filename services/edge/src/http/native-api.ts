import type { FastifyInstance } from 'fastify';
import { cancelPaymentRoute } from './cancel-payment.ts';
import { createPaymentRoute } from './create-payment.ts';
import { createPayoutRoute } from './create-payout.ts';
import { createRefundRoute } from './create-refund.ts';
import { createWebhookEndpointRoute } from './create-webhook-endpoint.ts';
import { depositRoutes } from './deposits.ts';
import { deleteWebhookEndpointRoute } from './delete-webhook-endpoint.ts';
import { getBalancesRoute } from './get-balances.ts';
import { getPaymentRouteRoute } from './get-payment-route.ts';
import { getPaymentRoute } from './get-payment.ts';
import { getPayoutRoute } from './get-payout.ts';
import { getStatementRoute } from './get-statement.ts';
import { getWebhookEndpointRoute } from './get-webhook-endpoint.ts';
import { listPaymentsRoute } from './list-payments.ts';
import { listPayoutsRoute } from './list-payouts.ts';
import { listWebhookDeliveriesRoute } from './list-webhook-deliveries.ts';
import { listWebhookEndpointsRoute } from './list-webhook-endpoints.ts';
import { resendWebhookDeliveryRoute } from './resend-webhook-delivery.ts';
import { updateWebhookEndpointRoute } from './update-webhook-endpoint.ts';
import { MERCHANT_DOOR } from './policy-door.ts';
import { routingPolicyRoutes } from './routing-policy.ts';
import { authenticateRequests } from './authenticate.ts';
import type { HttpOptions } from './options.ts';

/** The native API under `/v1`: every route of this scope is authenticated and counted before it is read. */
export function registerNativeApi(app: FastifyInstance, options: HttpOptions): void {
  authenticateRequests(app, options);
  createPaymentRoute(app, options.ports);
  getPaymentRoute(app, options.ports);
  listPaymentsRoute(app, options.ports);
  getPaymentRouteRoute(app, options.ports);
  cancelPaymentRoute(app, options.ports);
  createRefundRoute(app, options.ports);
  createPayoutRoute(app, options.ports);
  getPayoutRoute(app, options.ports);
  listPayoutsRoute(app, options.ports);
  depositRoutes(app, options.ports);
  createWebhookEndpointRoute(app, options.ports);
  listWebhookEndpointsRoute(app, options.ports);
  getWebhookEndpointRoute(app, options.ports);
  updateWebhookEndpointRoute(app, options.ports);
  deleteWebhookEndpointRoute(app, options.ports);
  listWebhookDeliveriesRoute(app, options.ports);
  resendWebhookDeliveryRoute(app, options.ports);
  getBalancesRoute(app, options.ports);
  getStatementRoute(app, options.ports);
  routingPolicyRoutes(app, options.ports, MERCHANT_DOOR);
}
