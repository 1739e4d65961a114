import { describe, expect, test } from '@jest/globals';
import { maskMobile } from '@adaigi/domain';
import { fill, WORDS } from './words.ts';

describe('a number inside a sentence', () => {
  test.each([maskMobile('03001234519'), '10-12'])('keeps its order in both directions: %s', (value) => {
    expect(fill('{value} {other}', { value })).toBe(`\u2066${value}\u2069 {other}`);
  });

  test.each(['Rs 1,200', '1,200 روپے', '11', 'A-1', 'ایزی پیسہ'])('and what has no order to lose is not touched: %s', (value) => {
    expect(fill('{value}', { value })).toBe(value);
  });

  test.each(['en', 'ur'] as const)('holds for what pages say in %s', (lang) => {
    const words = WORDS[lang];
    expect(fill(words.awaitingText, { mobile: '0300*****19' })).toContain('\u20660300*****19\u2069');
    for (const text of [words.transactionHint, words.wrongNumber]) expect(fill(text, { length: '10-12' })).toContain('\u206610-12\u2069');
  });
});
