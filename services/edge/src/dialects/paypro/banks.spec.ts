import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findBank, plainBankName } from './banks.ts';

const codeOf = (name: string, aliases: Record<string, string> = {}): string | null => findBank(name, aliases)?.code ?? null;

describe('names of wallets and banks', () => {
  test.each([
    ['EASYPAISA', 'EASYPAISA'],
    ['easypaisa', 'EASYPAISA'],
    ['JazzCash', 'JAZZCASH'],
    ['Jazz Cash', 'JAZZCASH'],
    ['ALLIED_BANK_LIMITED', 'ALLIED_BANK_LIMITED'],
    ['Allied Bank Limited.', 'ALLIED_BANK_LIMITED'],
    ['HBL', 'HABIB_BANK_LIMITED'],
    ['ubl', 'UNITED_BANK_LIMITED'],
    ['MCB', 'MCB_BANK_LIMITED'],
  ])('%s is %s', (name, code) => {
    expect(codeOf(name)).toBe(code);
  });

  test.each(['', 'constructor', '__proto__', 'BANK_OF_NOWHERE'])('%j is nobody', (name) => {
    expect(codeOf(name)).toBeNull();
  });

  test('a merchant has names of its own, and they come first', () => {
    expect(codeOf('042', { '042': 'EASYPAISA' })).toBe('EASYPAISA');
    expect(codeOf('MCB', { MCB: 'MCB_ISLAMIC_BANK_LIMITED' })).toBe('MCB_ISLAMIC_BANK_LIMITED');
    expect(codeOf('MCB', { MCB: 'NOWHERE' })).toBeNull();
  });

  test('a wallet of ours, a place that the banks reach, or none', () => {
    expect(['EASYPAISA', 'JAZZCASH', 'NAYAPAY', 'HBL', 'UPAISA'].map((name) => findBank(name, {})?.wallet)).toEqual(['easypaisa', 'jazzcash', 'bank', 'bank', null]);
  });

  test('a plain name is plain already', () => {
    fc.assert(fc.property(fc.string(), (name) => expect(plainBankName(plainBankName(name))).toBe(plainBankName(name))));
  });
});
