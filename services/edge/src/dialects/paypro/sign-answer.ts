import { payproSign } from '@adaigi/signatures';
import type { PayproSettings } from './settings.ts';

/**
 * An answer with its `sign`, by the rule of requests, for merchants that want one: over the fields of the answer itself, where `data` does not
 * count because it is nested, or over the fields of `data`, where it is put.
 */
export function signAnswer(body: Readonly<Record<string, unknown>>, secret: string, { responseSign, sign }: PayproSettings): Readonly<Record<string, unknown>> {
  const { data } = body;
  switch (responseSign) {
    case 'none':
      return body;
    case 'body':
      return { ...body, sign: payproSign(scalarsOf(body), secret, sign) };
    case 'data':
      return typeof data === 'object' && data !== null ? { ...body, data: { ...data, sign: payproSign(scalarsOf(data), secret, sign) } } : body;
    default:
      return responseSign satisfies never;
  }
}

function scalarsOf(fields: object): (readonly [string, string | null])[] {
  const scalars: (readonly [string, string | null])[] = [];
  for (const [name, value] of Object.entries(fields) as [string, unknown][]) {
    if (value === null) scalars.push([name, null]);
    else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') scalars.push([name, String(value)]);
  }
  return scalars;
}
