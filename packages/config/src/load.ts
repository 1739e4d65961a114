import { ConfigError } from './config-error.ts';
import type { ConfigProblem } from './config-error.ts';
import type { Field } from './read.ts';

/** The variables of a process: fields in nested records. */
export interface Shape {
  readonly [key: string]: Field<unknown> | Shape;
}

/** What a shape gives once loaded. */
export type Loaded<S> = S extends Field<infer T> ? T : { readonly [K in keyof S]: Loaded<S[K]> };

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads and checks every variable once.
 * @throws ConfigError naming every variable that is missing or wrong.
 */
export function load<const S extends Shape>(env: Environment, shape: S): Loaded<S> {
  const problems: ConfigProblem[] = [];
  const loaded = readShape(env, shape, problems);
  if (problems.length > 0) throw new ConfigError(problems);
  // `readShape` mirrors the shape key by key, and every field has been read.
  return loaded as Loaded<S>;
}

function readShape(env: Environment, shape: Shape, problems: ConfigProblem[]): object {
  const result: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(shape)) {
    result[key] = isField(entry) ? readField(env, entry, problems) : readShape(env, entry, problems);
  }
  return Object.freeze(result);
}

function readField(env: Environment, entry: Field<unknown>, problems: ConfigProblem[]): unknown {
  const raw = env[entry.variable];
  const read = entry.read(raw === '' ? undefined : raw);
  if (read.ok) return read.value;
  problems.push({ variable: entry.variable, rule: read.rule });
  return undefined;
}

function isField(entry: Field<unknown> | Shape): entry is Field<unknown> {
  return typeof entry['read'] === 'function';
}
