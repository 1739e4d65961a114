import { Type } from 'typebox';
import type { Static } from 'typebox';
import { draw } from './draw.ts';

const Ms = Type.Integer({ minimum: 0, maximum: 86_400_000 });
const strict = { additionalProperties: false } as const;
const kind = <K extends string>(name: K) => Type.Object({ kind: Type.Literal(name) }, strict);
const BeforeOrAfter = Type.Union([Type.Literal('before'), Type.Literal('after')]);

/** Faults of a call (charge, inquiry, refund). "Debit" is the movement of money of that call. */
export const CallFaultSchema = Type.Union([
  Type.Object({ kind: Type.Literal('delay'), ms: Type.Union([Ms, Type.Tuple([Ms, Ms])]) }, strict),
  Type.Object({ kind: Type.Literal('decline'), code: Type.String({ pattern: '^[A-Za-z0-9]{1,8}$' }) }, strict),
  kind('timeout-before-debit'),
  kind('timeout-after-debit'),
  kind('500-before-debit'),
  kind('500-after-debit'),
  Type.Object({ kind: Type.Literal('non-json-page'), when: Type.Optional(BeforeOrAfter) }, strict),
  Type.Object({ kind: Type.Literal('drop-connection'), when: BeforeOrAfter }, strict),
  kind('wrong-amount'),
  kind('wrong-signature'),
  Type.Object({ kind: Type.Literal('outage'), mode: Type.Optional(Type.Union([Type.Literal('reset'), Type.Literal('503'), Type.Literal('silence')])) }, strict),
]);

/** Faults of a payout's calls. "Debit" is the payment into the wallet; a wrong signature is an answer sealed with another key. */
export const PayoutFaultSchema = Type.Union([...CallFaultSchema.anyOf, kind('token-expired')]);

/** Faults of the provider's notification (JazzCash's IPN, Easypaisa's GET). */
export const IpnFaultSchema = Type.Union([
  Type.Object({ kind: Type.Literal('duplicate-ipn'), copies: Type.Optional(Type.Integer({ minimum: 2, maximum: 10 })) }, strict),
  Type.Object({ kind: Type.Literal('late-ipn'), ms: Type.Union([Ms, Type.Tuple([Ms, Ms])]) }, strict),
  kind('wrong-signature-ipn'),
  kind('hostile-url-ipn'),
  kind('no-ipn'),
]);

const where = { account: Type.String({ pattern: '^(\\*|[a-z0-9][a-z0-9-]{0,63})$' }), percent: Type.Number({ minimum: 0, maximum: 100 }) };

export const FaultPlanSchema = Type.Object(
  {
    seed: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
    faults: Type.Array(
      Type.Union([
        Type.Object({ ...where, operation: Type.Union([Type.Literal('charge'), Type.Literal('inquiry'), Type.Literal('refund')]), fault: CallFaultSchema }, strict),
        Type.Object({ ...where, operation: Type.Union([Type.Literal('payout'), Type.Literal('payout-inquiry')]), fault: PayoutFaultSchema }, strict),
        Type.Object({ ...where, operation: Type.Literal('ipn'), fault: IpnFaultSchema }, strict),
      ]),
      { maxItems: 200 },
    ),
  },
  strict,
);

export type CallFault = Static<typeof CallFaultSchema>;
export type PayoutFault = Static<typeof PayoutFaultSchema>;
export type IpnFault = Static<typeof IpnFaultSchema>;
export type FaultPlan = Static<typeof FaultPlanSchema>;
export type CallOperation = 'charge' | 'inquiry' | 'refund';
export type PayoutOperation = 'payout' | 'payout-inquiry';
export type Operation = CallOperation | PayoutOperation | 'ipn';

export const noFaults: FaultPlan = { seed: 0, faults: [] };

/** One call, as the plan sees it. `ordinal` counts the calls of that operation for that reference, from 1. */
export interface Occasion {
  readonly account: string;
  readonly reference: string;
  readonly ordinal: number;
}

/**
 * The fault that hits a call, or none: one draw over the plan's percentages laid end to end, so that they add up and at
 * most one fault hits. A pure function of seed, account, operation, reference and ordinal; without the ordinal an
 * inquiry that fails once would fail for ever.
 */
export function chooseCallFault(plan: FaultPlan, operation: CallOperation, occasion: Occasion): CallFault | undefined {
  const entries = plan.faults.filter((entry) => !isPayoutEntry(entry) && entry.operation !== 'ipn');
  return choose(plan.seed, entries.filter((entry) => entry.operation === operation), operation, occasion)?.fault;
}

/** Likewise for a payout's calls. */
export function choosePayoutFault(plan: FaultPlan, operation: PayoutOperation, occasion: Occasion): PayoutFault | undefined {
  return choose(plan.seed, plan.faults.filter(isPayoutEntry).filter((entry) => entry.operation === operation), operation, occasion)?.fault;
}

type Entry = FaultPlan['faults'][number];

function isPayoutEntry(entry: Entry): entry is Extract<Entry, { readonly operation: PayoutOperation }> {
  return entry.operation === 'payout' || entry.operation === 'payout-inquiry';
}

export function chooseIpnFault(plan: FaultPlan, occasion: Occasion): IpnFault | undefined {
  return choose(plan.seed, plan.faults.filter((entry) => entry.operation === 'ipn'), 'ipn', occasion)?.fault;
}

function choose<E extends { readonly account: string; readonly percent: number }>(
  seed: number,
  entries: readonly E[],
  operation: Operation,
  occasion: Occasion,
): E | undefined {
  const point = draw(seed, occasion.account, operation, occasion.reference, occasion.ordinal) * 100;
  let edge = 0;
  for (const entry of entries) {
    if (entry.account !== '*' && entry.account !== occasion.account) continue;
    edge += entry.percent;
    if (point < edge) return entry;
  }
  return undefined;
}

/** Accounts and operations whose percentages exceed 100 together: such a plan is refused, not cut. */
export function overfullShares(plan: FaultPlan, accounts: readonly string[]): readonly string[] {
  const operations: readonly Operation[] = ['charge', 'inquiry', 'refund', 'payout', 'payout-inquiry', 'ipn'];
  return accounts.flatMap((account) =>
    operations.flatMap((operation) => {
      const total = plan.faults
        .filter((entry) => entry.operation === operation && (entry.account === '*' || entry.account === account))
        .reduce((sum, entry) => sum + entry.percent, 0);
      return total > 100 ? [`${account} ${operation}: ${total} %`] : [];
    }),
  );
}
