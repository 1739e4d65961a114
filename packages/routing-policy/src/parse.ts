import type { FieldProblem } from '@adaigi/errors';
import { compileCheck, invalidRequest } from '@adaigi/schema';
import { merchantPolicy, platformPolicy, type MerchantPolicy, type PlatformPolicy } from './schema.ts';

const merchantCheck = compileCheck(merchantPolicy);
const platformCheck = compileCheck(platformPolicy);

/** @throws AdaigiError `invalid_request` that names every wrong field */
export function parseMerchantPolicy(input: unknown): MerchantPolicy {
  return sound(merchantCheck.parse(input), []);
}

/** @throws AdaigiError `invalid_request` that names every wrong field */
export function parsePlatformPolicy(input: unknown): PlatformPolicy {
  const policy = platformCheck.parse(input);
  return sound(policy, [...(policy.maintenance ?? []).flatMap(windowProblems), ...(policy.recurringMaintenance ?? []).flatMap(clockProblems)]);
}

/** What a schema cannot say: how fields relate to each other. */
function sound<P extends MerchantPolicy | PlatformPolicy>(policy: P, problems: readonly FieldProblem[]): P {
  const all = [...problems, ...amountProblems(policy), ...shareProblems(policy), ...orderProblems(policy)];
  if (all.length > 0) throw invalidRequest(all);
  return policy;
}

function amountProblems({ channels = {} }: MerchantPolicy): FieldProblem[] {
  return Object.entries(channels).flatMap(([id, { minAmount, maxAmount }]) =>
    minAmount !== undefined && maxAmount !== undefined && minAmount > maxAmount ? [{ field: `channels.${id}.maxAmount`, rule: 'min', message: 'must not be below minAmount' }] : [],
  );
}

/** Shares are typed by people: what adds up to a hundred on paper may miss it by a rounding error. */
const ROUNDING = 1e-9;

function shareProblems({ shares = {} }: MerchantPolicy): FieldProblem[] {
  const sum = Object.values(shares).reduce((total, share) => total + share, 0);
  return sum > 100 + ROUNDING ? [{ field: 'shares', rule: 'max', message: 'must not add up to more than 100' }] : [];
}

function orderProblems({ order = [] }: MerchantPolicy): FieldProblem[] {
  return new Set(order).size === order.length ? [] : [{ field: 'order', rule: 'unique', message: 'must name each channel once' }];
}

function windowProblems({ from, to }: { from: string; to: string }, index: number): FieldProblem[] {
  const at = `maintenance.${index}`;
  const begin = Date.parse(from);
  const end = Date.parse(to);
  if (Number.isNaN(begin)) return [{ field: `${at}.from`, rule: 'type', message: 'must be a time that exists' }];
  if (Number.isNaN(end)) return [{ field: `${at}.to`, rule: 'type', message: 'must be a time that exists' }];
  return begin < end ? [] : [{ field: `${at}.to`, rule: 'min', message: 'must be after from' }];
}

function clockProblems({ from, to }: { from: string; to: string }, index: number): FieldProblem[] {
  return from === to ? [{ field: `recurringMaintenance.${index}.to`, rule: 'min', message: 'must differ from from' }] : [];
}
