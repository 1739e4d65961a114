import type { FieldProblem } from '@adaigi/errors';
import protobuf from 'protobufjs';
import type { Enum, Field, Type } from 'protobufjs';
import { readScalar } from './scalars.ts';

/** How strictly unknown fields are treated: our own output must have none, others' output may be newer than we are. */
export type UnknownFields = 'refuse' | 'ignore';

/** Collects what is wrong, so that one look shows everything. Never holds a value: it may be personal data. */
export type Problems = FieldProblem[];

type JsonObject = Record<string, unknown>;

/**
 * Checks a value against a message by the rules of proto3 JSON and returns it in canonical form: lowerCamelCase names, int64 as decimal
 * text, enums as names, absent fields as their defaults, absent messages left out.
 *
 * Written over protobufjs' reflection because its own `fromObject` takes an unknown enum name for the default and its `verify` does not
 * know proto3 JSON.
 * @see https://protobuf.dev/programming-guides/json/
 */
export function readMessage(type: Type, value: unknown, path: string, unknownFields: UnknownFields, problems: Problems): JsonObject {
  if (!isObject(value)) {
    problems.push({ field: path === '' ? '$' : path, rule: 'type', message: 'must be an object' });
    return {};
  }
  if (unknownFields === 'refuse') refuseUnknown(type, value, path, problems);
  const result: JsonObject = {};
  for (const field of type.fieldsArray) {
    const raw = value[field.name] ?? value[snakeCase(field.name)] ?? null;
    const at = path === '' ? field.name : `${path}.${field.name}`;
    const read = readField(field.resolve(), raw, at, unknownFields, problems);
    if (read !== undefined) result[field.name] = read;
  }
  return result;
}

/** Undefined means: leave the field out. */
function readField(field: Field, raw: unknown, path: string, unknownFields: UnknownFields, problems: Problems): unknown {
  if (field instanceof protobuf.MapField) return readMap(field, raw, path, unknownFields, problems);
  if (!field.repeated) return readValue(field, raw, path, unknownFields, problems);
  if (raw === null) return [];
  if (!Array.isArray(raw)) {
    problems.push({ field: path, rule: 'type', message: 'must be an array' });
    return [];
  }
  return raw.map((item, index) => {
    const at = `${path}[${index}]`;
    // proto3 JSON forbids null inside lists.
    if (item === null) problems.push({ field: at, rule: 'type', message: 'must not be null' });
    return readValue(field, item, at, unknownFields, problems);
  });
}

function readMap(field: Field, raw: unknown, path: string, unknownFields: UnknownFields, problems: Problems): JsonObject {
  if (raw === null) return {};
  if (!isObject(raw)) {
    problems.push({ field: path, rule: 'type', message: 'must be an object' });
    return {};
  }
  const entries = Object.entries(raw).map(([key, item]) => {
    if (item === null) problems.push({ field: `${path}.*`, rule: 'type', message: 'must not be null' });
    return [key, readValue(field, item, `${path}.*`, unknownFields, problems)] as const;
  });
  return Object.fromEntries(entries);
}

function readValue(field: Field, raw: unknown, path: string, unknownFields: UnknownFields, problems: Problems): unknown {
  const resolved = field.resolvedType;
  if (resolved instanceof protobuf.Type) return raw === null ? undefined : readMessage(resolved, raw, path, unknownFields, problems);
  if (raw === null && isOptional(field)) return undefined;
  if (resolved instanceof protobuf.Enum) return readEnum(resolved, raw, path, problems);
  return readScalar(field.type, raw, path, problems);
}

function readEnum(type: Enum, raw: unknown, path: string, problems: Problems): string {
  const fallback = type.valuesById[0] ?? '';
  if (raw === null) return fallback;
  if (typeof raw === 'string' && Object.hasOwn(type.values, raw)) return raw;
  const named = typeof raw === 'number' ? type.valuesById[raw] : undefined;
  if (named !== undefined) return named;
  problems.push({ field: path, rule: 'enum', message: `must be one of ${Object.keys(type.values).join(', ')}` });
  return fallback;
}

function refuseUnknown(type: Type, value: JsonObject, path: string, problems: Problems): void {
  for (const name of Object.keys(value)) {
    // proto-loader adds a `_field` marker for every proto3 optional field; it carries nothing.
    const known = Object.hasOwn(type.fields, name) || (type.oneofs !== undefined && Object.hasOwn(type.oneofs, name));
    if (known) continue;
    problems.push({ field: path === '' ? name : `${path}.${name}`, rule: 'unknown_field', message: `is not a field of ${type.name}` });
  }
}

function isOptional(field: Field): boolean {
  return field.options?.['proto3_optional'] === true;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** proto3 JSON parsers take the name of the proto file as well. */
function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
