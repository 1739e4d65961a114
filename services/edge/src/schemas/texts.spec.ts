import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readTime } from './texts.ts';

describe('times', () => {
  test('every instant that JavaScript writes is read back', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (time) => {
        expect(readTime(time.toISOString())?.getTime()).toBe(time.getTime());
      }),
    );
  });

  test('a zone counts', () => {
    expect(readTime('2026-03-01T00:30:00+05:00')?.toISOString()).toBe('2026-02-28T19:30:00.000Z');
  });

  test.each(['2026-02-30T00:00:00Z', '2026-13-01T00:00:00Z', '2026-01-01', '2026-01-01T00:00:00', '2026-01-01 00:00:00Z', 'tomorrow', '', 7, null])('%s is no time', (text) => {
    expect(readTime(text)).toBeNull();
  });
});
