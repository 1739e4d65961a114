import type { FastifyInstance } from 'fastify';
import type { EdgePorts } from '../ports.ts';
import { problems } from '../schemas/problem.ts';
import { newEndpointAnswer } from '../schemas/webhook-answer.ts';
import { createEndpointBody } from '../schemas/webhook-endpoint.ts';
import { idempotencyKeyOf } from '../usecases/idempotency-key.ts';
import { createEndpoint } from '../usecases/create-endpoint.ts';
import { callerOf } from './authenticate.ts';
import { creatingHeaders, SECURITY } from './documented.ts';
import { presentEndpoint } from './present-webhook.ts';

/** `POST /v1/webhook-endpoints`: the only answer that shows the secret. */
export function createWebhookEndpointRoute(app: FastifyInstance, ports: EdgePorts): void {
  const schema = {
    operationId: 'createWebhookEndpoint',
    summary: 'Add a webhook endpoint',
    tags: ['Webhooks'],
    security: SECURITY,
    headers: creatingHeaders,
    body: createEndpointBody,
    response: { 201: { description: 'Added; keep the secret.', ...newEndpointAnswer }, ...problems('idempotency_key_missing', 'idempotency_conflict') },
  };
  app.post('/v1/webhook-endpoints', { schema }, async (request, reply) => {
    const key = idempotencyKeyOf(request.headers['idempotency-key']);
    const { endpoint, secret } = await createEndpoint(ports, callerOf(request), request.body, key);
    return reply.code(201).send({ ...presentEndpoint(endpoint), secret });
  });
}
