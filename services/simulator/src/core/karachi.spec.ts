import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compactTime, parseCompactTime, slashedTime } from './karachi.ts';

describe("Pakistan's clock", () => {
  test('is five hours ahead of UTC, in both forms', () => {
    const at = new Date('2026-11-20T10:54:01Z');
    expect(compactTime(at)).toBe('20261120155401');
    expect(slashedTime(at)).toBe('20/11/2026 03:54 PM');
    expect(slashedTime(new Date('2026-11-20T19:05:00Z'))).toBe('21/11/2026 12:05 AM');
  });

  test('what is written can be read', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2000-01-01Z'), max: new Date('2099-12-31Z'), noInvalidDate: true }), (at) => {
        const whole = new Date(Math.floor(at.getTime() / 1000) * 1000);
        expect(parseCompactTime(compactTime(whole))).toEqual(whole);
      }),
    );
  });

  test.each(['20260230000000', '20261301000000', '20261120246000', '2026112015540', '20261120T155401', ''])('%s is no moment', (text) => {
    expect(parseCompactTime(text)).toBeUndefined();
  });
});
