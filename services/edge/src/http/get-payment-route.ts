import type { FastifyInstance } from 'fastify';
import type { EdgePorts } from '../ports.ts';
import { problems } from '../schemas/problem.ts';
import { routeAnswer } from '../schemas/route-answer.ts';
import { explainRoute } from '../usecases/explain-route.ts';
import { callerOf } from './authenticate.ts';
import { idParams, SECURITY } from './documented.ts';
import { presentRoute } from './present-route.ts';

/** `GET /v1/payments/{id}/route`: why the payment went the way it went. */
export function getPaymentRouteRoute(app: FastifyInstance, ports: EdgePorts): void {
  const schema = {
    operationId: 'getPaymentRoute',
    summary: 'Why this route',
    tags: ['Routing'],
    security: SECURITY,
    params: idParams,
    response: { 200: { description: 'Every routing decision of the payment.', ...routeAnswer }, ...problems('not_found') },
  };
  app.get<{ Params: { id: string } }>('/v1/payments/:id/route', { schema }, async (request) =>
    presentRoute(request.params.id, await explainRoute(ports, callerOf(request), request.params.id)),
  );
}
