import type { PolicySubject } from '../ports.ts';
import type { PolicyKind } from '../schemas/routing-policy.ts';

/** Operators write the platform's policy, merchants their own. */
export function policyKindOf({ kind }: PolicySubject): PolicyKind {
  return kind === 'operator' ? 'platform' : 'merchant';
}
