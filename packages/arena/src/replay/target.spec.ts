import { describe, expect, test } from '@jest/globals';
import type { LoggedChoice } from './log.ts';
import { documentTarget, targetOf } from './target.ts';

const CHOICE: LoggedChoice = {
  decidedAt: '2026-11-21T10:00:00Z',
  merchantId: 'mer_1',
  amountMinor: 5_000n,
  candidates: [
    { channel: 'a', score: 0.9, probability: 0.6 },
    { channel: 'b', score: 0.8, probability: 0.3 },
    { channel: 'c', score: 0.9, probability: 0.1 },
  ],
  chosen: 0,
};
const of = (document: object, merchantId: string | null = null): readonly number[] => documentTarget({ formatVersion: 1, ...document }, merchantId).target.probabilities(CHOICE).map((each) => Math.round(each * 1e6) / 1e6);

describe('a named policy', () => {
  test('greedy shares ties, epsilon spreads its part over all, an order takes the first that is there', () => {
    expect(targetOf('greedy').probabilities(CHOICE)).toEqual([0.5, 0, 0.5]);
    expect(targetOf('epsilon=30').probabilities(CHOICE).map((each) => Number(each.toFixed(6)))).toEqual([0.45, 0.1, 0.45]); // prettier-ignore
    expect(targetOf('order=x>b>a').probabilities(CHOICE)).toEqual([0, 1, 0]);
    expect(targetOf('order=x').probabilities(CHOICE)).toEqual([0.5, 0, 0.5]);
  });

  test('that is not known is refused', () => {
    for (const spec of ['luck', 'epsilon', 'epsilon=200', 'order=']) expect(() => targetOf(spec)).toThrow(RangeError);
  });
});

describe('a policy document', () => {
  test('that says nothing leaves decisions as logged', () => {
    expect(of({})).toEqual([0.6, 0.3, 0.1]);
  });

  test('takes channels out: off, amounts, maintenance; the others keep their proportions', () => {
    expect(of({ channels: { a: { off: true } } })).toEqual([0, 0.75, 0.25]);
    expect(of({ channels: { a: { maxAmount: 4_999 } } })).toEqual([0, 0.75, 0.25]);
    expect(of({ channels: { a: { minAmount: 5_001 } } })).toEqual([0, 0.75, 0.25]);
    expect(of({ channels: { a: { minAmount: 5_000, maxAmount: 5_000 } } })).toEqual([0.6, 0.3, 0.1]);
    const window = { channels: ['a'], from: '2026-11-21T15:00:00+05:00', to: '2026-11-21T16:00:00+05:00' };
    expect(of({ maintenance: [window] })).toEqual([0, 0.75, 0.25]);
    expect(of({ maintenance: [{ ...window, to: '2026-11-21T15:00:01+05:00', from: '2026-11-21T14:00:00+05:00' }] })).toEqual([0, 0.75, 0.25]);
    expect(of({ maintenance: [{ ...window, to: '2026-11-21T15:00:00+05:00', from: '2026-11-21T14:00:00+05:00' }] })).toEqual([0.6, 0.3, 0.1]);
  });

  test('gives shares first, and decides the rest among the other channels', () => {
    expect(of({ shares: { c: 20 } })).toEqual([0.533333, 0.266667, 0.2]);
    expect(of({ shares: { a: 50, b: 50 } })).toEqual([0.5, 0.5, 0]);
    expect(of({ shares: { a: 40 }, channels: { a: { off: true } } })).toEqual([0, 0.75, 0.25]);
  });

  test('of a merchant changes that merchant’s decisions alone', () => {
    expect(of({ channels: { a: { off: true } } }, 'mer_1')).toEqual([0, 0.75, 0.25]);
    expect(of({ channels: { a: { off: true } } }, 'mer_2')).toEqual([0.6, 0.3, 0.1]);
  });

  test('says which of its fields a log cannot judge', () => {
    expect(documentTarget({ formatVersion: 1, objective: 'value', channels: { a: { maxPerMinute: 3 } } }, null).notJudged).toEqual(['objective', 'channels.a.maxPerMinute']);
  });

  test('that is wrong is refused with its fields', () => {
    expect(() => documentTarget({ formatVersion: 1, channels: { a: { off: 'yes' } } }, null)).toThrow();
  });
});
