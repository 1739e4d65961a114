import { modeCodec, type GrpcHandlers } from '@adaigi/contracts';
import type { DryRunPolicyResponse } from '@adaigi/contracts/gen/adaigi/routing/v1/DryRunPolicyResponse.ts';
import type { Policy } from '@adaigi/contracts/gen/adaigi/routing/v1/Policy.ts';
import type { PolicyActor__Output } from '@adaigi/contracts/gen/adaigi/routing/v1/PolicyActor.ts';
import type { PolicyChange } from '@adaigi/contracts/gen/adaigi/routing/v1/PolicyChange.ts';
import type { PolicyScope__Output } from '@adaigi/contracts/gen/adaigi/routing/v1/PolicyScope.ts';
import type { RoutingPolicyServiceDefinition } from '@adaigi/contracts/gen/adaigi/routing/v1/RoutingPolicyService.ts';
import type { DryRun } from '../core/dry-run.ts';
import { canonicalJson, documentHash, type PolicyRecord } from '../core/policy-chain.ts';
import { EMPTY_POLICY } from '../core/rules.ts';
import type { PolicyActor, PolicyOwner } from '../usecases/authorise.ts';
import { dryRunPolicy, type DryRunPorts } from '../usecases/dry-run-policy.ts';
import { getPolicy } from '../usecases/get-policy.ts';
import { listPolicyChanges } from '../usecases/list-policy-changes.ts';
import { putPolicy, type PutPolicyPorts } from '../usecases/put-policy.ts';

export type PolicyPorts = PutPolicyPorts & DryRunPorts;

/** Policy admin over gRPC: one use case per method. */
export function policyHandlers(ports: PolicyPorts): GrpcHandlers<RoutingPolicyServiceDefinition> {
  return {
    async getPolicy({ scope, actor }) {
      const { record } = await getPolicy(ports, ownerOf(scope), actorOf(actor));
      return { policy: policyToProto(scope, record) };
    },
    async putPolicy({ scope, actor, document, basedOn, note }) {
      const { record, warnings } = await putPolicy(ports, ownerOf(scope), actorOf(actor), { document, basedOn, note });
      return { policy: policyToProto(scope, record), warnings };
    },
    async dryRunPolicy({ scope, actor, document, decisions }) {
      return dryRunToProto(await dryRunPolicy(ports, ownerOf(scope), actorOf(actor), { document, decisions }));
    },
    async listPolicyChanges({ scope, actor, limit, beforeVersion }) {
      const { changes, nextBeforeVersion, chainWhole } = await listPolicyChanges(ports, ownerOf(scope), actorOf(actor), { limit, beforeVersion });
      return { changes: changes.map(changeToProto), nextBeforeVersion, chainWhole };
    },
  };
}

function ownerOf(scope: PolicyScope__Output | null): PolicyOwner {
  const merchantId = scope?.merchantId ?? '';
  return { merchant: merchantId === '' ? null : { id: merchantId, mode: modeCodec.fromProto(scope?.mode, 'scope.mode') } };
}

function actorOf(actor: PolicyActor__Output | null): PolicyActor {
  const { operatorHandle = '', operatorToken = '', keyId = '' } = actor ?? {};
  return { operator: operatorHandle === '' ? null : { handle: operatorHandle, token: operatorToken }, keyId };
}

/** Before the first change the empty policy is in force. */
function policyToProto(scope: PolicyScope__Output | null, record: PolicyRecord | null): Policy {
  const document = record?.document ?? canonicalJson(EMPTY_POLICY);
  return { scope, version: record?.version ?? 0, document, hash: documentHash(document), changedAt: record?.at.toISOString() ?? '' };
}

function changeToProto({ version, changedBy, at, note, hashBefore, hashAfter, document, recordHash }: PolicyRecord): PolicyChange {
  return { version, changedBy, changedAt: at.toISOString(), note, hashBefore, hashAfter, document, recordHash };
}

function dryRunToProto({ decisions, changed, withoutChannel, shares, constraints, examples, warnings }: DryRun & { warnings: string[] }): DryRunPolicyResponse {
  return {
    decisions,
    changed,
    withoutChannel,
    warnings,
    shares: [...shares].map(([channel, { before, after }]) => ({ channel, before, after })),
    constraints: [...constraints].map(([key, { before, after }]) => {
      const [channel = '', constraint = ''] = key.split(' ');
      return { channel, constraint, before, after };
    }),
    examples: examples.map(({ entry, before, after }) => {
      const { paymentId, attemptNumber } = entry.request;
      return { paymentId, attemptNumber, decidedAt: entry.decidedAt.toISOString(), before, after };
    }),
  };
}
