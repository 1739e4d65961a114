import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { convertedAmount } from './converted.ts';

describe('converted amounts', () => {
  test('hold the own currency, exact, also without any rates', () => {
    expect(convertedAmount(100_050n, 'PKR', null, null)).toEqual({ PKR: 1000.5 });
    expect(convertedAmount(100_000n, 'PKR', null, ['USD'])).toEqual({ PKR: 1000 });
  });

  test('are rounded to two places, of crypto currencies to eight, as the original prints them', () => {
    const rates = { base: 'PKR', rates: { USD: '0.00344', INR: '0.287', BTC: '0.00000013153', USDTTRC20: '0', XAG: '0.00015' } };
    expect(convertedAmount(100_000n, 'PKR', rates, null)).toEqual({ USD: 3.44, INR: 287, BTC: 0.00013153, PKR: 1000, USDTTRC20: 0, XAG: 0.15 });
  });

  test('are only those that the merchant wants, and none by rates of another base', () => {
    const rates = { base: 'PKR', rates: { USD: '0.00344', INR: '0.287' } };
    expect(convertedAmount(100_000n, 'PKR', rates, ['INR'])).toEqual({ INR: 287, PKR: 1000 });
    expect(convertedAmount(100_000n, 'PKR', { ...rates, base: 'BDT' }, null)).toEqual({ PKR: 1000 });
  });

  test('know all 184 currencies of the original', () => {
    const everything = { base: 'BDT', rates: new Proxy({}, { get: () => '1' }) };
    expect(Object.keys(convertedAmount(100n, 'BDT', everything, null))).toHaveLength(184);
  });

  test('are off by half of the last place at most', () => {
    fc.assert(fc.property(fc.bigInt({ min: 1n, max: 10n ** 9n }), fc.integer({ min: 1, max: 10 ** 6 }), (minor, micro) => {
      const rate = `0.${String(micro).padStart(6, '0')}`;
      const { USD = 0 } = convertedAmount(minor, 'PKR', { base: 'PKR', rates: { USD: rate } }, ['USD']);
      expect(Math.abs(USD - (Number(minor) / 100) * Number(rate))).toBeLessThanOrEqual(0.005_001);
    }));
  });
});
