import type { Mode } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import { PLATFORM_SCOPE, scopeOf } from '../core/rules.ts';
import type { Operators } from '../ports.ts';

/** Whose policy: the platform's when there is no merchant. */
export interface PolicyOwner {
  readonly merchant: { readonly id: string; readonly mode: Mode } | null;
}

/** Who asks: an operator, or the key of a merchant that the edge has authenticated. */
export interface PolicyActor {
  readonly operator: { readonly handle: string; readonly token: string } | null;
  readonly keyId: string;
}

/**
 * Names the scope and who acts on it. A merchant acts on its own; on the platform's, only an operator does.
 *
 * @throws AdaigiError `unauthenticated` for an operator who is not, `invalid_request` when nobody is named
 */
export async function authorise(operators: Operators, owner: PolicyOwner, actor: PolicyActor): Promise<{ scope: string; changedBy: string }> {
  if (owner.merchant !== null) {
    if (actor.keyId === '') throw missing('actor.keyId');
    return { scope: scopeOf(owner.merchant.mode, owner.merchant.id), changedBy: `key:${actor.keyId}` };
  }
  if (actor.operator === null) throw missing('actor.operatorHandle');
  const { handle, token } = actor.operator;
  if (!(await operators.verify(handle, token))) throw new AdaigiError('unauthenticated', 'The operator is not authenticated.', { reason: 'operator_unknown' });
  return { scope: PLATFORM_SCOPE, changedBy: `operator:${handle}` };
}

function missing(field: string): AdaigiError {
  return new AdaigiError('invalid_request', `${field} is required`, { fields: [{ field, rule: 'required', message: 'is required' }] });
}
