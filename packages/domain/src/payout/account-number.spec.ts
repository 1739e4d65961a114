import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { maskAccountNumber, normaliseAccountNumber } from './account-number.ts';
import { BANKS, isBankCode } from './banks.ts';

/** The registry's sample. */
const IBAN = 'PK36SCBL0000001123456702';
/** Not beginning with PK, which only IBANs do. */
const plain = fc.stringMatching(/^[0-9A-Z]{5,24}$/).filter((text) => !text.startsWith('PK'));

test('every way to write an account number means the same one, and it stays as it is', () => {
  fc.assert(
    fc.property(plain, fc.constantFrom('', ' ', '-'), (account, separator) => {
      expect(normaliseAccountNumber(account.toLowerCase().split('').join(separator))).toBe(account);
      expect(normaliseAccountNumber(account)).toBe(account);
    }),
  );
});

test.each([IBAN, 'pk36 scbl 0000 0011 2345 6702', 'PK36-SCBL-0000-0011-2345-6702'])('%j is the IBAN', (text) => {
  expect(normaliseAccountNumber(text)).toBe(IBAN);
});

test('one wrong digit, or two that changed places, is no IBAN', () => {
  fc.assert(
    fc.property(fc.integer({ min: 8, max: 23 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
      const other = String((Number(IBAN[at]) + by) % 10);
      expect(normaliseAccountNumber(`${IBAN.slice(0, at)}${other}${IBAN.slice(at + 1)}`)).toBeNull();
    }),
  );
  expect(normaliseAccountNumber('PK36SCBL0000001123456720')).toBeNull();
});

test.each(['', '1234', '1'.repeat(25), '12345_6', '١٢٣٤٥', 'PK123456', 'PK36SCBL000000112345670', '---- -'])('%j is no account number', (text) => {
  expect(normaliseAccountNumber(text)).toBeNull();
});

test('a masked number shows four characters at most, and less of a short one', () => {
  expect([maskAccountNumber('9876543210'), maskAccountNumber('12345'), maskAccountNumber('')]).toEqual(['******3210', '******45', '']);
});

test('no name means two banks', () => {
  const all = BANKS.flatMap(({ code, shortName, names }) => [...new Set([code, shortName, ...names])]);
  expect(new Set(all).size).toBe(all.length);
  expect(isBankCode('ALLIED_BANK_LIMITED') && !isBankCode('EASYPAISA')).toBe(true);
});
