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

test('ids depend on the key and need one', () => {
  expect(hmacHex('key', 'merchant', 'order')).not.toBe(hmacHex('other', 'merchant', 'order'));
  expect(() => hmacHex('', 'merchant')).toThrow(TypeError);
});

test('stored ids stay valid: this value, computed apart from this code, may never change', () => {
  expect(hmacHex('key', 'merchant', 'order')).toBe('4867816e4949aec25b84cad54d2a8ecc0d8558e2bd1268ad39ac0718d292c0e8');
});
