import type { LoggedDecision } from '@adaigi/contracts/gen/adaigi/routing/v1/LoggedDecision.ts';
import type { PolicyActor__Output } from '@adaigi/contracts/gen/adaigi/routing/v1/PolicyActor.ts';
import type { PolicyScope__Output } from '@adaigi/contracts/gen/adaigi/routing/v1/PolicyScope.ts';
import type { RoutingPolicyServiceDefinition } from '@adaigi/contracts/gen/adaigi/routing/v1/RoutingPolicyService.ts';
import type { RoutingServiceDefinition } from '@adaigi/contracts/gen/adaigi/routing/v1/RoutingService.ts';
import { AdaigiError } from '@adaigi/errors';
import type { GrpcHandlers } from '@adaigi/grpc';

/** A routing service that keeps one document per scope, knows the operator `asma`, and explains what it is told to. */
export interface FakeRouting {
  readonly handlers: GrpcHandlers<RoutingServiceDefinition>;
  readonly policies: GrpcHandlers<RoutingPolicyServiceDefinition>;
  readonly decisions: Map<string, LoggedDecision[]>;
  /** Who asked, in order. */
  readonly actors: PolicyActor__Output[];
  /** Thrown by the next change. */
  refusal: AdaigiError | null;
}

export function fakeRouting(): FakeRouting {
  const documents = new Map<string, { version: number; document: string }>();
  const enter = (scope: PolicyScope__Output | null, actor: PolicyActor__Output | null): string => {
    if (actor !== null) fake.actors.push(actor);
    const merchantId = scope?.merchantId ?? '';
    if (merchantId !== '') return `${scope?.mode} ${merchantId}`;
    if (actor?.operatorHandle !== 'asma' || actor.operatorToken !== 'token: of asma') throw new AdaigiError('unauthenticated', 'The operator is not authenticated.', { reason: 'operator_unknown' });
    return 'platform';
  };
  const inForce = (key: string) => ({ scope: null, hash: 'h', changedAt: documents.has(key) ? '2026-11-21T10:00:00.000Z' : '', ...(documents.get(key) ?? { version: 0, document: '{"formatVersion":1}' }) });
  const fake: FakeRouting = {
    decisions: new Map(),
    actors: [],
    refusal: null,
    handlers: {
      decide: async () => Promise.reject(new AdaigiError('internal', 'the edge never calls this')),
      describeHealth: async () => Promise.reject(new AdaigiError('internal', 'the edge never calls this')),
      async explain({ paymentId }) {
        const decisions = fake.decisions.get(paymentId);
        if (decisions === undefined) throw new AdaigiError('not_found', 'no decision is known for this payment');
        return Promise.resolve({ decisions });
      },
    },
    policies: {
      getPolicy: async ({ scope, actor }) => ({ policy: inForce(enter(scope, actor)) }),
      async putPolicy({ scope, actor, document, basedOn }) {
        const key = enter(scope, actor);
        if (fake.refusal !== null) throw fake.refusal;
        if (inForce(key).version !== basedOn) throw new AdaigiError('policy_changed', 'Another version of the policy is in force.');
        documents.set(key, { version: basedOn + 1, document });
        return Promise.resolve({ policy: inForce(key), warnings: ['no channel x is known now'] });
      },
      async dryRunPolicy({ scope, actor, decisions }) {
        enter(scope, actor);
        const shares = [{ channel: '', before: 0, after: 1 }];
        const constraints = [{ channel: 'jc', constraint: 'off_by_merchant', before: 0, after: 1 }];
        const examples = [{ paymentId: 'pay_1', attemptNumber: 1, decidedAt: '2026-11-21T10:00:00.000Z', before: 'jc', after: '' }];
        return Promise.resolve({ decisions, changed: 1, withoutChannel: 1, shares, constraints, examples, warnings: [] });
      },
      async listPolicyChanges({ scope, actor, limit }) {
        const { version, document } = inForce(enter(scope, actor));
        const change = { version, changedBy: 'key:k', changedAt: '2026-11-21T10:00:00.000Z', note: '', hashBefore: 'a', hashAfter: 'b', document, recordHash: 'c' };
        return Promise.resolve({ changes: [change], nextBeforeVersion: limit === 1 ? version : 0, chainWhole: true });
      },
    },
  };
  return fake;
}
