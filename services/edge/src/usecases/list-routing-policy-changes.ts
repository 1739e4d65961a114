import type { EdgePorts, PolicyChanges, PolicySubject } from '../ports.ts';
import { parsePolicyChanges } from '../schemas/routing-policy.ts';

/** Who changed a policy. @param query unchecked. @throws AdaigiError `invalid_request`, `unauthenticated` */
export async function listRoutingPolicyChanges(ports: Pick<EdgePorts, 'routingPolicies'>, subject: PolicySubject, query: unknown): Promise<PolicyChanges> {
  return ports.routingPolicies.changes(subject, parsePolicyChanges(query));
}
