import { Type } from 'typebox';
import { ERROR_CODES, type ErrorCode } from '@adaigi/errors';

const problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    instance: Type.String(),
    code: Type.String({ description: 'One of the catalogue; stable.' }),
    reason: Type.Optional(Type.String({ description: 'A finer code.' })),
    errors: Type.Optional(
      Type.Array(Type.Object({ field: Type.String(), rule: Type.String(), message: Type.String() }), { description: 'Every wrong field.' }),
    ),
  },
  { title: 'Problem', description: 'RFC 9457.' },
);

const EVERYWHERE: readonly ErrorCode[] = ['invalid_request', 'unauthenticated', 'forbidden', 'rate_limited', 'unavailable'];

/** The `response` entries of a route for the errors it can answer with, those of every authenticated route included. */
export function problems(...codes: readonly ErrorCode[]) {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of new Set([...EVERYWHERE, ...codes])) {
    const status = ERROR_CODES[code].http;
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const entries = [...byStatus].map(([status, known]) => [
    status,
    { description: `Problem: ${known.join(', ')}.`, content: { 'application/problem+json': { schema: problem } } },
  ]);
  return Object.fromEntries(entries) as Record<number, { description: string; content: Record<string, { schema: typeof problem }> }>;
}
