import { isWhole, type PolicyRecord } from '../core/policy-chain.ts';
import type { Operators, PolicyStore } from '../ports.ts';
import { authorise, type PolicyActor, type PolicyOwner } from './authorise.ts';

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 100;

export interface PolicyChanges {
  /** Newest first. */
  readonly changes: readonly PolicyRecord[];
  /** For the next page; 0 on the last. */
  readonly nextBeforeVersion: number;
  readonly chainWhole: boolean;
}

/** Who changed a policy, when and how, and whether the record of it is whole. @throws AdaigiError `unauthenticated` */
export async function listPolicyChanges(
  ports: { store: PolicyStore; operators: Operators },
  owner: PolicyOwner,
  actor: PolicyActor,
  page: { readonly limit: number; readonly beforeVersion: number },
): Promise<PolicyChanges> {
  const { scope } = await authorise(ports.operators, owner, actor);
  const limit = Math.min(page.limit > 0 ? page.limit : DEFAULT_LIMIT, MAX_LIMIT);
  const found = await ports.store.changes(scope, page.beforeVersion > 0 ? page.beforeVersion : null, limit + 1);
  const changes = found.slice(0, limit);
  return { changes, nextBeforeVersion: found.length > limit ? (changes.at(-1)?.version ?? 0) : 0, chainWhole: await isWhole(ports.store.chain(scope)) };
}
