import type { FastifyInstance } from 'fastify';
import type { EdgePorts } from '../ports.ts';
import { readNumbers } from '../schemas/page.ts';
import { problems } from '../schemas/problem.ts';
import { deliveryListAnswer } from '../schemas/webhook-answer.ts';
import { listDeliveriesQuery } from '../schemas/webhook-endpoint.ts';
import { listDeliveries } from '../usecases/list-deliveries.ts';
import { callerOf } from './authenticate.ts';
import { SECURITY } from './documented.ts';
import { orNull } from './present-payment.ts';
import { presentDelivery } from './present-webhook.ts';

/** `GET /v1/webhook-deliveries`: newest first, callbacks of the dialects included. */
export function listWebhookDeliveriesRoute(app: FastifyInstance, ports: EdgePorts): void {
  const schema = {
    operationId: 'listWebhookDeliveries',
    summary: 'List deliveries',
    tags: ['Webhooks'],
    security: SECURITY,
    querystring: listDeliveriesQuery,
    response: { 200: { description: 'One page, newest first.', ...deliveryListAnswer }, ...problems() },
  };
  app.get('/v1/webhook-deliveries', { schema }, async (request) => {
    const { deliveries, nextCursor } = await listDeliveries(ports, callerOf(request), readNumbers(request.query));
    return { data: deliveries.map(presentDelivery), nextCursor: orNull(nextCursor) };
  });
}
