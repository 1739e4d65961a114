import { describe, expect, test } from '@jest/globals';
import { karachiCompact, karachiSpaced } from './karachi.ts';
import { plainText, safeCode } from './safe-text.ts';

describe('times of Karachi', () => {
  test('are five hours ahead, over midnight and new year too', () => {
    expect(karachiCompact(new Date('2026-11-20T10:54:01Z'))).toBe('20261120155401');
    expect(karachiCompact(new Date('2026-12-31T19:00:00.999Z'))).toBe('20270101000000');
    expect(karachiSpaced(new Date('2026-11-20T10:54:01Z'))).toBe('20261120 155401');
  });
});

describe('plainText', () => {
  const refused = /[<>"']/g;
  test.each([
    ['Order 45', 'Order 45'],
    ["<b>O'Neill</b>", 'b O Neill /b'],
    ['Crème brûlée', 'Creme brulee'],
    ['ادائیگی', 'Payment'],
    ['', 'Payment'],
    ['a\r\nb\tc', 'a b c'],
  ])('%j becomes %j', (given, plain) => {
    expect(plainText(given, refused, 200)).toBe(plain);
  });

  test('is cut to its length', () => {
    expect(plainText('x'.repeat(500), refused, 200)).toHaveLength(200);
  });
});

test('only what looks like a code passes as one', () => {
  expect(['0000', 'NO_RESPONSE_FROM_EWP', '20261120155401', 'HTTP 500', '<script>', '03001234567 Ali', 'x'.repeat(65)].map(safeCode)).toEqual(['0000', 'NO_RESPONSE_FROM_EWP', '20261120155401', '', '', '', '']);
});
