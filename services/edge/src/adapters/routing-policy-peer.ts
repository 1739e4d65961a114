import { modeCodec, type GrpcClient } from '@adaigi/contracts';
import type { Policy__Output } from '@adaigi/contracts/gen/adaigi/routing/v1/Policy.ts';
import type { RoutingPolicyServiceDefinition } from '@adaigi/contracts/gen/adaigi/routing/v1/RoutingPolicyService.ts';
import { AdaigiError } from '@adaigi/errors';
import type { PolicySubject, PolicyView, RoutingPolicies } from '../ports.ts';
import { invalidRequest } from '../schemas/check.ts';
import { asked } from './asked.ts';

/** The policies of the routing service behind their port. */
export function createRoutingPolicyPeer(client: GrpcClient<RoutingPolicyServiceDefinition>): RoutingPolicies {
  return {
    async get(subject) {
      return policyView((await told(client.getPolicy(subjectOf(subject)))).policy);
    },
    async put(subject, { policy, basedOn, note }) {
      const response = await told(client.putPolicy({ ...subjectOf(subject), document: JSON.stringify(policy), basedOn, note }));
      return { policy: policyView(response.policy), warnings: response.warnings };
    },
    async dryRun(subject, { policy, decisions }) {
      const { shares, constraints, examples, ...counts } = await told(client.dryRunPolicy({ ...subjectOf(subject), document: JSON.stringify(policy), decisions }));
      return { ...counts, shares, constraints, examples };
    },
    async changes(subject, { limit, beforeVersion }) {
      const { changes, nextBeforeVersion, chainWhole } = await told(client.listPolicyChanges({ ...subjectOf(subject), limit, beforeVersion }));
      return { changes: changes.map(({ document, ...change }) => ({ ...change, policy: parsed(document) })), nextBeforeVersion, chainWhole };
    },
  };
}

function subjectOf(subject: PolicySubject) {
  if (subject.kind === 'operator') return { actor: { operatorHandle: subject.handle, operatorToken: subject.token } };
  const { merchantId, mode, keyId } = subject.caller;
  return { scope: { merchantId, mode: modeCodec.toProto(mode) }, actor: { keyId: keyId.slice(0, MAX_KEY_ID) } };
}

/** A Bearer's id is a digest of 64 characters; its beginning names it well enough in an audit record. */
const MAX_KEY_ID = 32;

/** An operator who is refused hears so; wrong fields are named as they stand in the body. */
async function told<T>(answer: Promise<T>): Promise<T> {
  try {
    return await asked(answer.catch(keepRefusal));
  } catch (error) {
    if (error instanceof OperatorRefused) throw error.error;
    if (error instanceof AdaigiError && error.code === 'invalid_request') throw invalidRequest(error.fields.map((field) => ({ ...field, field: inBody(field.field) })));
    throw error;
  }
}

class OperatorRefused extends Error {
  readonly error: AdaigiError;
  constructor(error: AdaigiError) {
    super(error.message);
    this.error = error;
  }
}

function keepRefusal(error: unknown): never {
  if (error instanceof AdaigiError && error.reason === 'operator_unknown') throw new OperatorRefused(new AdaigiError('unauthenticated', error.message, { reason: 'operator_unknown' }));
  throw error;
}

function inBody(field: string): string {
  return field === 'note' || field === 'policy' ? field : `policy.${field}`;
}

function policyView(policy: Policy__Output | null): PolicyView {
  if (policy === null) throw new TypeError('routing: the answer lacks what was asked for');
  const { version, document, hash, changedAt } = policy;
  return { version, hash, changedAt, policy: parsed(document) };
}

/** Routing's own text: it has checked it. */
function parsed(document: string): object {
  return JSON.parse(document) as object;
}
