import { describe, expect, test } from '@jest/globals';
import { AdaigiError } from '@adaigi/errors';
import { Type } from 'typebox';
import { compileCheck } from './check.ts';

const check = compileCheck(
  Type.Object({ amount: Type.Integer({ minimum: 1 }), names: Type.Optional(Type.Record(Type.String(), Type.String({ maxLength: 3 }))) }, { additionalProperties: false }),
);

function problemsOf(input: unknown): readonly (readonly [string, string])[] {
  try {
    check.parse(input);
    return [];
  } catch (error) {
    if (!(error instanceof AdaigiError)) throw error;
    return error.fields.map(({ field, rule }) => [field, rule] as const);
  }
}

describe('a checked schema', () => {
  test('passes what fits', () => {
    expect(problemsOf({ amount: 1, names: { a: 'abc' } })).toEqual([]);
  });

  test('names every wrong field once, with its rule', () => {
    expect(problemsOf({ amount: 0, names: { a: 'abcd' }, more: 1 })).toEqual(expect.arrayContaining([['amount', 'min'], ['names.a', 'max_length'], ['more', 'unknown_field']]));
    expect(problemsOf({})).toEqual([['amount', 'required']]);
    expect(problemsOf(null)).toEqual([['body', 'type']]);
  });

  test('adds rules that a schema cannot say', () => {
    const odd = () => check.parse({ amount: 2 }, () => [{ field: 'amount', rule: 'odd', message: 'must be odd' }]);
    expect(odd).toThrow(expect.objectContaining({ code: 'invalid_request', fields: [{ field: 'amount', rule: 'odd', message: 'must be odd' }] }));
  });
});
