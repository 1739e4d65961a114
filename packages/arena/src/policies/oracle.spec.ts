import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { channelJson, scenarioOf } from '../../test/small-world.ts';
import { simulate } from '../simulate.ts';
import { createTrace } from '../world/trace.ts';
import { World } from '../world/world.ts';
import { bestFirst, oracle } from './oracle.ts';

interface Option {
  readonly channel: string;
  readonly succeeds: number;
  readonly declined: number;
}

/** The best end over all orders of at most so many channels that begin with this one. */
function bestFrom(start: Option, rest: readonly Option[], attempts: number): number {
  const next = attempts === 1 ? 0 : Math.max(0, ...rest.map((each) => bestFrom(each, rest.filter((other) => other !== each), attempts - 1))); // prettier-ignore
  return start.succeeds + start.declined * next;
}

const without = (options: readonly Option[], index: number): readonly Option[] => options.filter((_, other) => other !== index);
const firstOf = (changes: Readonly<Record<string, unknown>>): readonly string[] => {
  const scenario = scenarioOf(changes);
  const { firstChannel } = simulate(new World(scenario), createTrace(scenario, 1), oracle);
  return [...new Set(Array.from(firstChannel, (channel) => scenario.channels[channel]?.id ?? 'none'))];
};

describe('the oracle', () => {
  test('with one attempt takes the likeliest channel', () => {
    expect(bestFirst([{ channel: 'a', succeeds: 0.8, declined: 0.2 }, { channel: 'b', succeeds: 0.9, declined: 0 }], 1)).toBe('b'); // prettier-ignore
  });

  test('with two attempts lets the one that hangs wait: 0.5 + 0.5 x 0.9 beats 0.9', () => {
    expect(bestFirst([{ channel: 'hangs', succeeds: 0.9, declined: 0 }, { channel: 'declines', succeeds: 0.5, declined: 0.5 }], 2)).toBe('declines'); // prettier-ignore
  });

  test('is as good as the best of all orders', () => {
    const option = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })).map(([answered, success]) => ({ succeeds: (answered * success) / 10_000, declined: (answered * (100 - success)) / 10_000 }));
    fc.assert(
      fc.property(fc.array(option, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 4 }), (raw, attempts) => {
        const options = raw.map((each, index) => ({ ...each, channel: String(index) }));
        const chosen = Number(bestFirst(options, attempts));
        const best = Math.max(...options.map((each, index) => bestFrom(each, without(options, index), attempts)));
        expect(bestFrom(options[chosen] as Option, without(options, chosen), attempts)).toBeCloseTo(best, 12);
      }),
      { numRuns: 3_000 },
    );
  });

  test('sees timelines, segments and events of the moment', () => {
    const channels = [channelJson('a', { success: [[0, 0.9], [300, 0.9], [300, 0.1]] }), channelJson('b', { success: 0.5 })]; // prettier-ignore
    expect(firstOf({ durationS: 300, channels })).toEqual(['a']);
    expect(firstOf({ channels })).toEqual(['a', 'b']);
    expect(firstOf({ channels: [channelJson('a'), channelJson('b', { success: 0.5 })], events: [{ channels: ['a'], from: 0, to: 600, kind: 'brownout', value: 0.6 }] })).toEqual(['b']);
    expect(firstOf({ channels: [channelJson('a', { successBySegment: { all: 0.2 } }), channelJson('b', { success: 0.5 })] })).toEqual(['b']);
  });

  test('counts a late answer as a hang', () => {
    expect(firstOf({ channels: [channelJson('a', { success: 0.9, latencyS: { p50: 30, p99: 60 } }), channelJson('b', { success: 0.6 })] })).toEqual(['b']);
  });

  test('uses a capped channel while it is open and does not plan for the cap', () => {
    expect(firstOf({ channels: [channelJson('a', { maxPerMinute: 3 }), channelJson('b', { success: 0.5 })] })).toEqual(['a', 'b']);
  });
});
