import type { FastifyInstance } from 'fastify';
import type { EdgePorts } from '../ports.ts';
import { problems } from '../schemas/problem.ts';
import { endpointAnswer } from '../schemas/webhook-answer.ts';
import { updateEndpointBody } from '../schemas/webhook-endpoint.ts';
import { updateEndpoint } from '../usecases/update-endpoint.ts';
import { callerOf } from './authenticate.ts';
import { idParams, SECURITY } from './documented.ts';
import { presentEndpoint } from './present-webhook.ts';

/** `PATCH /v1/webhook-endpoints/{id}`: what is absent stays. */
export function updateWebhookEndpointRoute(app: FastifyInstance, ports: EdgePorts): void {
  const schema = {
    operationId: 'updateWebhookEndpoint',
    summary: 'Change a webhook endpoint',
    tags: ['Webhooks'],
    security: SECURITY,
    params: idParams,
    body: updateEndpointBody,
    response: { 200: { description: 'Changed.', ...endpointAnswer }, ...problems('not_found') },
  };
  app.patch<{ Params: { id: string } }>('/v1/webhook-endpoints/:id', { schema }, async (request) =>
    presentEndpoint(await updateEndpoint(ports, callerOf(request), request.params.id, request.body)),
  );
}
