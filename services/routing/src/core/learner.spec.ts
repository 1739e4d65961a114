import { describe, expect, test } from '@jest/globals';
import { createEngine } from '@adaigi/routing-engine';
import { open } from '../usecases/world.fixture.ts';
import { overAll } from '../usecases/describe-health.ts';
import { createKnownChannels } from './known-channels.ts';
import { restoreSnapshot, takeSnapshot } from './knowledge-snapshot.ts';
import { createLearner, type AttemptNews } from './learner.ts';
import { createPolicyBook } from './policy-book.ts';
import { createVolume } from './volume.ts';

const START = Date.parse('2026-11-21T10:00:00Z');

function replica() {
  const engine = createEngine([]);
  const policies = createPolicyBook([]);
  const channels = createKnownChannels(engine, () => policies.platform().document);
  const volume = createVolume();
  return { engine, policies, channels, volume, learner: createLearner({ engine, channels, policies, volume }) };
}
type Replica = ReturnType<typeof replica>;

function attempt(number: number, state: AttemptNews['state'], fault: AttemptNews['fault'] = null, channel = 'jc'): AttemptNews {
  const sentAt = START + number * 1_000;
  const who = { paymentId: `pay_${number}`, attemptNumber: 1, merchantId: 'mer_1', mode: 'test' as const, repeatPayer: false, method: 'wallet' as const };
  return { ...who, channel, wallet: 'jazzcash', amountMinor: 10_000, state, fault, sentAt, at: state === 'intent' ? sentAt : sentAt + 500 };
}
function settle({ learner }: Replica, number: number, state: AttemptNews['state'], fault: AttemptNews['fault'] = null): void {
  learner.attempt(attempt(number, 'intent'));
  learner.attempt(attempt(number, state, fault));
}
const PROMPTS = { id: 'jc', methods: ['wallet'] } as const;
const TOKENS = { id: 'jc', methods: ['token'] } as const;
const score = ({ engine }: Replica, now = START + 60_000): number => overAll(engine, PROMPTS, [], now).probability;

describe('what a replica learns', () => {
  test('of a channel that no connector has described yet is not lost when one does', () => {
    const one = replica();
    for (let number = 0; number < 30; number += 1) settle(one, number, 'declined', 'provider');
    one.channels.describe('0', [open('jc')]);
    expect(score(one)).toBeLessThan(0.3);
  });

  test('does not hold payers’ and merchants’ faults against a channel', () => {
    const one = replica();
    const other = replica();
    for (let number = 0; number < 30; number += 1) {
      settle(one, number, 'declined', number % 2 === 0 ? 'payer' : 'merchant');
      settle(other, number, 'declined', 'provider');
    }
    expect(score(one)).toBeGreaterThan(0.7);
    expect(score(other)).toBeLessThan(0.3);
  });

  test('of tokens says nothing of prompts on the same channel, however many fail or wait for their payers', () => {
    const one = replica();
    one.channels.describe('0', [open('jc')]);
    const fresh = score(one);
    for (let number = 0; number < 30; number += 1) {
      one.learner.attempt({ ...attempt(number, 'intent'), method: 'token' });
      one.learner.attempt({ ...attempt(number, number % 2 === 0 ? 'pending' : 'declined', number % 2 === 0 ? null : 'provider'), method: 'token' });
    }
    const hoursLater = START + 4 * 3_600_000;
    expect(overAll(one.engine, TOKENS, [], START + 60_000).probability).toBeLessThan(0.5);
    expect(score(one)).toBeCloseTo(fresh, 6);
    expect(overAll(one.engine, PROMPTS, [], hoursLater)).toMatchObject({ health: 'up', reasons: [{ code: 'few_outcomes' }] });
  });

  test('of a breaker or a probe holds for prompts and tokens alike', () => {
    const one = replica();
    one.channels.describe('0', [open('jc')]);
    one.learner.breaker({ channel: 'jc', instance: 'a', state: 'open', at: START });
    for (const operation of [PROMPTS, TOKENS]) expect(overAll(one.engine, operation, [], START + 1_000).reasons).toContainEqual(expect.objectContaining({ code: 'breaker_open' }));
    const other = replica();
    other.channels.describe('0', [open('jc')]);
    for (let number = 0; number < 6; number += 1) other.learner.probe({ channel: 'jc', answered: false, at: START + number * 10_000 });
    for (const operation of [PROMPTS, TOKENS]) expect(overAll(other.engine, operation, [], START + 51_000).health).toBe('down');
  });

  test('of a channel that offers tokens alone is told of it', () => {
    const one = replica();
    one.channels.describe('0', [open('jc', { methods: ['token'] })]);
    for (let number = 0; number < 30; number += 1) {
      one.learner.attempt({ ...attempt(number, 'intent'), method: 'token' });
      one.learner.attempt({ ...attempt(number, 'declined', 'provider'), method: 'token' });
      one.learner.probe({ channel: 'jc', answered: true, at: START + number * 1_000 });
    }
    expect(overAll(one.engine, TOKENS, [], START + 60_000).probability).toBeLessThan(0.3);
    expect(one.channels.configured().map(({ id }) => id)).toEqual(['jc/token']);
  });

  test('is all there after a snapshot has been put back', () => {
    const one = replica();
    one.channels.describe('0', [open('jc')]);
    for (let number = 0; number < 20; number += 1) settle(one, number, number % 3 === 0 ? 'declined' : 'succeeded', number % 3 === 0 ? 'issuer' : null);
    one.learner.attempt(attempt(30, 'intent'));
    const positions = { attempts: new Map([[0, 41n]]), providerHealth: new Map<number, bigint>() };
    const snapshot = takeSnapshot(one, positions, new Date());
    const other = replica();
    expect(restoreSnapshot(other, [...snapshot.state].join(''))).toBe(true);
    for (const each of [one, other]) each.learner.attempt(attempt(30, 'succeeded'));
    // Beliefs are moved at beats; those of the two began at different moments.
    expect(score(other)).toBeCloseTo(score(one), 7);
    expect(snapshot.positions.attempts.get(0)).toBe(41n);
  });

  test('counts against caps also after a snapshot has been put back', () => {
    const one = replica();
    one.policies.setPlatform({ scope: 'platform', version: 1, document: { formatVersion: 1, channels: { jc: { maxPerMinute: 1 } } } });
    one.learner.attempt(attempt(1, 'intent'));
    const other = replica();
    restoreSnapshot(other, [...takeSnapshot(one, { attempts: new Map(), providerHealth: new Map() }, new Date()).state].join(''));
    expect(other.volume.fullUntil('platform jc', 1, START + 2_000)).toBe(START + 61_000);
  });

  test('is begun anew from a snapshot of another version', () => {
    const one = replica();
    expect(restoreSnapshot(one, JSON.stringify({ format: 99, channels: [], engine: {}, volume: [] }))).toBe(false);
    expect(restoreSnapshot(one, JSON.stringify({ format: 2, channels: [], engine: { version: 99 }, volume: [] }))).toBe(false);
  });

  test('counts attempts against caps where they really went', () => {
    const one = replica();
    one.policies.setPlatform({ scope: 'platform', version: 1, document: { formatVersion: 1, channels: { jc: { maxPerMinute: 1 }, ep: { maxPerMinute: 1 } } } });
    one.volume.reserve('pay_1:1', ['platform jc'], START);
    one.learner.attempt(attempt(1, 'intent', null, 'ep'));
    expect(one.volume.fullUntil('platform jc', 1, START + 2_000)).toBeNull();
    expect(one.volume.fullUntil('platform ep', 1, START + 2_000)).toBe(START + 61_000);
  });
});
