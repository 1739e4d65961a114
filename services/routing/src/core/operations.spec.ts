import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { believing } from '../usecases/world.fixture.ts';
import { channelOf, operationOf, PAY_METHODS, rankerFor } from './operations.ts';

const channel = fc.stringMatching(/^[a-z0-9-]{1,64}$/);

describe('an operation', () => {
  test('is one channel and one way of paying, whatever the channel is called', () => {
    fc.assert(
      fc.property(channel, channel, (one, other) => {
        for (const method of PAY_METHODS) expect(channelOf(operationOf(one, method))).toBe(one);
        expect(new Set(PAY_METHODS.map((method) => operationOf(one, method))).size).toBe(PAY_METHODS.length);
        if (one !== other) for (const method of PAY_METHODS) expect(operationOf(one, method)).not.toBe(operationOf(other, 'token'));
      }),
    );
  });
});

describe('channels asked about for one way of paying', () => {
  const engine = believing({ 'jc': { mean: 0.9 }, 'jc/token': { mean: 0.2, health: 'down' }, 'ep': { mean: 0.3 }, 'ep/token': { mean: 0.8 } });
  const question = { now: 0, attemptId: '', attempt: 1, attemptsLeft: 1, amount: 1, features: [], candidates: ['jc', 'ep'], objective: 'success' } as const;

  test.each([
    { method: 'wallet', best: 'jc', health: 'up' },
    { method: 'token', best: 'ep', health: 'down' },
  ] as const)('$method: are ranked by what is believed of it, by their own names', ({ method, best, health }) => {
    const ranker = rankerFor(engine, method);
    expect(ranker.rank(question, () => 0).order.map((each) => each.channel)).toEqual([best, best === 'jc' ? 'ep' : 'jc']);
    expect(ranker.health('jc', 0)).toBe(health);
  });
});
