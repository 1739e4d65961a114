import { merchantPolicy, platformPolicy } from '@adaigi/routing-policy';
import { Type, type Static, type TObject } from 'typebox';
import { compileCheck } from './check.ts';
import { plainText } from './texts.ts';

const note = Type.Optional(plainText(0, 200, { description: 'Why, for the record. No personal data.' }));
const basedOn = Type.Integer({ minimum: 0, maximum: 2_147_483_647, description: 'The version that the change was made from; another one in force is a conflict. 0 before the first.' });
const decisions = Type.Optional(Type.Integer({ minimum: 1, maximum: 2_000, description: 'How many of the latest decisions to look at; 500 when absent.' }));

const putOf = <P extends TObject>(policy: P, title: string) => Type.Object({ basedOn, policy, note }, { additionalProperties: false, title });
const dryRunOf = <P extends TObject>(policy: P, title: string) => Type.Object({ policy, decisions }, { additionalProperties: false, title });

/** Bodies of a merchant's and of the platform's policy. */
export const policyBodies = {
  merchant: { put: putOf(merchantPolicy, 'PutRoutingPolicy'), dryRun: dryRunOf(merchantPolicy, 'DryRunRoutingPolicy') },
  platform: { put: putOf(platformPolicy, 'PutPlatformRoutingPolicy'), dryRun: dryRunOf(platformPolicy, 'DryRunPlatformRoutingPolicy') },
} as const;

/** Query of the list of changes. */
export const policyChangesQuery = Type.Object(
  {
    limit: Type.Optional(Type.String({ pattern: '^(?:[1-9]\\d?|100)$', description: '1 to 100; 20 when absent.' })),
    beforeVersion: Type.Optional(Type.String({ pattern: '^[1-9]\\d{0,8}$', description: 'Only changes before this version: `nextBeforeVersion` of the page before.' })),
  },
  { additionalProperties: false },
);

const checks = {
  merchant: { put: compileCheck(policyBodies.merchant.put), dryRun: compileCheck(policyBodies.merchant.dryRun) },
  platform: { put: compileCheck(policyBodies.platform.put), dryRun: compileCheck(policyBodies.platform.dryRun) },
} as const;
const changesCheck = compileCheck(policyChangesQuery);

export type PutPolicyBody = Static<typeof policyBodies.merchant.put>;
export type DryRunPolicyBody = Static<typeof policyBodies.merchant.dryRun>;

/** Whose policy a body is. */
export type PolicyKind = keyof typeof checks;

/** @throws AdaigiError `invalid_request` that names every wrong field */
export function parsePutPolicy(kind: PolicyKind, input: unknown): PutPolicyBody {
  return checks[kind].put.parse(input);
}

/** @throws AdaigiError `invalid_request` that names every wrong field */
export function parseDryRunPolicy(kind: PolicyKind, input: unknown): DryRunPolicyBody {
  return checks[kind].dryRun.parse(input);
}

/** @throws AdaigiError `invalid_request` that names every wrong parameter */
export function parsePolicyChanges(input: unknown): { readonly limit: number; readonly beforeVersion: number } {
  const { limit = '0', beforeVersion = '0' } = changesCheck.parse(input);
  return { limit: Number(limit), beforeVersion: Number(beforeVersion) };
}
