import { describe, expect, test } from '@jest/globals';
import { AdaigiError } from '@adaigi/errors';
import { parseMerchantPolicy, parsePlatformPolicy } from './parse.ts';

function problemsOf(parse: () => unknown): readonly (readonly [string, string])[] {
  try {
    parse();
    return [];
  } catch (error) {
    if (!(error instanceof AdaigiError)) throw error;
    return error.fields.map(({ field, rule }) => [field, rule] as const);
  }
}
const merchant = (rest: object) => problemsOf(() => parseMerchantPolicy({ formatVersion: 1, ...rest }));
const platform = (rest: object) => problemsOf(() => parsePlatformPolicy({ formatVersion: 1, ...rest }));

describe('a routing policy', () => {
  test('may say nothing', () => {
    expect(merchant({})).toEqual([]);
    expect(platform({})).toEqual([]);
  });

  test('may use every rule of its scope', () => {
    const rules = {
      channels: { 'jazzcash-main': { off: false, minAmount: 100, maxAmount: 100, maxPerMinute: 5 } },
      order: ['jazzcash-main', 'easypaisa-main'],
      shares: { 'jazzcash-main': 33.3, 'easypaisa-main': 66.7 },
      objective: 'value',
      whenAllDown: 'hold',
    };
    expect(merchant(rules)).toEqual([]);
    expect(
      platform({
        ...rules,
        channels: { a: { cost: { percent: 1.5, fixed: 500 } } },
        maintenance: [{ channels: ['a'], from: '2026-11-21T01:00:00+05:00', to: '2026-11-21T02:00:00+05:00', note: 'announced' }],
        recurringMaintenance: [{ channels: ['a'], days: ['sun'], from: '23:30', to: '01:00' }],
      }),
    ).toEqual([]);
  });

  test('names every field that is wrong', () => {
    const wrong = { channels: { 'Not An Id': {}, a: { off: 'yes', maxPerMinute: 0 } }, objective: 'cheap', more: true };
    expect(merchant(wrong)).toEqual(
      expect.arrayContaining([['channels.Not An Id', 'unknown_field'], ['channels.a.off', 'type'], ['channels.a.maxPerMinute', 'min'], ['objective', 'enum'], ['more', 'unknown_field']]),
    );
    expect(problemsOf(() => parseMerchantPolicy({}))).toEqual([['formatVersion', 'required']]);
  });

  test('names fields that do not go together', () => {
    expect(merchant({ channels: { a: { minAmount: 2, maxAmount: 1 } } })).toEqual([['channels.a.maxAmount', 'min']]);
    expect(merchant({ shares: { a: 60, b: 40.5 } })).toEqual([['shares', 'max']]);
    expect(merchant({ order: ['a', 'a'] })).toEqual([['order', 'unique']]);
    const window = { channels: ['a'], from: '2026-11-21T02:00:00Z', to: '2026-11-21T02:00:00Z' };
    expect(platform({ maintenance: [window] })).toEqual([['maintenance.0.to', 'min']]);
    expect(platform({ maintenance: [{ ...window, from: '2026-13-21T02:00:00Z' }] })).toEqual([['maintenance.0.from', 'type']]);
    expect(platform({ recurringMaintenance: [{ channels: ['a'], from: '02:00', to: '02:00' }] })).toEqual([['recurringMaintenance.0.to', 'min']]);
  });

  test('of a merchant sets neither costs nor maintenance', () => {
    expect(merchant({ channels: { a: { cost: { percent: 1, fixed: 0 } } }, maintenance: [] })).toEqual(
      expect.arrayContaining([['channels.a.cost', 'unknown_field'], ['maintenance', 'unknown_field']]),
    );
  });
});
