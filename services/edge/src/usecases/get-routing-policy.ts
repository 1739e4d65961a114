import type { EdgePorts, PolicySubject, PolicyView } from '../ports.ts';

/** The policy in force. @throws AdaigiError `unauthenticated` for an operator who is not */
export async function getRoutingPolicy(ports: Pick<EdgePorts, 'routingPolicies'>, subject: PolicySubject): Promise<PolicyView> {
  return ports.routingPolicies.get(subject);
}
