import { createRequire } from 'node:module';
import type { Static, TSchema } from 'typebox';
import type * as Schema from 'typebox/schema';
import { fail, ok } from './read.ts';
import type { Read } from './read.ts';

/**
 * Loaded at first use: the validator takes 20 MB of memory, and only a process that has a JSON variable, and so builds schemas anyway,
 * should pay for it.
 */
function validator(): typeof Schema {
  const require = createRequire(import.meta.url);
  return require('typebox/schema') as typeof Schema;
}

export function jsonReader<S extends TSchema>(schema: S): (raw: string) => Read<Static<S>> {
  return (raw) => {
    const value = parse(raw);
    if (value === undefined) return fail('must be JSON');
    const { Check, Errors } = validator();
    if (Check(schema, value)) return ok(value);
    const [, errors] = Errors(schema, value);
    const told = errors.map(({ instancePath, keyword }) => `${instancePath === '' ? '/' : instancePath} (${keyword})`);
    return fail(`does not fit its schema at ${[...new Set(told)].join(', ')}`);
  };
}

/** Undefined when the text is not JSON; the parser's own message would quote it. */
function parse(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}
