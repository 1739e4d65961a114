import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addMoney, fromDecimalText, fromWholeText, money, sameMoney, toDecimalText } from './money.ts';

const minor = fc.bigInt({ min: 0n, max: 99_999_999_999_999_999n });

describe('money', () => {
  test('decimal text goes there and back', () => {
    fc.assert(
      fc.property(minor, (units) => {
        expect(fromDecimalText(toDecimalText(money(units, 'PKR')), 'PKR')).toEqual(money(units, 'PKR'));
      }),
    );
  });

  test('whole rupees are hundred times their paisa', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 999_999_999_999_999n }), (rupees) => {
        expect(fromWholeText(String(rupees), 'PKR')?.minor).toBe(rupees * 100n);
      }),
    );
  });

  test('addition is exact beyond what a float holds', () => {
    fc.assert(fc.property(minor, minor, (a, b) => expect(addMoney(money(a, 'PKR'), money(b, 'PKR')).minor).toBe(a + b)));
  });

  test.each([
    ['100', 10_000n],
    ['100.5', 10_050n],
    ['0.05', 5n],
    ['0', 0n],
  ])('%s is %s paisa', (text, expected) => {
    expect(fromDecimalText(text, 'PKR')?.minor).toBe(expected);
  });

  test.each(['', '.5', '5.', '-1', '+1', '1e3', '1,000', '1.005', ' 1', '1 ', '٣', '1234567890123456', 'NaN'])('%j is no amount', (text) => {
    expect(fromDecimalText(text, 'PKR')).toBeNull();
    expect(fromWholeText(text, 'PKR')).toBeNull();
  });

  test('negative amounts, other than three capitals and mixed currencies are bugs', () => {
    expect(() => money(-1n, 'PKR')).toThrow(RangeError);
    expect(() => money(1n, 'pkr')).toThrow(RangeError);
    expect(() => addMoney(money(1n, 'PKR'), money(1n, 'USD'))).toThrow(RangeError);
    expect(sameMoney(money(1n, 'PKR'), money(1n, 'USD'))).toBe(false);
  });
});
