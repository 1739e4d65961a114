import type { Operators, PolicyStore } from '../ports.ts';
import type { PolicyRecord } from '../core/policy-chain.ts';
import { authorise, type PolicyActor, type PolicyOwner } from './authorise.ts';

/** The policy in force; `record` is null before the first. @throws AdaigiError `unauthenticated` */
export async function getPolicy(ports: { store: PolicyStore; operators: Operators }, owner: PolicyOwner, actor: PolicyActor): Promise<{ scope: string; record: PolicyRecord | null }> {
  const { scope } = await authorise(ports.operators, owner, actor);
  return { scope, record: await ports.store.newest(scope) };
}
