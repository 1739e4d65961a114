import type { FastifyInstance } from 'fastify';
import type { EdgePorts } from '../ports.ts';
import { problems } from '../schemas/problem.ts';
import { policyAnswer } from '../schemas/routing-policy-answer.ts';
import { getRoutingPolicy } from '../usecases/get-routing-policy.ts';
import type { PolicyDoor } from './policy-door.ts';
import { presentPolicy } from './present-routing-policy.ts';

/** `GET /v1/routing-policy`, and the platform's. */
export function getRoutingPolicyRoute(app: FastifyInstance, ports: EdgePorts, door: PolicyDoor): void {
  const schema = {
    operationId: `get${door.name}`,
    summary: `Read ${door.whose}`,
    tags: ['Routing'],
    security: door.security,
    response: { 200: { description: 'In force.', ...policyAnswer }, ...problems() },
  };
  app.get(door.path, { schema }, async (request) => presentPolicy(await getRoutingPolicy(ports, door.subjectOf(request))));
}
