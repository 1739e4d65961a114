import type { FastifyInstance } from 'fastify';
import type { EdgePorts } from '../ports.ts';
import { problems } from '../schemas/problem.ts';
import { deleteEndpoint } from '../usecases/delete-endpoint.ts';
import { callerOf } from './authenticate.ts';
import { idParams, SECURITY } from './documented.ts';

/** `DELETE /v1/webhook-endpoints/{id}` */
export function deleteWebhookEndpointRoute(app: FastifyInstance, ports: EdgePorts): void {
  const schema = {
    operationId: 'deleteWebhookEndpoint',
    summary: 'Remove a webhook endpoint',
    tags: ['Webhooks'],
    security: SECURITY,
    params: idParams,
    response: { 204: { description: 'Removed.', type: 'null' }, ...problems('not_found') },
  };
  app.delete<{ Params: { id: string } }>('/v1/webhook-endpoints/:id', { schema }, async (request, reply) => {
    await deleteEndpoint(ports, callerOf(request), request.params.id);
    return reply.code(204).send();
  });
}
