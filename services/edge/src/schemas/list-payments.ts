import { Type, type Static } from 'typebox';
import { PAYMENT_STATES } from '@adaigi/domain';
import type { FieldProblem } from '@adaigi/errors';
import { compileCheck } from './check.ts';
import { page } from './page.ts';
import { plainText, readTime, RFC3339 } from './texts.ts';

/** Query of `GET /v1/payments`. */
export const listPaymentsQuery = Type.Object(
  {
    reference: Type.Optional(plainText(1, 64, { description: 'Only payments with this order number.' })),
    state: Type.Optional(Type.Enum([...PAYMENT_STATES], { description: 'Only payments in this state.' })),
    createdFrom: Type.Optional(Type.String({ pattern: RFC3339, format: 'date-time', description: 'RFC 3339, inclusive.' })),
    createdTo: Type.Optional(Type.String({ pattern: RFC3339, format: 'date-time', description: 'RFC 3339, exclusive.' })),
    ...page,
  },
  { additionalProperties: false },
);

export type ListPaymentsQuery = Static<typeof listPaymentsQuery>;

const check = compileCheck(listPaymentsQuery);

/** @throws AdaigiError `invalid_request` that names every wrong parameter */
export function parseListPayments(input: unknown): ListPaymentsQuery {
  return check.parse(input, timeProblems);
}

function timeProblems(input: unknown): FieldProblem[] {
  if (typeof input !== 'object' || input === null) return [];
  const entries: [string, unknown][] = Object.entries(input);
  return entries
    .filter(([name, value]) => (name === 'createdFrom' || name === 'createdTo') && readTime(value) === null)
    .map(([name]) => ({ field: name, rule: 'pattern', message: 'must be an RFC 3339 time' }));
}
