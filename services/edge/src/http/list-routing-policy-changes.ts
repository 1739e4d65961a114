import type { FastifyInstance } from 'fastify';
import type { EdgePorts } from '../ports.ts';
import { problems } from '../schemas/problem.ts';
import { policyChangesAnswer } from '../schemas/routing-policy-answer.ts';
import { policyChangesQuery } from '../schemas/routing-policy.ts';
import { listRoutingPolicyChanges } from '../usecases/list-routing-policy-changes.ts';
import type { PolicyDoor } from './policy-door.ts';
import { presentChanges } from './present-routing-policy.ts';

/** `GET /v1/routing-policy/changes`, and the platform's. */
export function listRoutingPolicyChangesRoute(app: FastifyInstance, ports: EdgePorts, door: PolicyDoor): void {
  const schema = {
    operationId: `list${door.name}Changes`,
    summary: `Who changed ${door.whose}`,
    tags: ['Routing'],
    security: door.security,
    querystring: policyChangesQuery,
    response: { 200: { description: 'Newest first.', ...policyChangesAnswer }, ...problems() },
  };
  app.get(`${door.path}/changes`, { schema }, async (request) => presentChanges(await listRoutingPolicyChanges(ports, door.subjectOf(request), request.query)));
}
