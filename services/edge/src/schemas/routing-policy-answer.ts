import { Type, type Static } from 'typebox';

const timeOrNull = (description: string) => Type.Union([Type.String({ format: 'date-time' }), Type.Null()], { description });
const document = Type.Object({ formatVersion: Type.Literal(1) }, { additionalProperties: true, description: 'The policy, as it was put.' });
const warnings = Type.Array(Type.String(), { description: 'What is allowed but may be a mistake.' });
const inForce = {
  version: Type.Integer({ description: '+1 per change; 0 before the first.' }),
  policy: document,
  hash: Type.String({ description: 'SHA-256 of the canonical document.' }),
  changedAt: timeOrNull('When; null before the first change.'),
};

export const policyAnswer = Type.Object(inForce, { title: 'RoutingPolicyInForce' });
export type PolicyAnswer = Static<typeof policyAnswer>;

export const policyPutAnswer = Type.Object({ ...inForce, warnings }, { title: 'RoutingPolicyPut' });

const beforeAfter = { before: Type.Number(), after: Type.Number() };
const textOrNull = Type.Union([Type.String(), Type.Null()]);
export const dryRunAnswer = Type.Object(
  {
    decisions: Type.Integer({ description: 'Decisions that were looked at.' }),
    changed: Type.Integer({ description: 'Those whose likeliest first channel would have been another.' }),
    withoutChannel: Type.Integer({ description: 'Those that would have had no channel, and had one.' }),
    shares: Type.Array(Type.Object({ channel: textOrNull, ...beforeAfter }), { description: 'Expected first choices by channel; null for none.' }),
    constraints: Type.Array(Type.Object({ channel: Type.String(), constraint: Type.String(), ...beforeAfter }), { description: 'How often each constraint strikes.' }),
    examples: Type.Array(Type.Object({ paymentId: Type.String(), attemptNumber: Type.Integer(), decidedAt: Type.String({ format: 'date-time' }), before: textOrNull, after: textOrNull }), {
      description: 'Up to twenty changed decisions, newest first.',
    }),
    warnings,
  },
  { title: 'RoutingPolicyDryRun' },
);
export type DryRunAnswer = Static<typeof dryRunAnswer>;

export const policyChangesAnswer = Type.Object(
  {
    data: Type.Array(
      Type.Object({
        version: Type.Integer(),
        changedBy: Type.String({ description: 'operator:<handle> or key:<id>.' }),
        changedAt: Type.String({ format: 'date-time' }),
        note: textOrNull,
        hashBefore: Type.String(),
        hashAfter: Type.String(),
        recordHash: Type.String({ description: 'Links the record to the one before it.' }),
        policy: document,
      }),
    ),
    nextBeforeVersion: Type.Union([Type.Integer(), Type.Null()]),
    chainWhole: Type.Boolean({ description: 'Whether the records, from the first to the newest, are those that were written.' }),
  },
  { title: 'RoutingPolicyChanges' },
);
export type PolicyChangesAnswer = Static<typeof policyChangesAnswer>;
