import type { FastifyInstance } from 'fastify';
import type { EdgePorts } from '../ports.ts';
import { requireNothing } from '../schemas/nothing.ts';
import { problems } from '../schemas/problem.ts';
import { deliveryAnswer } from '../schemas/webhook-answer.ts';
import { resendDelivery } from '../usecases/resend-delivery.ts';
import { callerOf } from './authenticate.ts';
import { idParams, SECURITY } from './documented.ts';
import { presentDelivery } from './present-webhook.ts';

/** `POST /v1/webhook-deliveries/{id}/resend`: with the same event id, so that a receiver that had it can tell. */
export function resendWebhookDeliveryRoute(app: FastifyInstance, ports: EdgePorts): void {
  const schema = {
    operationId: 'resendWebhookDelivery',
    summary: 'Send a delivery again',
    tags: ['Webhooks'],
    security: SECURITY,
    params: idParams,
    response: { 200: { description: 'Scheduled for now.', ...deliveryAnswer }, ...problems('not_found') },
  };
  app.post<{ Params: { id: string } }>('/v1/webhook-deliveries/:id/resend', { schema }, async (request) => {
    requireNothing(request.body);
    return presentDelivery(await resendDelivery(ports, callerOf(request), request.params.id));
  });
}
