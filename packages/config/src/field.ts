import type { Static, TSchema } from 'typebox';
import { jsonReader } from './json.ts';
import { fail, ok } from './read.ts';
import type { Field, Read } from './read.ts';
import { Secret } from './secret.ts';

/** Without a default a variable is required. `null` makes it optional. */
interface Default<D> {
  readonly default?: D;
}

function makeField<T, D>(variable: string, options: Default<D>, parse: (raw: string) => Read<T>): Field<T | D> {
  return {
    variable,
    read: (raw) => {
      if (raw !== undefined) return parse(raw);
      return options.default === undefined ? fail('is required') : ok(options.default);
    },
  };
}

function text<const W extends string = string, const D extends W | null = never>(
  variable: string,
  options: Default<D> & { readonly pattern?: RegExp; readonly oneOf?: readonly W[] } = {},
): Field<W | D> {
  return makeField(variable, options, (raw): Read<W> => {
    const { oneOf, pattern } = options;
    if (oneOf !== undefined) {
      const word = oneOf.find((candidate) => candidate === raw);
      return word === undefined ? fail(`must be one of ${oneOf.join(', ')}`) : ok(word);
    }
    if (pattern !== undefined && !pattern.test(raw)) return fail(`must match ${pattern.source}`);
    // Without oneOf, W is string.
    return ok(raw as W);
  });
}

function int<D extends number | null = never>(
  variable: string,
  options: Default<D> & { readonly min?: number; readonly max?: number } = {},
): Field<number | D> {
  const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = options;
  return makeField(variable, options, (raw): Read<number> => {
    const value = /^-?\d{1,16}$/.test(raw) ? Number(raw) : Number.NaN;
    if (!Number.isSafeInteger(value)) return fail('must be an integer');
    if (value < min) return fail(`must be at least ${min}`);
    return value > max ? fail(`must be at most ${max}`) : ok(value);
  });
}

function flag<D extends boolean | null = never>(variable: string, options: Default<D> = {}): Field<boolean | D> {
  return makeField(variable, options, (raw): Read<boolean> => {
    if (raw === 'true' || raw === '1') return ok(true);
    return raw === 'false' || raw === '0' ? ok(false) : fail('must be true or false');
  });
}

/** Comma separated; blanks around items do not count. */
function list<D extends readonly string[] | null = never>(
  variable: string,
  options: Default<D> & { readonly itemPattern?: RegExp } = {},
): Field<readonly string[] | D> {
  const { itemPattern } = options;
  return makeField(variable, options, (raw): Read<readonly string[]> => {
    const items = raw.split(',').map((item) => item.trim());
    if (items.includes('')) return fail('must be a comma separated list without empty items');
    const fits = itemPattern === undefined || items.every((item) => itemPattern.test(item));
    return fits ? ok(items) : fail(`must be a list whose every item matches ${itemPattern.source}`);
  });
}

/** `minBytes` counts the UTF-8 bytes of the text. A default is for development only. */
function secret<const D extends string | null = never>(
  variable: string,
  options: Default<D> & { readonly minBytes?: number } = {},
): Field<Secret | (null extends D ? null : never)> {
  const { minBytes = 1 } = options;
  const given = options.default;
  const fallback = given === undefined ? {} : { default: given === null ? null : new Secret(given) };
  const field = makeField<Secret, Secret | null>(variable, fallback, (raw) =>
    Buffer.byteLength(raw) < minBytes ? fail(`must have at least ${minBytes} bytes`) : ok(new Secret(raw)),
  );
  // The default is null only where D says so.
  return field as Field<Secret | (null extends D ? null : never)>;
}

/** JSON checked against a TypeBox schema. What is wrong is told by path and rule, never by value: JSON often holds secrets. */
function json<S extends TSchema, D = never>(variable: string, schema: S, options: Default<D> = {}): Field<Static<S> | D> {
  return makeField(variable, options, jsonReader(schema));
}

/** The kinds of variables. */
export const field = { text, int, flag, list, secret, json };
