import { Type, type Static } from 'typebox';
import { PAKISTAN } from '@adaigi/domain';
import type { FieldProblem } from '@adaigi/errors';
import { compileCheck } from './check.ts';
import { page } from './page.ts';

const DAY = '^\\d{4}-\\d{2}-\\d{2}$';
const MOST_DAYS = 366;
const DAY_MS = 86_400_000;

/** Query of `GET /v1/reports/statement`. */
export const statementQuery = Type.Object(
  {
    from: Type.String({ pattern: DAY, format: 'date', description: `First day, in ${PAKISTAN.timeZone}.` }),
    to: Type.String({ pattern: DAY, format: 'date', description: `Last day; at most ${MOST_DAYS} days in all.` }),
    currency: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$', description: `ISO 4217; ${PAKISTAN.currency} when absent.` })),
    format: Type.Optional(Type.Enum(['json', 'csv'], { description: '`json` comes by pages, `csv` whole; `json` when absent.' })),
    ...page,
  },
  { additionalProperties: false },
);

export type StatementQuery = Static<typeof statementQuery>;

const check = compileCheck(statementQuery);

/** @throws AdaigiError `invalid_request` that names every wrong parameter */
export function parseStatementQuery(input: unknown): StatementQuery {
  return check.parse(input, dayProblems);
}

function dayProblems(input: unknown): FieldProblem[] {
  if (typeof input !== 'object' || input === null) return [];
  const [from, to] = ['from' in input ? readDay(input.from) : undefined, 'to' in input ? readDay(input.to) : undefined];
  const problems: FieldProblem[] = [];
  if (from === null) problems.push({ field: 'from', rule: 'pattern', message: 'must be a day that exists, YYYY-MM-DD' });
  if (to === null) problems.push({ field: 'to', rule: 'pattern', message: 'must be a day that exists, YYYY-MM-DD' });
  if (typeof from !== 'number' || typeof to !== 'number') return problems;
  if (to < from) problems.push({ field: 'to', rule: 'min', message: 'must not be before from' });
  if (to - from >= MOST_DAYS * DAY_MS) problems.push({ field: 'to', rule: 'max', message: `must be within ${MOST_DAYS} days of from` });
  return problems;
}

/** Milliseconds of a day that exists, else null. */
function readDay(text: unknown): number | null {
  if (typeof text !== 'string' || !new RegExp(DAY).test(text)) return null;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? at.getTime() : null;
}
