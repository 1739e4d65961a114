import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { readTerms } from './read-terms.ts';
import { feeOf, termsOf } from './terms.ts';

const rule = { method: 'payin.jazzcash', from: '2026-01-01', basisPoints: 150, fixedMinor: 0, minMinor: 0, maxMinor: null };
const json = {
  version: 'test.1',
  standard: 'usual',
  merchants: { mer_big: 'big' },
  terms: {
    usual: { settlement: { cutOff: '24:00', delayDays: 1 }, fees: [rule, { ...rule, from: '2026-12-01', basisPoints: 100 }, { ...rule, method: 'payin.*', basisPoints: 200 }] },
    big: { settlement: { cutOff: '22:00', delayDays: 0 }, fees: [{ ...rule, basisPoints: 50, fixedMinor: 100, minMinor: 300, maxMinor: 500 }] },
  },
};
const terms = readTerms(json);
const [usual, big] = [termsOf(terms, 'mer_unknown'), termsOf(terms, 'mer_big')];

describe('fees', () => {
  test('follow the day of the payment, not of the booking', () => {
    expect(feeOf(usual, 'payin.jazzcash', 10_000n, '2026-11-30')).toBe(150n);
    expect(feeOf(usual, 'payin.jazzcash', 10_000n, '2026-12-01')).toBe(100n);
    expect(feeOf(usual, 'payin.jazzcash', 10_000n, '2025-12-31')).toBe(0n);
  });

  test('fall back to the rule for every method of the direction, and to nothing where there is none', () => {
    expect(feeOf(usual, 'payin.easypaisa', 10_000n, '2026-11-30')).toBe(200n);
    expect(feeOf(usual, 'payout.easypaisa', 10_000n, '2026-11-30')).toBe(0n);
  });

  test('round half up to the paisa', () => {
    expect([33n, 34n, 100n, 166n].map((minor) => feeOf(usual, 'payin.jazzcash', minor, '2026-11-30'))).toEqual([0n, 1n, 2n, 2n]);
  });

  test('keep to their bounds and never exceed the amount', () => {
    expect([10_000n, 50_000n, 1_000_000n, 200n].map((minor) => feeOf(big, 'payin.jazzcash', minor, '2026-11-30'))).toEqual([300n, 350n, 500n, 200n]);
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 15n }), (minor) => {
        const fee = feeOf(big, 'payin.jazzcash', minor, '2026-11-30');
        expect(fee >= 0n && fee <= minor).toBe(true);
      }),
    );
  });
});

describe('the terms file', () => {
  test('that comes with the service keeps every fee of the demo within the usual half to two per cent', () => {
    const shipped = readTerms(JSON.parse(readFileSync(new URL('../terms.json', import.meta.url), 'utf8')));
    for (const { basisPoints } of shipped.standard.fees) expect(basisPoints >= 50 && basisPoints <= 200).toBe(true);
  });

  test.each([
    ['standard', { ...json, standard: 'none' }],
    ['merchants.mer_big', { ...json, merchants: { mer_big: 'toString' } }],
    ['terms.usual.fees[1]', { ...json, terms: { ...json.terms, usual: { ...json.terms.usual, fees: [rule, rule] } } }],
    ['terms.usual.fees[0].method', { ...json, terms: { usual: { ...json.terms.usual, fees: [{ ...rule, method: 'jazzcash' }] } } }],
    ['terms.usual.fees[0].from', { ...json, terms: { usual: { ...json.terms.usual, fees: [{ ...rule, from: '2026-02-30' }] } } }],
    ['terms.usual.fees[0].basisPoints', { ...json, terms: { usual: { ...json.terms.usual, fees: [{ ...rule, basisPoints: 1.5 }] } } }],
    ['terms.usual.fees[0].maxMinor', { ...json, terms: { usual: { ...json.terms.usual, fees: [{ ...rule, minMinor: 2, maxMinor: 1 }] } } }],
    ['terms.usual.settlement.cutOff', { ...json, terms: { usual: { ...json.terms.usual, settlement: { cutOff: '24:01', delayDays: 1 } } } }],
  ])('is refused by the name of what is wrong: %s', (path, wrong) => {
    expect(() => readTerms({ ...wrong, merchants: path.startsWith('terms') ? {} : wrong.merchants })).toThrow(`ledger terms: ${path} `);
  });
});
