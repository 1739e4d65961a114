import type { EdgePorts, PolicySubject, PolicyView } from '../ports.ts';
import { parsePutPolicy } from '../schemas/routing-policy.ts';
import { policyKindOf } from './policy-kind.ts';

/** Replaces a policy. @param input the body, unchecked. @throws AdaigiError `invalid_request`, `policy_changed`, `unauthenticated` */
export async function putRoutingPolicy(ports: Pick<EdgePorts, 'routingPolicies'>, subject: PolicySubject, input: unknown): Promise<{ readonly policy: PolicyView; readonly warnings: readonly string[] }> {
  const { policy, basedOn, note = '' } = parsePutPolicy(policyKindOf(subject), input);
  return ports.routingPolicies.put(subject, { policy, basedOn, note });
}
