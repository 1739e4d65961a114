import type { FastifyInstance } from 'fastify';
import type { EdgePorts } from '../ports.ts';
import { problems } from '../schemas/problem.ts';
import { dryRunAnswer } from '../schemas/routing-policy-answer.ts';
import { policyBodies } from '../schemas/routing-policy.ts';
import { dryRunRoutingPolicy } from '../usecases/dry-run-routing-policy.ts';
import type { PolicyDoor } from './policy-door.ts';
import { presentDryRun } from './present-routing-policy.ts';

/** `POST /v1/routing-policy/dry-run`, and the platform's: what a policy would have changed. Changes nothing, so it needs no idempotency key. */
export function dryRunRoutingPolicyRoute(app: FastifyInstance, ports: EdgePorts, door: PolicyDoor): void {
  const schema = {
    operationId: `dryRun${door.name}`,
    summary: `Try a change of ${door.whose} on the latest decisions`,
    tags: ['Routing'],
    security: door.security,
    body: policyBodies[door.kind].dryRun,
    response: { 200: { description: 'What would have been.', ...dryRunAnswer }, ...problems('payload_too_large', 'unsupported_media_type') },
  };
  app.post(`${door.path}/dry-run`, { schema }, async (request) => presentDryRun(await dryRunRoutingPolicy(ports, door.subjectOf(request), request.body)));
}
