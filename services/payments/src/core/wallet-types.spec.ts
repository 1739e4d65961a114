import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { readWalletTypes, receivingNumberOf } from './wallet-types.ts';

const types = readWalletTypes(JSON.parse(readFileSync(new URL('../wallet-types.json', import.meta.url), 'utf8')));
const numberOf = (type: string, text: string): string | null => {
  const found = types.get(type);
  return found === undefined ? null : receivingNumberOf(found, text);
};

describe('numbers of receiving wallets', () => {
  test.each([
    ['easypaisa', '03451234567', '03451234567'],
    ['easypaisa', '+923451234567', '03451234567'],
    ['easypaisa', '0012345678', null],
    ['jazzcash', '0012345678', null],
    ['jazzcash_business', '0012345678', '0012345678'],
    ['jazzcash_business', '12 34', null],
    ['jazzcash_business', '', null],
  ])('of %s: %j is %j', (type, text, number) => {
    expect(numberOf(type, text)).toBe(number);
  });

  test('a list with a pattern that is none is refused at the start', () => {
    const entry = { type: 'a', wallet: 'a', currency: 'PKR', numberPattern: '\\d+', languages: ['en'], minMinor: 1, maxMinor: 2 };
    expect(readWalletTypes([entry]).get('a')?.receivingPattern).toBeNull();
    expect(() => readWalletTypes([{ ...entry, receivingPattern: 7 }])).toThrow('[0].receivingPattern');
  });
});
