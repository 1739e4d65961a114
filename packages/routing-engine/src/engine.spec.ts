import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createEngine, type AttemptOutcome, type Engine, type EngineChannel, type Ranking, type RankQuestion } from './index.ts';

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

const histories = { numRuns: 400 };
/** 100,000 rankings with the histories. */
const DRAWS = 250;

/** An engine that knows the same; what it is told stays with it. */
function fork(engine: Engine): Engine {
  const other = createEngine(IDS.map(channel));
  other.restore(engine.snapshot());
  return other;
}

describe('a ranking', () => {
  test('has probabilities and choice probabilities, whatever was told: they sum to one, none is zero, and the draw decides by them', () => {
    fc.assert(
      fc.property(history, fc.subarray(IDS, { minLength: 1 }), fc.integer({ min: 1, max: 3 }), fc.constantFrom('success' as const, 'value' as const), (events, candidates, attemptsLeft, objective) => {
        const { engine, now } = told(events);
        for (let index = 0; index < DRAWS; index += 1) {
          const draw = index / DRAWS;
          const asked = question(now, { candidates, attemptsLeft, objective, features: [`amount:${index % 4}`] });
          expectSound(engine.rank(asked, () => draw), candidates, draw); // prettier-ignore
        }
      }),
      histories,
    );
  }, 120_000);

  test('starves no channel: each is put first by some draw, whatever was told', () => {
    fc.assert(
      fc.property(history, (events) => {
        const { engine, now } = told(events);
        const shares = new Map(engine.rank(question(now), () => 0.5).order.map((each) => [each.channel, each.choiceProbability]));
        let from = 0;
        for (const id of IDS) {
          const share = shares.get(id) ?? 0;
          expect(engine.rank(question(now), () => from + share / 2).order[0]?.channel).toBe(id);
          from += share;
        }
      }),
      histories,
    );
  });

  test('is the same for the same question at the same moment, and tells the reasons of that moment later, too', () => {
    fc.assert(
      fc.property(history, (events) => {
        const { engine, now } = told(events);
        const first = engine.rank(question(now), () => 0.5);
        const reasons = first.order.map((each) => each.reasons);
        expect(engine.rank(question(now), () => 0.5)).toEqual(first);
        end(engine, 'a', now + MINUTE, 'unknown');
        expect(first.order.map((each) => each.reasons)).toEqual(reasons);
      }),
      { numRuns: 100 },
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
    const now = tell(engine, Array.from({ length: 80 }, (_, index) => ({ kind: 'attempt', channel: index % 2, feature: 1, afterMs: 1000, tookMs: 500, outcome: 'succeeded', fault: 'payer' })));
    expect(engine.rank(question(now, { candidates: ['a', 'b'], objective: 'value' }), () => 0.5).order[0]?.channel).toBe('b');
    expect(engine.rank(question(now, { candidates: ['a', 'b'] }), () => 0.5).order[0]?.channel).toBe('a');
  });
});

function expectSound({ order }: Ranking, candidates: readonly string[], draw: number): void {
  const byId = new Map(order.map((each) => [each.channel, each.choiceProbability]));
  const sound = order.every(({ probability, low, high, choiceProbability }) => low >= 0 && low <= probability && probability <= high && high <= 1 && choiceProbability >= 0.0002);
  let left = draw;
  const expected = candidates.find((id) => (left -= byId.get(id) ?? 0) < 0);
  const sum = order.reduce((all, each) => all + each.choiceProbability, 0);
  // One comparison for all: hundreds of thousands would cost seconds.
  if (sound && byId.size === candidates.length && Math.abs(sum - 1) < 1e-12 && order[0]?.channel === (expected ?? order[0]?.channel)) return;
  throw new Error(`not a sound ranking of ${candidates.join()} by the draw ${draw}: ${JSON.stringify(order)}`);
}

describe('learning', () => {
  test('one more success never lowers a channel’s mean, one more failure by the provider never raises it', () => {
    fc.assert(
      fc.property(history, fc.constantFrom<AttemptOutcome>('declined', 'unknown', 'not_sent'), (events, failure) => {
        const { engine, now } = told(events);
        for (const id of IDS) {
          const before = meanOf(engine, id, now);
          const better = fork(engine);
          end(better, id, now, 'succeeded');
          expect(meanOf(better, id, now)).toBeGreaterThanOrEqual(before - 1e-6);
          const worse = fork(engine);
          end(worse, id, now, failure, failure === 'declined' ? 'provider' : null);
          expect(meanOf(worse, id, now)).toBeLessThanOrEqual(before + 1e-6);
        }
      }),
      histories,
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
      histories,
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
      histories,
    );
  });

  test('a doubt that proves to be a success counts as a success', () => {
    fc.assert(
      fc.property(history, (events) => {
        const { engine: corrected, now } = told(events);
        const direct = fork(corrected);
        end(corrected, 'a', now, 'unknown');
        corrected.ended({ attemptId: 'last', at: now, outcome: 'succeeded', fault: null });
        end(direct, 'a', now, 'succeeded');
        expect(Math.abs(meanOf(corrected, 'a', now) - meanOf(direct, 'a', now))).toBeLessThan(0.1);
      }),
      histories,
    );
  });

  test('old news is forgotten without new news: after weeks a channel is as at the start', () => {
    const { engine, now } = told(Array.from({ length: 200 }, () => ({ kind: 'attempt', channel: 0, feature: 1, afterMs: 1000, tookMs: 500, outcome: 'declined', fault: 'provider' })));
    expect(meanOf(engine, 'a', now)).toBeLessThan(0.2);
    expect(Math.abs(meanOf(engine, 'a', now + 30 * 24 * 60 * MINUTE) - meanOf(createEngine(IDS.map(channel)), 'a', START))).toBeLessThan(0.02);
  });
});

describe('slow answers', () => {
  /** A channel that answers within two seconds, and another one. */
  function answering(): { engine: Engine; now: number } {
    const engine = createEngine(IDS.map(channel));
    const now = tell(engine, Array.from({ length: 200 }, (_, index) => ({ kind: 'attempt', channel: index % 2, feature: 1, afterMs: 1000, tookMs: 1000 + (index % 10) * 100, outcome: 'succeeded', fault: 'payer' })));
    return { engine, now };
  }

  test('show a hanging provider before the first failure', () => {
    const { engine, now } = answering();
    const before = meanOf(engine, 'a', now);
    for (let index = 0; index < 5; index += 1) engine.started({ attemptId: `h${index}`, channel: 'a', features: ['amount:1'], amount: 1000, at: now + index });
    expect(engine.health('a', now + 15_000)).toBe('down');
    const [first] = engine.rank(question(now + 15_000, { candidates: ['a', 'b'] }), () => 0.5).order;
    expect(first?.channel).toBe('b');
    expect(meanOf(engine, 'a', now + 15_000)).toBeLessThan(before / 2);
  });

  test('of attempts that later ones overtook say nothing: lost answers of a busy channel are no outage', () => {
    const { engine, now } = answering();
    const before = meanOf(engine, 'a', now);
    for (let index = 0; index < 5; index += 1) engine.started({ attemptId: `l${index}`, channel: 'a', features: ['amount:1'], amount: 1000, at: now + index });
    end(engine, 'a', now + 10_000, 'succeeded');
    expect(meanOf(engine, 'a', now + 20_000)).toBeGreaterThan(before * 0.95);
    expect(engine.health('a', now + 20_000)).toBe('up');
  });

  test('after a pending answer do not condemn a channel whose payers take their time', () => {
    const { engine, now } = answering();
    const before = meanOf(engine, 'a', now);
    for (let index = 0; index < 40; index += 1) {
      engine.started({ attemptId: `p${index}`, channel: 'a', features: ['amount:1'], amount: 1000, at: now + index * 1000 });
      engine.ended({ attemptId: `p${index}`, at: now + index * 1000 + 500, outcome: 'pending', fault: null });
    }
    const later = now + 200_000;
    expect(meanOf(engine, 'a', later)).toBeGreaterThan(before * 0.9);
    expect(engine.health('a', later)).toBe('up');
  });
});

describe('a snapshot', () => {
  test('restores an engine that ranks alike, now and after the same news', () => {
    fc.assert(
      fc.property(history, history, (events, news) => {
        const { engine, now } = told(events);
        const other = fork(engine);
        other.restore(JSON.parse(JSON.stringify(other.snapshot())) as object);
        for (const id of IDS) expect(meanOf(other, id, now)).toBeCloseTo(meanOf(engine, id, now), 6);
        const later = tell(engine, news, now);
        tell(other, news, now);
        for (const id of IDS) expect(meanOf(other, id, later)).toBeCloseTo(meanOf(engine, id, later), 4);
      }),
      { numRuns: 150 },
    );
  });

  test('of another version is refused', () => {
    const engine = createEngine(IDS.map(channel));
    expect(() => engine.restore({ ...engine.snapshot(), version: 1 })).toThrow(TypeError);
    expect(() => engine.restore({})).toThrow(TypeError);
  });
});

describe('two replicas', () => {
  test('that heard the same in slightly different order believe nearly the same', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 1 }), fc.boolean()), { minLength: 4, maxLength: 40 }), (outcomes) => {
        const one = createEngine(IDS.map(channel));
        const other = createEngine(IDS.map(channel));
        const events = outcomes.map(([at, isSuccess], index) => ({ id: `o${index}`, channel: IDS[at] as string, isSuccess, at: START + index * 2000 }));
        const swapped = events.map((_, index) => events[index % 2 === 0 ? Math.min(index + 1, events.length - 1) : index - 1] as (typeof events)[number]);
        for (const [engine, list] of [[one, events], [other, swapped]] as const) {
          for (const { id, channel: to, at } of events) engine.started({ attemptId: id, channel: to, features: ['amount:1'], amount: 1000, at });
          for (const { id, isSuccess, at } of list) engine.ended({ attemptId: id, at: at + 1000, outcome: isSuccess ? 'succeeded' : 'declined', fault: isSuccess ? null : 'provider' });
        }
        const now = START + 200_000;
        for (const id of ['a', 'b']) expect(Math.abs(meanOf(one, id, now) - meanOf(other, id, now))).toBeLessThan(0.1);
      }),
      { numRuns: 300 },
    );
  });
});
