import { Type } from 'typebox';
import { compileCheck } from './check.ts';

const check = compileCheck(Type.Object({}, { additionalProperties: false }));

/** For calls that take no fields. @param input an empty object, or no body. @throws AdaigiError `invalid_request` naming what is there */
export function requireNothing(input: unknown): void {
  if (input !== undefined) check.parse(input);
}
