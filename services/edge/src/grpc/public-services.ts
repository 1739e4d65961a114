import { grpcServices } from '@adaigi/contracts';
import { serve, type ServedService } from '@adaigi/grpc';
import type { EdgePorts } from '../ports.ts';
import { depositsHandlers } from './deposits.ts';
import { paymentsHandlers } from './payments.ts';
import { payoutsHandlers } from './payouts.ts';
import { webhookEndpointsHandlers } from './webhook-endpoints.ts';

/** Everything that merchants can call over gRPC. */
export function publicServices(ports: EdgePorts): ServedService[] {
  return [
    serve(grpcServices.apiPayments, paymentsHandlers(ports)),
    serve(grpcServices.apiPayouts, payoutsHandlers(ports)),
    serve(grpcServices.apiDeposits, depositsHandlers(ports)),
    serve(grpcServices.apiWebhookEndpoints, webhookEndpointsHandlers(ports)),
  ];
}
