import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { AMOUNT_BANDS, featuresOf, PAYER_KINDS } from './features.ts';

const at = Date.parse('2026-11-21T19:30:00Z');

describe('segments', () => {
  test('are merchant, amount band, hours in Pakistan and the payer’s history', () => {
    expect(featuresOf({ merchantId: 'mer_1', amountMinor: 60_000, repeatPayer: true, at })).toEqual([expect.stringMatching(/^merchant:\d+$/), 'amount:1', 'hour:0', 'payer:repeat']);
    expect(featuresOf({ merchantId: 'mer_1', amountMinor: 9_000_000, repeatPayer: false, at })).toEqual(expect.arrayContaining(['amount:6', 'payer:first']));
  });

  test('are a bounded set, whoever pays what and when', () => {
    const merchants = new Set<string>();
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.boolean(), fc.integer({ min: 0, max: 4e12 }), (merchantId, amountMinor, repeatPayer, when) => {
        const [merchant = '', amount = '', hour = '', payer = ''] = featuresOf({ merchantId, amountMinor, repeatPayer, at: when });
        merchants.add(merchant);
        return AMOUNT_BANDS.includes(amount) && PAYER_KINDS.includes(payer) && /^hour:[0-7]$/.test(hour) && Number(merchant.slice('merchant:'.length)) < 1_024;
      }),
      { numRuns: 5_000 },
    );
    expect(merchants.size).toBeLessThanOrEqual(1_024);
  });
});
