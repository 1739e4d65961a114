import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { isWithinJsonLimits, JSON_LIMITS } from './json-limits.ts';

const { depth, values } = JSON_LIMITS;
const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const items = (count: number): unknown[] => Array.from({ length: count }, () => 1);

/** As {@link JSON_LIMITS} counts, by another way. */
function measure(value: unknown): { depth: number; values: number } {
  if (typeof value !== 'object' || value === null) return { depth: 0, values: 0 };
  const inner = Object.values(value).map(measure);
  return { depth: 1 + Math.max(0, ...inner.map((each) => each.depth)), values: inner.length + inner.reduce((sum, each) => sum + each.values, 0) };
}

describe('the limits of a JSON text', () => {
  test.each([
    ['as deep as may be', nested(depth), true],
    ['one level deeper', nested(depth + 1), false],
    ['deep beside shallow', `{"a":1,"b":{"c":${nested(depth - 1)}}}`, false],
    ['brackets in texts', JSON.stringify({ '[[["{{{': `\\"${'[{'.repeat(99)}` }), true],
    ['as many members as may be', JSON.stringify(Object.fromEntries(items(values).map((_, at) => [`f${at}`, '']))), true],
    ['one member more', JSON.stringify(Object.fromEntries(items(values + 1).map((_, at) => [`f${at}`, '']))), false],
    ['the same member again and again', `{${items(values + 1).map(() => '"a":1').join(',')}}`, false],
    ['as many items as may be', JSON.stringify({ list: items(values - 1) }, null, 2), true],
    ['one item more', JSON.stringify({ list: items(values) }, null, 2), false],
    ['many empty lists', JSON.stringify(items(values + 1).map(() => [])), false],
    ['commas in texts', JSON.stringify({ a: ','.repeat(values * 2) }), true],
    ['what never ends', '{"a":"\\', true],
  ])('%s: %#', (_what, text, is) => {
    expect(isWithinJsonLimits(text)).toBe(is);
  });

  test('are what they say of any value, however it is spaced', () => {
    const of = (size: number) => fc.array(fc.oneof(fc.integer(), fc.string(), fc.constant([]), fc.constant({ a: {}, b: [1] })), { minLength: size, maxLength: size + 40 });
    fc.assert(fc.property(fc.oneof(fc.jsonValue({ maxDepth: 20 }), of(0), of(values - 40)), fc.constantFrom(undefined, 1, '\t', '\r\n '), (value, space) => {
      const size = measure(value);
      expect(isWithinJsonLimits(JSON.stringify(value, null, space))).toBe(size.depth <= depth && size.values <= values);
    }));
  });
});
