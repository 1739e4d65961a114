import { describe, expect, test } from '@jest/globals';
import { maintenanceCalendar } from './maintenance.ts';

const at = (text: string): number => Date.parse(text);
const endOf = (policy: Parameters<typeof maintenanceCalendar>[0], channel: string, text: string): string | null => {
  const end = maintenanceCalendar(policy)(channel, at(text));
  return end === null ? null : new Date(end).toISOString();
};

describe('maintenance', () => {
  test('that was announced holds from its first moment up to, not including, its last', () => {
    const policy = { formatVersion: 1 as const, maintenance: [{ channels: ['a'], from: '2026-11-21T02:00:00+05:00', to: '2026-11-21T04:00:00+05:00' }] };
    expect(endOf(policy, 'a', '2026-11-20T20:59:59.999Z')).toBeNull();
    expect(endOf(policy, 'a', '2026-11-20T21:00:00Z')).toBe('2026-11-20T23:00:00.000Z');
    expect(endOf(policy, 'a', '2026-11-20T23:00:00Z')).toBeNull();
    expect(endOf(policy, 'b', '2026-11-20T21:30:00Z')).toBeNull();
  });

  test('by the clock is in Pakistan’s time, every day or on its days', () => {
    // 21 November 2026 is a Saturday.
    const nightly = { formatVersion: 1 as const, recurringMaintenance: [{ channels: ['a'], from: '02:00', to: '03:00' }] };
    expect(endOf(nightly, 'a', '2026-11-20T21:30:00Z')).toBe('2026-11-20T22:00:00.000Z');
    expect(endOf(nightly, 'a', '2026-11-21T02:30:00Z')).toBeNull();
    const saturdays = { formatVersion: 1 as const, recurringMaintenance: [{ channels: ['a'], days: ['sat' as const], from: '02:00', to: '03:00' }] };
    expect(endOf(saturdays, 'a', '2026-11-20T21:30:00Z')).not.toBeNull();
    expect(endOf(saturdays, 'a', '2026-11-21T21:30:00Z')).toBeNull();
  });

  test('over midnight belongs to the day on which it begins', () => {
    const policy = { formatVersion: 1 as const, recurringMaintenance: [{ channels: ['a'], days: ['fri' as const], from: '23:00', to: '01:00' }] };
    expect(endOf(policy, 'a', '2026-11-20T18:30:00Z')).toBe('2026-11-20T20:00:00.000Z');
    expect(endOf(policy, 'a', '2026-11-20T19:30:00Z')).toBe('2026-11-20T20:00:00.000Z');
    expect(endOf(policy, 'a', '2026-11-21T18:30:00Z')).toBeNull();
    expect(endOf(policy, 'a', '2026-11-20T20:00:00Z')).toBeNull();
  });

  test('ends with the last of the windows that hold at once', () => {
    const window = (to: string) => ({ channels: ['a'], from: '2026-11-21T00:00:00Z', to });
    const policy = { formatVersion: 1 as const, maintenance: [window('2026-11-21T03:00:00Z'), window('2026-11-21T02:00:00Z')] };
    expect(endOf(policy, 'a', '2026-11-21T01:00:00Z')).toBe('2026-11-21T03:00:00.000Z');
  });
});
