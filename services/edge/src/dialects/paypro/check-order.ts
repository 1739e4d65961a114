import type { Mode } from '@adaigi/domain';
import { AdaigiError, type FieldProblem } from '@adaigi/errors';
import type { Static, TObject } from 'typebox';
import type { Check } from '../../schemas/check.ts';
import { textFields } from './fields.ts';
import { isAbsolute, isCallable } from './notify-url.ts';
import type { SignedOrder } from './order.ts';

/** Largest amount of any order, in rupees. */
const MAX_AMOUNT_PKR = 1_000_000_000;

export type CheckedOrder<S extends TObject> = { readonly kind: 'right'; readonly fields: Static<S> } | { readonly kind: 'wrong'; readonly msg: string };

/**
 * Step 5 of the dialect's order of checks: what was found before, formats, then the range of the amount, then the age of the timestamp.
 *
 * @param minPkr smallest amount, in rupees
 */
export function checkOrder<S extends TObject>(check: Check<S>, order: SignedOrder, now: Date, minPkr = 0): CheckedOrder<S> {
  if (order.refusal !== null) return { kind: 'wrong', msg: order.refusal };
  const texts = textFields(check, order.members);
  try {
    const fields = check.parse(texts, (input) => urlProblems(input, order.caller.mode));
    const { amount, timestamp } = texts;
    if (typeof amount === 'string' && (Number(amount) < minPkr || Number(amount) > MAX_AMOUNT_PKR)) return { kind: 'wrong', msg: 'amount out of range' };
    if (typeof timestamp === 'string' && isStale(timestamp, order.settings.maxClockSkewS, now)) return { kind: 'wrong', msg: 'timestamp expired' };
    return { kind: 'right', fields };
  } catch (error) {
    if (!(error instanceof AdaigiError)) throw error;
    return { kind: 'wrong', msg: parameterError(error.fields) };
  }
}

/** @param names the dialect's names of fields that another service names otherwise */
export function parameterError(fields: readonly FieldProblem[], names: Readonly<Record<string, string>> = {}): string {
  return `parameter error: ${fields.map(({ field }) => names[field] ?? field).join(', ')}`;
}

function urlProblems(input: unknown, mode: Mode): FieldProblem[] {
  const given = typeof input === 'object' && input !== null ? Object.entries(input) : [];
  return given.filter(([name, url]) => isWrongUrl(name, typeof url === 'string' ? url : '', mode)).map(([field]) => ({ field, rule: 'pattern', message: 'must be an http(s) URL that can be called' }));
}

/** Some clients leave the backslashes of JSON's escapes in a return URL; the vendor removes them. */
function isWrongUrl(name: string, url: string, mode: Mode): boolean {
  return (name === 'notifyUrl' && !isCallable(url, mode)) || (name === 'returnUrl' && !isAbsolute(url.replaceAll('\\', '')));
}

/** Ten digits are seconds, as some clients of this family send. */
function isStale(timestamp: string, maxSkewS: number, now: Date): boolean {
  if (maxSkewS === 0) return false;
  const sentMs = timestamp.length <= 10 ? Number(timestamp) * 1000 : Number(timestamp);
  return Math.abs(now.getTime() - sentMs) > maxSkewS * 1000;
}
