import { expect, test } from '@jest/globals';
import { readPeriod } from './period.ts';

test('a period is of days in Pakistan or of instants, and none without options', () => {
  expect(readPeriod({ from: '2026-11-20', to: '2026-11-21' })).toEqual({ from: new Date('2026-11-19T19:00:00Z'), to: new Date('2026-11-20T19:00:00Z') });
  expect(readPeriod({ from: '2026-11-20T18:00:00+05:00', to: '2026-11-20T13:00:00.001Z' })).toEqual({ from: new Date('2026-11-20T13:00:00Z'), to: new Date('2026-11-20T13:00:00.001Z') });
  expect(readPeriod({})).toBeNull();
});

test.each([
  [{ from: '2026-11-20' }, '--to is missing'],
  [{ to: '2026-11-20' }, '--from is missing'],
  [{ from: '2026-11-20', to: '2026-11-20' }, '--to must be after --from'],
  [{ from: '2026-02-29', to: '2026-11-20' }, '--from 2026-02-29: must be a day'],
  [{ from: '2026-11-20', to: '2026-11-20T18:00:00' }, '--to 2026-11-20T18:00:00: must be a day'],
  [{ from: '2026-11-20', to: '2026-11-20T99:00:00Z' }, '--to 2026-11-20T99:00:00Z: must be a day'],
])('%j is refused', (options, message) => {
  expect(() => readPeriod(options)).toThrow(message);
});
