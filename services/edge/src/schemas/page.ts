import { Type } from 'typebox';

/** Query parameters that every list has. */
export const page = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, description: 'Entries per page; 20 when absent.' })),
  cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 512, description: '`nextCursor` of the page before.' })),
};

/** A query string has only texts: numbers are read here, so that the schema can say `integer`. Anything else goes on as it is. */
export function readNumbers(query: unknown): unknown {
  if (typeof query !== 'object' || query === null) return query;
  return Object.fromEntries(
    Object.entries(query).map(([name, value]: [string, unknown]) => [name, name === 'limit' && typeof value === 'string' && /^-?\d{1,9}$/.test(value) ? Number(value) : value]),
  );
}
