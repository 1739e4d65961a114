import { describe, expect, test } from '@jest/globals';
import { createEstimator } from './estimator.ts';
import { createKnowledge, type AttemptOutcome } from './knowledge.ts';

const now = new Date('2026-11-21T10:00:00Z');
const fresh = () => createKnowledge(createEstimator({ halfLifeMs: 300_000, priorMean: 0.9, priorWeight: 10 }));
const outcome = (state: AttemptOutcome['state'], more: Partial<AttemptOutcome> = {}): AttemptOutcome => ({
  paymentId: 'pay_1',
  attemptNumber: 1,
  channel: 'c',
  state,
  fault: null,
  at: now,
  ...more,
});

describe('what routing learns', () => {
  test.each(['payer', 'merchant'] as const)('a decline that is the fault of the %s does not count against the channel', (fault) => {
    const knowledge = fresh();
    knowledge.learn(outcome('declined', { fault }));
    expect(knowledge.score('c', now)).toEqual({ mean: 0.9, weight: 0 });
  });

  test.each(['provider', 'issuer'] as const)('a decline that is the fault of the %s does', (fault) => {
    const knowledge = fresh();
    knowledge.learn(outcome('declined', { fault }));
    expect(knowledge.score('c', now).mean).toBeLessThan(0.9);
  });

  test('a doubt counts as a failure at once, and as what it turns out to be later, once', () => {
    const knowledge = fresh();
    knowledge.learn(outcome('unknown'));
    expect(knowledge.score('c', now).mean).toBeLessThan(0.9);
    knowledge.learn(outcome('unknown'));
    knowledge.learn(outcome('succeeded'));
    const direct = fresh();
    direct.learn(outcome('succeeded'));
    expect(knowledge.score('c', now)).toEqual(direct.score('c', now));
  });

  test('a doubt that proves to be the payer’s decline is forgiven', () => {
    const knowledge = fresh();
    knowledge.learn(outcome('unknown'));
    knowledge.learn(outcome('declined', { fault: 'payer' }));
    expect(knowledge.score('c', now).mean).toBeCloseTo(0.9, 12);
  });

  test('a channel is down while any process has its charge breaker open', () => {
    const knowledge = fresh();
    knowledge.breaker({ channel: 'c', operation: 'charge', instance: 'a', open: true });
    knowledge.breaker({ channel: 'c', operation: 'charge', instance: 'b', open: true });
    knowledge.breaker({ channel: 'c', operation: 'charge', instance: 'a', open: false });
    expect(knowledge.isDown('c')).toBe(true);
    knowledge.breaker({ channel: 'c', operation: 'charge', instance: 'b', open: false });
    expect(knowledge.isDown('c')).toBe(false);
  });

  test('an open breaker of inquiries does not take the channel out', () => {
    const knowledge = fresh();
    knowledge.breaker({ channel: 'c', operation: 'inquire', instance: 'a', open: true });
    expect(knowledge.isDown('c')).toBe(false);
  });
});
