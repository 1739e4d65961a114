import type { FastifyInstance } from 'fastify';
import type { EdgePorts } from '../ports.ts';
import { problems } from '../schemas/problem.ts';
import { endpointAnswer } from '../schemas/webhook-answer.ts';
import { getEndpoint } from '../usecases/get-endpoint.ts';
import { callerOf } from './authenticate.ts';
import { idParams, SECURITY } from './documented.ts';
import { presentEndpoint } from './present-webhook.ts';

/** `GET /v1/webhook-endpoints/{id}` */
export function getWebhookEndpointRoute(app: FastifyInstance, ports: EdgePorts): void {
  const schema = {
    operationId: 'getWebhookEndpoint',
    summary: 'Read a webhook endpoint',
    tags: ['Webhooks'],
    security: SECURITY,
    params: idParams,
    response: { 200: { description: 'As it is now.', ...endpointAnswer }, ...problems('not_found') },
  };
  app.get<{ Params: { id: string } }>('/v1/webhook-endpoints/:id', { schema }, async (request) =>
    presentEndpoint(await getEndpoint(ports, callerOf(request), request.params.id)),
  );
}
