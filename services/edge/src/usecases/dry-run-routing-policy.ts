import type { EdgePorts, PolicyDryRun, PolicySubject } from '../ports.ts';
import { parseDryRunPolicy } from '../schemas/routing-policy.ts';
import { policyKindOf } from './policy-kind.ts';

/** What a policy would have changed. @param input the body, unchecked. @throws AdaigiError `invalid_request`, `unauthenticated` */
export async function dryRunRoutingPolicy(ports: Pick<EdgePorts, 'routingPolicies'>, subject: PolicySubject, input: unknown): Promise<PolicyDryRun> {
  const { policy, decisions = 0 } = parseDryRunPolicy(policyKindOf(subject), input);
  return ports.routingPolicies.dryRun(subject, { policy, decisions });
}
