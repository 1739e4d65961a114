import type { FastifyInstance } from 'fastify';
import type { EdgePorts } from '../ports.ts';
import { problems } from '../schemas/problem.ts';
import { endpointListAnswer } from '../schemas/webhook-answer.ts';
import { listEndpoints } from '../usecases/list-endpoints.ts';
import { callerOf } from './authenticate.ts';
import { SECURITY } from './documented.ts';
import { presentEndpoint } from './present-webhook.ts';

/** `GET /v1/webhook-endpoints`: all of the key's world; a merchant has few. */
export function listWebhookEndpointsRoute(app: FastifyInstance, ports: EdgePorts): void {
  const schema = {
    operationId: 'listWebhookEndpoints',
    summary: 'List webhook endpoints',
    tags: ['Webhooks'],
    security: SECURITY,
    response: { 200: { description: 'All of them.', ...endpointListAnswer }, ...problems() },
  };
  app.get('/v1/webhook-endpoints', { schema }, async (request) => ({ data: (await listEndpoints(ports, callerOf(request))).map(presentEndpoint) }));
}
