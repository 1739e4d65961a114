import * as fc from 'fast-check';
import { join } from 'node:path';
import protobuf from 'protobufjs';
import type { Field, Type } from 'protobufjs';
import { PROTOS_FOLDER } from '../src/protos.ts';

const root = new protobuf.Root();
root.resolvePath = (_origin, target) => join(PROTOS_FOLDER, target);
root.loadSync('adaigi/events/v1/events.proto');
root.resolveAll();

/** Every payload that a message allows, derived from the proto itself. */
export function messageArbitrary(name: string): fc.Arbitrary<object> {
  return ofType(root.lookupType(name));
}

function ofType(type: Type): fc.Arbitrary<object> {
  const required: Record<string, fc.Arbitrary<unknown>> = {};
  const optional: Record<string, fc.Arbitrary<unknown>> = {};
  for (const field of type.fieldsArray) {
    const absent = field.resolvedType instanceof protobuf.Type && !field.repeated;
    (absent ? optional : required)[field.name] = ofField(field);
  }
  return fc.tuple(fc.record(required), fc.record(optional, { requiredKeys: [] })).map(([always, sometimes]) => ({ ...always, ...sometimes }));
}

function ofField(field: Field): fc.Arbitrary<unknown> {
  const value = ofValue(field);
  if (field instanceof protobuf.MapField) return fc.dictionary(fc.stringMatching(/^[a-z_]{1,10}$/), value, { maxKeys: 4, noNullPrototype: true });
  return field.repeated ? fc.array(value, { maxLength: 3 }) : value;
}

function ofValue(field: Field): fc.Arbitrary<unknown> {
  if (field.resolvedType instanceof protobuf.Type) return ofType(field.resolvedType);
  if (field.resolvedType instanceof protobuf.Enum) return fc.constantFrom(...Object.keys(field.resolvedType.values));
  switch (field.type) {
    case 'string':
      return fc.string({ unit: 'grapheme', maxLength: 12 });
    case 'bool':
      return fc.boolean();
    case 'int32':
      return fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
    case 'int64':
      return fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String);
    case 'double':
      // JSON has no negative zero.
      return fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value));
    default:
      throw new Error(`no arbitrary for ${field.type}`);
  }
}
