import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { channelJson, scenarioOf } from '../../test/small-world.ts';
import { simulate } from '../simulate.ts';
import { createTrace } from '../world/trace.ts';
import { World } from '../world/world.ts';
import { ORACLE, POLICY_NAMES, policyOf } from './registry.ts';

const CHANNELS = [channelJson('a', { success: 0.6 }), channelJson('b', { success: 0.9 }), channelJson('c', { success: 0.7 })];
const VIEWS = ['a', 'b', 'c'].map((id) => ({ id, wallet: null, costPercent: 0, costFixed: 0, minAmount: 0, maxAmount: Infinity, maxPerMinute: null, timeoutS: 30, inquiry: false, maintenance: [] }));

function firsts(spec: string, changes: Readonly<Record<string, unknown>> = {}): readonly number[] {
  const scenario = scenarioOf({ durationS: 3_000, channels: CHANNELS, ...changes });
  const { firstChannel } = simulate(new World(scenario), createTrace(scenario, 1), policyOf(spec));
  return scenario.channels.map((_, index) => firstChannel.filter((channel) => channel === index).length / firstChannel.length);
}

describe('policies', () => {
  test('fixed priority keeps to the file’s order', () => {
    expect(firsts('fixed-priority')).toEqual([1, 0, 0]);
    expect(firsts('fixed-priority', { channels: [channelJson('a', { maxAmount: 50 }), channelJson('b'), channelJson('c')] })).toEqual([0, 1, 0]);
  });

  test('a fixed order names places in the file', () => {
    expect(firsts('fixed:order=2>0>1')).toEqual([0, 0, 1]);
  });

  test('round robin gives each its turn', () => {
    for (const share of firsts('round-robin')) expect(share).toBeCloseTo(1 / 3, 2);
  });

  test('Thompson sampling finds the best and keeps looking at the others', () => {
    const [a, b, c] = firsts('thompson');
    expect(b).toBeGreaterThan(0.7);
    expect(Math.min(a ?? 0, c ?? 0)).toBeGreaterThan(0.01);
  });

  test('with probes turns away from a silent channel and comes back to it', () => {
    const events = [{ channels: ['b'], from: 1_000, to: 2_000, kind: 'outage' }];
    const channels = CHANNELS.map((each) => ({ ...each, inquiry: true }));
    const scenario = scenarioOf({ durationS: 3_000, channels, events });
    const trace = createTrace(scenario, 1);
    const { firstChannel } = simulate(new World(scenario), trace, policyOf('thompson-probes'));
    const share = (from: number, to: number): number => {
      const part = [...firstChannel].filter((_, payment) => (trace.arrivalS[payment] ?? 0) >= from && (trace.arrivalS[payment] ?? 0) < to);
      return part.filter((channel) => channel === 1).length / part.length;
    };
    expect(share(1_011, 2_000)).toBe(0);
    expect(share(2_100, 3_000)).toBeGreaterThan(0.5);
  });

  test('that are not known, or have a setting that is not known or no number, are refused', () => {
    expect(() => policyOf('sr-v3:windw=25')).toThrow('policy sr-v3 has no setting "windw"');
    expect(() => policyOf('luck')).toThrow(/no policy is called "luck"/);
    expect(() => policyOf('sr-v3:window=wide')).toThrow(/window=wide/);
  });
});

describe('every policy', () => {
  const question = { nowS: 1, paymentId: 1, attempt: 1, attemptsLeft: 1, amount: 500, wallet: null, segment: 'all' };

  test.each(POLICY_NAMES.filter((name) => name !== ORACLE && name !== 'round-robin'))('%s chooses as often as it says', (name) => {
    const scenario = scenarioOf({ durationS: 1, channels: CHANNELS });
    const world = new World(scenario);
    const asks = 500;
    // The same past for every copy, then one question: the choices must come as often as the probabilities that were named.
    const sums = new Map<string, { named: number; chosen: number }>();
    for (let seed = 1; seed <= asks; seed += 1) {
      const policy = policyOf(name)(VIEWS, world, createTrace(scenario, seed));
      for (let payment = 0; payment < 12; payment += 1) {
        const to = VIEWS[payment % 3] as (typeof VIEWS)[number];
        const isGood = payment % 3 === 1 || payment % 2 === 0;
        policy.choose({ ...question, paymentId: payment, candidates: [to] });
        policy.learn({ nowS: 1, paymentId: payment, attempt: 1, channel: to.id, kind: isGood ? 'succeeded' : 'declined', fault: isGood ? null : 'provider' });
      }
      const { channel, probability } = policy.choose({ ...question, paymentId: 99, candidates: VIEWS });
      const sum = sums.get(channel) ?? { named: 0, chosen: 0 };
      sums.set(channel, { named: sum.named + probability, chosen: sum.chosen + 1 });
    }
    for (const { named, chosen } of sums.values()) {
      const p = named / chosen;
      expect(Math.abs(chosen / asks - p)).toBeLessThan(4.5 * Math.sqrt((p * (1 - p)) / asks) + 0.02);
    }
  });

  test.each(POLICY_NAMES)('%s is the same for the same seed', (name) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), (seed) => {
        const scenario = scenarioOf({ durationS: 300, channels: CHANNELS, retry: { maxAttempts: 2 } });
        const play = (): readonly number[] => [...simulate(new World(scenario), createTrace(scenario, seed), policyOf(name)).firstChannel];
        expect(play()).toEqual(play());
      }),
      { numRuns: 5 },
    );
  });
});
