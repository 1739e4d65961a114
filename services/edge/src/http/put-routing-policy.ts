import type { FastifyInstance } from 'fastify';
import type { EdgePorts } from '../ports.ts';
import { problems } from '../schemas/problem.ts';
import { policyPutAnswer } from '../schemas/routing-policy-answer.ts';
import { policyBodies } from '../schemas/routing-policy.ts';
import { putRoutingPolicy } from '../usecases/put-routing-policy.ts';
import type { PolicyDoor } from './policy-door.ts';
import { presentPolicy } from './present-routing-policy.ts';

/** `PUT /v1/routing-policy`, and the platform's. Safe to repeat: the same document again changes nothing. */
export function putRoutingPolicyRoute(app: FastifyInstance, ports: EdgePorts, door: PolicyDoor): void {
  const schema = {
    operationId: `put${door.name}`,
    summary: `Replace ${door.whose}`,
    tags: ['Routing'],
    security: door.security,
    body: policyBodies[door.kind].put,
    response: { 200: { description: 'In force, on every replica within seconds.', ...policyPutAnswer }, ...problems('policy_changed', 'payload_too_large', 'unsupported_media_type') },
  };
  app.put(door.path, { schema }, async (request) => {
    const { policy, warnings } = await putRoutingPolicy(ports, door.subjectOf(request), request.body);
    return { ...presentPolicy(policy), warnings };
  });
}
