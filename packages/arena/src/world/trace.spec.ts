import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { scenarioOf } from '../../test/small-world.ts';
import { createTrace, drawOf } from './trace.ts';

const SEEDS = Array.from({ length: 60 }, (_, seed) => seed + 1);

/** How many standard deviations a Poisson count is off. */
const deviation = (count: number, expected: number): number => Math.abs(count - expected) / Math.sqrt(expected);

describe('the payments of a seed', () => {
  test('arrive as often as the timeline says, in every part of it, and only from 0 to the end', () => {
    const scenario = scenarioOf({ durationS: 1_000, paymentsPerMinute: [[0, 0], [400, 120], [400, 30], [800, 30], [800, 0], [2_000, 600]] }); // prettier-ignore
    const counts = [0, 0, 0, 0, 0];
    for (const seed of SEEDS) {
      for (const time of createTrace(scenario, seed).arrivalS) {
        expect(time >= 0 && time < 1_000).toBe(true);
        counts[Math.floor(time / 200)] = (counts[Math.floor(time / 200)] ?? 0) + 1;
      }
    }
    // Payments expected in each 200 s: a rise from 0 to 60 a minute, to 120, a level of 30, and a rise from 0 to 100.
    const expected = [100, 300, 100, 100, 166.67].map((each) => each * SEEDS.length);
    expected.forEach((each, part) => expect(deviation(counts[part] ?? 0, each)).toBeLessThan(4.5));
  });

  test('come apart by exponential gaps: the variance of a count is its mean', () => {
    const counts = Array.from({ length: 400 }, (_, seed) => createTrace(scenarioOf({ durationS: 60, paymentsPerMinute: 40 }), seed).size);
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (counts.length - 1);
    expect(mean).toBeGreaterThan(38);
    expect(mean).toBeLessThan(42);
    expect(variance / mean).toBeGreaterThan(0.75);
    expect(variance / mean).toBeLessThan(1.3);
  });

  test('fall to the segments by their weights of the moment', () => {
    const segments = [{ id: 'a', share: [[0, 3], [600, 3], [600, 0]], amount: [1, 1] }, { id: 'b', share: 1, amount: [2, 2] }]; // prettier-ignore
    const counts = { early: 0, earlyA: 0, lateA: 0 };
    for (const seed of SEEDS) {
      const trace = createTrace(scenarioOf({ durationS: 1_200, segments }), seed);
      trace.arrivalS.forEach((time, payment) => {
        if (time < 600) counts.early += 1;
        if (trace.segment[payment] === 0) counts[time < 600 ? 'earlyA' : 'lateA'] += 1;
      });
    }
    expect(counts.lateA).toBe(0);
    expect(counts.earlyA / counts.early).toBeCloseTo(0.75, 1);
  });

  test('have whole amounts, both ends included and all alike', () => {
    const counts = new Map<number, number>();
    for (const seed of SEEDS) for (const amount of createTrace(scenarioOf({ segments: [{ id: 'all', share: 1, amount: [7, 10] }] }), seed).amount) counts.set(amount, (counts.get(amount) ?? 0) + 1);
    expect([...counts.keys()].toSorted((a, b) => a - b)).toEqual([7, 8, 9, 10]);
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
    for (const count of counts.values()) expect(deviation(count, all / 4)).toBeLessThan(4.5);
  });

  test('are the same for the same scenario and seed, and others for another seed or name', () => {
    const of = (name: string, seed: number): readonly number[] => [...createTrace(scenarioOf({ name }), seed).arrivalS];
    expect(of('x', 1)).toEqual(of('x', 1));
    expect(of('x', 1)).not.toEqual(of('x', 2));
    expect(of('x', 1)).not.toEqual(of('y', 1));
  });

  test('do not arrive where the rate is zero', () => {
    expect(createTrace(scenarioOf({ paymentsPerMinute: 0 }), 1).size).toBe(0);
  });
});

describe('the draw of a payment on a channel', () => {
  test('lies inside (0, 1) and is always the same', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(1_000_000), fc.nat(30), fc.nat(5), (word, payment, channel, purpose) => {
        const draw = drawOf(word, payment, channel, purpose);
        return draw > 0 && draw < 1 && draw === drawOf(word, payment, channel, purpose);
      }),
      { numRuns: 5_000 },
    );
  });

  test('is uniform, and says nothing about the draw of the next payment, channel or purpose', () => {
    const size = 40_000;
    const draws = (payment: number, channel: number, purpose: number): readonly number[] => Array.from({ length: size }, (_, at) => drawOf(12_345, at + payment, channel, purpose));
    const base = draws(0, 0, 0);
    for (let part = 0; part < 10; part += 1) expect(deviation(base.filter((draw) => Math.floor(draw * 10) === part).length, size / 10)).toBeLessThan(4.5);
    for (const other of [draws(1, 0, 0), draws(0, 1, 0), draws(0, 0, 5), draws(0, 3, 2)]) {
      const covariance = base.reduce((sum, draw, at) => sum + (draw - 0.5) * ((other[at] ?? 0) - 0.5), 0) / size;
      expect(Math.abs(covariance * 12)).toBeLessThan(0.025);
    }
  });
});
