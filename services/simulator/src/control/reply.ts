import type { FastifyReply } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { Check, Errors } from 'typebox/schema';

/** One thing that is wrong with a request; `path` is a JSON pointer into its body, or the name of a parameter. */
export interface Fault {
  readonly path: string;
  readonly rule: string;
}

export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly Fault[] };

const mostFaults = 10;

/** Parses a JSON text against a schema and says where it does not fit. */
export function parseJson<S extends TSchema>(schema: S, text: string): Parsed<Static<S>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, faults: [{ path: '/', rule: 'the body must be JSON' }] };
  }
  return parseValue(schema, value);
}

export function parseValue<S extends TSchema>(schema: S, value: unknown): Parsed<Static<S>> {
  if (Check(schema, value)) return { ok: true, value };
  const [, errors] = Errors(schema, value);
  const byPath = new Map<string, string>();
  for (const { instancePath, message } of errors) {
    const path = instancePath === '' ? '/' : instancePath;
    if (!byPath.has(path)) byPath.set(path, message);
  }
  return { ok: false, faults: [...byPath].slice(0, mostFaults).map(([path, rule]) => ({ path, rule })) };
}

/** An RFC 9457 problem. */
export function problem(reply: FastifyReply, status: number, detail: string, faults: readonly Fault[] = []): FastifyReply {
  return reply.code(status).type('application/problem+json').send({ status, detail, ...(faults.length === 0 ? {} : { errors: faults }) });
}

export function badRequest(reply: FastifyReply, faults: readonly Fault[]): FastifyReply {
  return problem(reply, 400, faults.map(({ path, rule }) => `${path}: ${rule}`).join('; '), faults);
}
