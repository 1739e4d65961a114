import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { seal, unseal, wrappingKey } from './seal.ts';

const key = randomBytes(32);

describe('sealing', () => {
  test('opens to what was sealed, whatever it was', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (plain, aad) => {
      expect(unseal(key, aad, seal(key, aad, Buffer.from(plain)))).toEqual(Buffer.from(plain));
    }));
  });

  test('any changed byte, another place or another key opens nothing', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), fc.nat(), fc.integer({ min: 1, max: 255 }), (plain, at, flip) => {
      const sealed = Buffer.from(seal(key, 'place', Buffer.from(plain)), 'base64url');
      const changed = Buffer.from(sealed);
      const index = at % changed.length;
      changed[index] = (changed[index] ?? 0) ^ flip;
      expect(unseal(key, 'place', changed.toString('base64url'))).toBeNull();
      expect(unseal(key, 'elsewhere', sealed.toString('base64url'))).toBeNull();
      expect(unseal(wrappingKey(key), 'place', sealed.toString('base64url'))).toBeNull();
    }));
  });

  test('the same text is sealed differently each time', () => {
    expect(seal(key, 'p', Buffer.from('x'))).not.toBe(seal(key, 'p', Buffer.from('x')));
  });

  test('a text too short to be sealed opens nothing', () => {
    expect(unseal(key, 'p', '')).toBeNull();
    expect(unseal(key, 'p', 'AAAA')).toBeNull();
  });
});
