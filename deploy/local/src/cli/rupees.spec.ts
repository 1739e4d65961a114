import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { rupeesToPaisa } from './rupees.ts';

test('every amount of paisa is read back from its rupees', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999_999_999 }), (paisa) => {
      const text = `${Math.floor(paisa / 100)}.${String(paisa % 100).padStart(2, '0')}`;
      expect(rupeesToPaisa(text)).toBe(paisa);
    }),
  );
});

test.each([
  ['500', 50_000],
  ['499.5', 49_950],
  ['0.01', 1],
])('%s rupees', (text, paisa) => {
  expect(rupeesToPaisa(text)).toBe(paisa);
});

test.each(['0', '0.00', '-5', '1.234', '1e3', '1,000', '', ' 5', '.5', '5.', 'NaN'])('"%s" is no amount', (text) => {
  expect(rupeesToPaisa(text)).toBeUndefined();
});
