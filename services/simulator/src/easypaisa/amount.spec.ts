import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseRupees, rupeesNumber, rupeesText } from './amount.ts';

describe("Easypaisa's amounts", () => {
  test.each([
    ['1.0', 100n],
    ['1.23', 123n],
    ['100.00', 10_000n],
    [3000, 300_000n],
    [12.5, 1_250n],
  ])('%s is %s paisa', (text, minor) => {
    expect(parseRupees(text)).toBe(minor);
  });

  test.each(['2', '', '0.00', '-1.00', '1.234', '1,000.00', ' 1.00', '1.', 'NaN', 0, -5, 1.005, 1e21, Number.NaN])('%s is refused', (text) => {
    expect(parseRupees(text)).toBeUndefined();
  });

  test('both forms of an answer read back to the paisa', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 999_999_999_999n), (minor) => {
        expect(parseRupees(rupeesText(minor))).toBe(minor);
        expect(parseRupees(rupeesNumber(minor))).toBe(minor);
      }),
    );
  });
});
