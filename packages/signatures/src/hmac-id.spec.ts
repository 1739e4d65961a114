import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { hmacHex } from './hmac-id.ts';

// Lone surrogates included: JSON input may hold them, and UTF-8 would fold them together.
const parts = fc.array(fc.string({ unit: 'binary' }).chain((text) => fc.constantFrom(text, `${text}\ud800`, `${text}\udfff`)));

test('equal parts give equal ids, different parts different ids', () => {
  fc.assert(
    fc.property(parts, parts, (a, b) => {
      expect(hmacHex('key', ...a) === hmacHex('key', ...b)).toBe(JSON.stringify(a) === JSON.stringify(b));
    }),
  );
});

test.each([
  [['ab', 'c'], ['a', 'bc']],
  [['a'], ['a', '']],
  [[], ['']],
  [['1:a'], ['1', 'a']],
  [['\ud800'], ['\udbff']],
])('%j and %j do not meet', (a, b) => {
  expect(hmacHex('key', ...a)).not.toBe(hmacHex('key', ...b));
});

test('ids depend on the key, stay the same over releases, and need a key', () => {
  expect(hmacHex('key', 'merchant', 'order')).not.toBe(hmacHex('other', 'merchant', 'order'));
  expect(hmacHex('key', 'merchant', 'order')).toMatch(/^[0-9a-f]{64}$/);
  expect(() => hmacHex('', 'merchant')).toThrow(TypeError);
});
