import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { money } from '@adaigi/domain';
import { namedAmount } from './named-amount.ts';

test('a plain number of minor units is the amount, whether or not the currency stands beside it', () => {
  fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }), fc.constantFrom('', 'PKR'), (minor, currency) => {
    expect(namedAmount(minor.toString(), currency, 'PKR')).toEqual(money(minor, 'PKR'));
  }));
});

test('whatever else is written is never taken for "names none"', () => {
  fc.assert(fc.property(fc.string({ minLength: 1 }).filter((text) => !/^(0|[1-9][0-9]{0,14})$/.test(text)), (text) => {
    expect(namedAmount(text, '', 'PKR')).toBe('amount');
    if (text !== 'PKR') expect(namedAmount('100', text, 'PKR')).toBe('currency');
  }));
  expect(namedAmount('', '', 'PKR')).toBeNull();
  expect(namedAmount('', 'USD', 'PKR')).toBe('currency');
});
