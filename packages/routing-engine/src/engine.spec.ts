import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createEngine, type AttemptOutcome, type Engine, type EngineChannel, type RankQuestion } from './index.ts';

const START = 1_700_000_000_000;
const MINUTE = 60_000;
const channel = (id: string): EngineChannel => ({ id, wallet: null, inquiry: true, timeoutMs: 30_000, costPercent: 1, costFixed: 0 });
const IDS = ['a', 'b', 'c', 'd'];
const question = (now: number, more: Partial<RankQuestion> = {}): RankQuestion => ({
  now,
  attemptId: 'asked',
  attempt: 1,
  attemptsLeft: 1,
  amount: 1000,
  features: ['amount:1'],
  candidates: IDS,
  objective: 'success',
  ...more,
});

type Told =
  | { readonly kind: 'attempt'; readonly channel: number; readonly feature: number; readonly afterMs: number; readonly tookMs: number; readonly outcome: AttemptOutcome; readonly fault: 'payer' | 'issuer' | 'provider' | 'merchant' }
  | { readonly kind: 'probe'; readonly channel: number; readonly afterMs: number; readonly answered: boolean }
  | { readonly kind: 'breaker'; readonly channel: number; readonly afterMs: number; readonly state: 'open' | 'half_open' | 'closed' };

const afterMs = fc.oneof({ weight: 5, arbitrary: fc.nat({ max: 20_000 }) }, { weight: 1, arbitrary: fc.nat({ max: 12 * 60 * MINUTE }) });
const attempt = fc.record({
  kind: fc.constant('attempt' as const),
  channel: fc.nat({ max: 3 }),
  feature: fc.nat({ max: 2 }),
  afterMs,
  tookMs: fc.nat({ max: 40_000 }),
  outcome: fc.constantFrom<AttemptOutcome>('succeeded', 'succeeded', 'declined', 'pending', 'unknown', 'not_sent'),
  fault: fc.constantFrom('payer' as const, 'issuer' as const, 'provider' as const, 'merchant' as const),
});
const probe = fc.record({ kind: fc.constant('probe' as const), channel: fc.nat({ max: 3 }), afterMs, answered: fc.boolean() });
const breaker = fc.record({ kind: fc.constant('breaker' as const), channel: fc.nat({ max: 3 }), afterMs, state: fc.constantFrom('open' as const, 'half_open' as const, 'closed' as const) });
const history = fc.array(fc.oneof<fc.Arbitrary<Told>[]>(attempt, attempt, attempt, probe, breaker), { maxLength: 60 });

/** Tells an engine a history; gives the time at its end. */
function tell(engine: Engine, told: readonly Told[], from = START): number {
  let now = from;
  for (const [index, each] of told.entries()) {
    now += each.afterMs;
    const id = IDS[each.channel] as string;
    if (each.kind === 'probe') engine.probed({ channel: id, at: now, answered: each.answered });
    else if (each.kind === 'breaker') engine.breaker({ channel: id, instance: 'i', state: each.state, at: now });
    else {
      engine.started({ attemptId: `t${from}-${index}`, channel: id, features: [`amount:${each.feature}`], amount: 1000, at: now });
      engine.ended({ attemptId: `t${from}-${index}`, at: now + each.tookMs, outcome: each.outcome, fault: each.outcome === 'declined' ? each.fault : null });
    }
  }
  return now + 41_000;
}

function told(events: readonly Told[]): { engine: Engine; now: number } {
  const engine = createEngine(IDS.map(channel));
  return { engine, now: tell(engine, events) };
}

function meanOf(engine: Engine, id: string, now: number): number {
  return engine.rank(question(now), () => 0.5).order.find((each) => each.channel === id)?.probability ?? Number.NaN;
}

function end(engine: Engine, id: string, at: number, outcome: AttemptOutcome, fault: 'payer' | 'provider' | 'merchant' | null = null, attemptId = 'last'): void {
  engine.started({ attemptId, channel: id, features: ['amount:1'], amount: 1000, at });
  engine.ended({ attemptId, at, outcome, fault });
}

const some = { numRuns: 1500 };

