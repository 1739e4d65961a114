import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { jsonPieces } from './json-pieces.ts';

const plain = fc.jsonValue({ maxDepth: 3 });

describe('JSON in pieces', () => {
  test('is the JSON of the value, whatever the value is', () => {
    const shapes = fc.oneof(
      plain,
      fc.record({ meta: plain, list: fc.array(plain, { minLength: 40, maxLength: 70 }) }),
      fc.array(fc.record({ id: fc.string(), inner: fc.array(fc.integer(), { minLength: 45, maxLength: 55 }) }), { maxLength: 5 }),
    );
    fc.assert(fc.property(shapes, (value) => expect([...jsonPieces(value)].join('')).toBe(JSON.stringify(value))), { numRuns: 300 });
  });

  test('never holds much of a large value at once', () => {
    const value = { channels: [{ segments: Array.from({ length: 3_000 }, (_, index) => [`merchant:${index}`, { rows: 'x'.repeat(1_800) }]) }] };
    const pieces = [...jsonPieces(value)];
    expect(pieces.join('')).toBe(JSON.stringify(value));
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(70_000);
  });
});
