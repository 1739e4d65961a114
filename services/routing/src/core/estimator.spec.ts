import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createEstimator } from './estimator.ts';

const options = { halfLifeMs: 60_000, priorMean: 0.9, priorWeight: 10 };
const at = (ms: number): Date => new Date(1_700_000_000_000 + ms);
const outcomes = fc.array(fc.record({ success: fc.boolean(), afterMs: fc.nat({ max: 600_000 }) }), { maxLength: 200 });

describe('success estimate', () => {
  test('is a probability, whatever was seen and in whatever order it came', () => {
    fc.assert(
      fc.property(outcomes, fc.nat({ max: 1_000_000 }), (seen, nowMs) => {
        const estimator = createEstimator(options);
        for (const { success, afterMs } of seen) estimator.learn('c', success, at(afterMs));
        const { mean, weight } = estimator.estimate('c', at(nowMs));
        return mean >= 0 && mean <= 1 && weight >= 0;
      }),
    );
  });

  test('rises with a success and falls with a failure', () => {
    fc.assert(
      fc.property(outcomes, (seen) => {
        const up = createEstimator(options);
        const down = createEstimator(options);
        for (const { success, afterMs } of seen) {
          up.learn('c', success, at(afterMs));
          down.learn('c', success, at(afterMs));
        }
        const before = up.estimate('c', at(700_000)).mean;
        up.learn('c', true, at(700_000));
        down.learn('c', false, at(700_000));
        return up.estimate('c', at(700_000)).mean >= before && down.estimate('c', at(700_000)).mean <= before;
      }),
    );
  });

  test('forgets by time: after many half-lives only the prior is left', () => {
    const estimator = createEstimator(options);
    for (let index = 0; index < 100; index += 1) estimator.learn('c', false, at(index));
    expect(estimator.estimate('c', at(100)).mean).toBeLessThan(0.1);
    expect(estimator.estimate('c', at(60 * options.halfLifeMs)).mean).toBeCloseTo(0.9, 6);
  });

  test('an outcome that is taken back leaves no trace', () => {
    const estimator = createEstimator(options);
    estimator.learn('c', true, at(0));
    const before = estimator.estimate('c', at(10));
    estimator.learn('c', false, at(10));
    estimator.learn('c', false, at(10), -1);
    expect(estimator.estimate('c', at(10)).mean).toBeCloseTo(before.mean, 12);
  });
});