describe('a ranking', () => {
  test('has probabilities and choice probabilities, whatever was told: they sum to one, none is zero, and the draw decides by them', () => {
    fc.assert(
      fc.property(history, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.subarray(IDS, { minLength: 1 }), fc.integer({ min: 1, max: 3 }), fc.constantFrom('success' as const, 'value' as const), (events, draw, candidates, attemptsLeft, objective) => {
        const { engine, now } = told(events);
        const ranking = engine.rank(question(now, { candidates, attemptsLeft, objective }), () => draw);
        const { order } = ranking;
        expect(order.map((each) => each.channel).toSorted()).toEqual(candidates.toSorted());
        for (const { probability, low, high, choiceProbability } of order) {
          expect(low).toBeGreaterThanOrEqual(0);
          expect(low).toBeLessThanOrEqual(probability);
          expect(probability).toBeLessThanOrEqual(high);
          expect(high).toBeLessThanOrEqual(1);
          expect(choiceProbability).toBeGreaterThanOrEqual(0.0002);
        }
        expect(order.reduce((sum, each) => sum + each.choiceProbability, 0)).toBeCloseTo(1, 12);
        let left = draw;
        const byId = new Map(order.map((each) => [each.channel, each.choiceProbability]));
        const expected = candidates.find((id) => (left -= byId.get(id) ?? 0) < 0);
        expect(order[0]?.channel).toBe(expected ?? order[0]?.channel);
      }),
      some,
    );
  });

  test('follows the operator’s order while nothing is known', () => {
    const engine = createEngine(IDS.map(channel));
    expect(engine.rank(question(START, { candidates: ['c', 'a', 'b'] }), () => 0.5).order.map((each) => each.channel)).toEqual(['c', 'a', 'b']);
  });

  test('refuses no candidates and channels that it does not know', () => {
    const engine = createEngine(IDS.map(channel));
    expect(() => engine.rank(question(START, { candidates: [] }), () => 0)).toThrow(RangeError);
    expect(() => engine.rank(question(START, { candidates: ['x'] }), () => 0)).toThrow(RangeError);
  });

  test('puts the cheaper of two equals first where value counts', () => {
    const engine = createEngine([{ ...channel('a'), costPercent: 3 }, channel('b')]);
    expect(engine.rank(question(START, { candidates: ['a', 'b'], objective: 'value' }), () => 0.5).order[0]?.channel).toBe('b');
  });
});

describe('learning', () => {
  test('one more success never lowers a channel’s mean, one more failure by the provider never raises it', () => {
    fc.assert(
      fc.property(history, fc.constantFrom<AttemptOutcome>('declined', 'unknown', 'not_sent'), (events, failure) => {
        const plain = told(events);
        const before = meanOf(plain.engine, 'a', plain.now);
        const better = told(events);
        end(better.engine, 'a', better.now, 'succeeded');
        expect(meanOf(better.engine, 'a', better.now)).toBeGreaterThanOrEqual(before - 1e-6);
        const worse = told(events);
        end(worse.engine, 'a', worse.now, failure, failure === 'declined' ? 'provider' : null);
        expect(meanOf(worse.engine, 'a', worse.now)).toBeLessThanOrEqual(before + 1e-6);
      }),
      some,
    );
  });

  test('the payer’s fault never lowers a mean, the merchant’s leaves it alone', () => {
    fc.assert(
      fc.property(history, (events) => {
        const { engine, now } = told(events);
        const before = meanOf(engine, 'a', now);
        end(engine, 'a', now, 'declined', 'merchant');
        expect(meanOf(engine, 'a', now)).toBeCloseTo(before, 9);
        end(engine, 'a', now, 'declined', 'payer', 'another');
        expect(meanOf(engine, 'a', now)).toBeGreaterThanOrEqual(before - 1e-6);
      }),
      some,
    );
  });

  test('an outcome told twice counts once', () => {
    fc.assert(
      fc.property(history, fc.constantFrom<AttemptOutcome>('succeeded', 'declined', 'unknown', 'pending'), (events, outcome) => {
        const { engine, now } = told(events);
        end(engine, 'a', now, outcome);
        const once = meanOf(engine, 'a', now);
        engine.ended({ attemptId: 'last', at: now, outcome, fault: null });
        expect(meanOf(engine, 'a', now)).toBe(once);
      }),
      some,
    );
  });

  test('a doubt that proves to be a success counts as a success', () => {
    fc.assert(
      fc.property(history, (events) => {
        const corrected = told(events);
        end(corrected.engine, 'a', corrected.now, 'unknown');
        corrected.engine.ended({ attemptId: 'last', at: corrected.now, outcome: 'succeeded', fault: null });
        const direct = told(events);
        end(direct.engine, 'a', direct.now, 'succeeded');
        expect(Math.abs(meanOf(corrected.engine, 'a', corrected.now) - meanOf(direct.engine, 'a', direct.now))).toBeLessThan(0.1);
      }),
      some,
    );
  });

  test('old news is forgotten without new news: after weeks a channel is as at the start', () => {
    const { engine, now } = told(Array.from({ length: 200 }, () => ({ kind: 'attempt', channel: 0, feature: 1, afterMs: 1000, tookMs: 500, outcome: 'declined', fault: 'provider' })));
    expect(meanOf(engine, 'a', now)).toBeLessThan(0.2);
    expect(Math.abs(meanOf(engine, 'a', now + 30 * 24 * 60 * MINUTE) - meanOf(createEngine(IDS.map(channel)), 'a', START))).toBeLessThan(0.02);
  });
});
