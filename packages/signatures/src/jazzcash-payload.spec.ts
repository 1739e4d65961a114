import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { openJazzcashPayload, sealJazzcashPayload } from './jazzcash-payload.ts';

const KEYS = { key: '0123456789abcdef', iv: 'fedcba9876543210' };
const TEXT = '{"receiverCNIC":"3520212345671","receiverMSISDN":"03001234567","amount":"10.00","referenceId":"REF0001"}';
const DATA =
  'b936403a9c27cc21e00974f3477ad6f8de53f29f313be65f92b32e700505c64a92a079f2d1777af9d3bf31033c563231b1ca63bc9659e6d9d8d5f8f41afe2f75' +
  '6b14eee5c7715ad10d7c0d7ffef61ce29988c3cfc31bd78ad1fdd8083d5a1123aa073a8e9d0613b6f0289b3dca2c0fe5';

describe('JazzCash disbursement payload', () => {
  test('the vector seals and opens, in either letter case', () => {
    expect(sealJazzcashPayload(TEXT, KEYS)).toBe(DATA);
    expect(openJazzcashPayload(DATA, KEYS)).toBe(TEXT);
    expect(openJazzcashPayload(DATA.toUpperCase(), KEYS)).toBe(TEXT);
  });

  test('every text comes back as it was', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()), (text) => openJazzcashPayload(sealJazzcashPayload(text, KEYS), KEYS) === text));
  });

  test.each([
    ['nothing', ''],
    ['no hexadecimal digits', 'zz'.repeat(16)],
    ['half a block', DATA.slice(0, 48)],
    ['a block too few, so that the padding is gone', DATA.slice(0, -32)],
    ['a tail that is not hexadecimal', `${DATA}0g`],
  ])('%s does not open', (_name, data) => {
    expect(openJazzcashPayload(data, KEYS)).toBeNull();
  });

  test('another key never gives the text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{16}$/).filter((key) => key !== KEYS.key), (key) => openJazzcashPayload(DATA, { ...KEYS, key }) !== TEXT),
    );
  });

  test.each([{ key: 'short' }, { iv: 'short' }, { key: '' }, { iv: 'ü'.repeat(16) }])('an unusable key or IV of our own throws and is not shown: %j', (change) => {
    const keys = { ...KEYS, ...change };
    expect(() => sealJazzcashPayload(TEXT, keys)).toThrow(TypeError);
    expect(() => openJazzcashPayload(DATA, keys)).toThrow(/must have 16 bytes/);
  });
});
