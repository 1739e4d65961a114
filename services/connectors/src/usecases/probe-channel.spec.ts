import { describe, expect, test } from '@jest/globals';
import { money } from '@adaigi/domain';
import * as fc from 'fast-check';
import { ChannelProber } from './probe-channel.ts';
import type { ProbedGuard, ProbeSettings } from './probe-channel.ts';

const SETTINGS: ProbeSettings = { everyMs: 10_000, restingEveryMs: 1_500, timeoutMs: 3_000, hangMs: 3_000, hangingCalls: 3, customerAfterMs: 30_000 };
const CHARGE = { reference: 'A1B2C3D4E5F6G7H8J9K0', amount: money(10_000n, 'PKR'), method: 'wallet' } as const;

/** A prober in a world whose clock, provider and breaker the test holds; it ticks five times a second, as the real one. */
function world(settings: Partial<ProbeSettings> = {}, { random = 0.5 } = {}) {
  const guard = { operation: 'charge', state: 'closed' as ProbedGuard['state'], failuresInARow: 0, recoveries: [] as number[], trips: 0 };
  const made = {
    now: 0,
    works: true,
    /** Null answers at once. */
    silenceMs: null as number | null,
    known: true,
    suspicious: false,
    asked: [] as number[],
    published: [] as string[],
    guard,
  };
  const pending: { at: number; done: () => void }[] = [];
  const prober = new ChannelProber(
    { ...SETTINGS, ...settings },
    {
      guards: [
        {
          operation: 'charge',
          get state() {
            return guard.state;
          },
          get failuresInARow() {
            return guard.failuresInARow;
          },
          recovered: () => {
            guard.recoveries.push(made.now);
            guard.state = 'closed';
          },
          trip: () => {
            guard.trips += 1;
            guard.state = 'open';
          },
        },
      ],
      isSuspicious: () => made.suspicious,
      oldCharge: async () => (made.known ? CHARGE : null),
      ask: async () => {
        made.asked.push(made.now);
        const isFault = !made.works;
        if (made.silenceMs !== null) await new Promise<void>((done) => pending.push({ at: made.now + (made.silenceMs ?? 0), done }));
        return { outcome: { kind: 'not_sent', reason: 'provider_unreachable' }, isFault };
      },
      publish: (result) => made.published.push(result),
      clock: () => made.now,
      random: () => random,
    },
  );
  const pass = async (ms: number, each: () => void = () => undefined): Promise<void> => {
    for (const end = made.now + ms; made.now < end; ) {
      made.now += 200;
      each();
      for (const call of pending.filter(({ at }) => at <= made.now)) pending.splice(pending.indexOf(call), 1)[0]?.done();
      void prober.tick();
      for (let i = 0; i < 5; i += 1) await Promise.resolve();
    }
  };
  return Object.assign(made, { prober, pass });
}

describe('in good times', () => {
  test('the provider is asked every ten seconds, and what it answers is published', async () => {
    const given = world();
    await given.pass(57_000);
    expect(given.published).toEqual(Array.from({ length: 5 }, () => 'answered'));
    given.works = false;
    await given.pass(11_000);
    expect(given.published.at(-1)).toBe('unanswered');
    expect(given.guard.trips).toBe(0);
  });

  test('never more often, whatever the dice say, and an outage or its end is seen within fifteen seconds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 0.999, noNaN: true }), async (random) => {
        const given = world({}, { random });
        await given.pass(100_000);
        const gaps = given.asked.slice(1).map((at, index) => at - (given.asked[index] ?? 0));
        for (const gap of gaps) {
          expect(gap).toBeGreaterThanOrEqual(SETTINGS.everyMs);
          expect(gap + SETTINGS.timeoutMs).toBeLessThanOrEqual(15_200);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('not where it is switched off, nor without a charge to ask about', async () => {
    const off = world({ everyMs: 0 });
    await off.pass(60_000);
    const fresh = world();
    fresh.known = false;
    await fresh.pass(60_000);
    expect([off.asked, fresh.asked, fresh.published]).toEqual([[], [], []]);
  });
});

describe('while a breaker rests', () => {
  test('the provider is asked every one to two seconds, and its first answer closes', async () => {
    const given = world();
    given.works = false;
    given.guard.state = 'open';
    await given.pass(20_000);
    expect(given.asked.length).toBeGreaterThanOrEqual(10);
    expect(given.asked.length).toBeLessThanOrEqual(20);
    given.works = true;
    const backAt = given.now;
    await given.pass(2_200);
    expect(given.guard.recoveries).toHaveLength(1);
    expect((given.guard.recoveries[0] ?? 0) - backAt).toBeLessThanOrEqual(2_200);
  });

  test('probes that hang do not delay the one that is answered', async () => {
    const given = world();
    Object.assign(given, { works: false, silenceMs: 3_000 });
    given.guard.state = 'open';
    await given.pass(10_000);
    Object.assign(given, { works: true, silenceMs: null });
    await given.pass(2_200);
    expect(given.guard.state).toBe('closed');
    const heard = given.published.length;
    await given.pass(4_000);
    // What older probes met is no news after that answer.
    expect(given.published.slice(heard)).not.toContain('unanswered');
  });

  test('a provider that answers inquiries and refuses charges is tried more and more seldom', async () => {
    const given = world();
    given.guard.state = 'open';
    await given.pass(300_000, () => {
      if (given.guard.state === 'closed') given.guard.state = 'open';
    });
    const gaps = given.guard.recoveries.slice(1).map((at, index) => at - (given.guard.recoveries[index] ?? 0));
    expect(given.guard.recoveries.length).toBeLessThanOrEqual(10);
    expect(gaps.at(-1)).toBeGreaterThanOrEqual(30_000);
    expect(gaps.at(-1)).toBeLessThanOrEqual(65_000);
  });

  test('no customer\'s payment is the first to try, unless inquiries go without answer for long', async () => {
    const given = world();
    Object.assign(given, { works: false });
    await given.pass(12_000);
    given.guard.state = 'open';
    let tried = 0;
    const ask = (): void => {
      if (given.prober.mayTry()) tried += 1;
    };
    await given.pass(29_000, ask);
    expect(tried).toBe(0);
    await given.pass(60_000, ask);
    expect(tried).toBe(2);
  });

  test('without an old charge a customer\'s payment must', async () => {
    const given = world();
    given.known = false;
    given.guard.state = 'open';
    await given.pass(5_000);
    expect(given.prober.mayTry()).toBe(true);
  });
});

describe('charges that fail', () => {
  test('two in a row make it ask at once; without an answer the breaker opens before it has counted to its threshold', async () => {
    const given = world();
    Object.assign(given, { works: false });
    given.guard.failuresInARow = 1;
    await given.pass(2_000);
    expect(given.asked).toEqual([]);
    given.guard.failuresInARow = 2;
    await given.pass(400);
    expect([given.guard.trips, given.published]).toEqual([1, ['unanswered']]);
  });

  test('where the inquiry is answered nothing opens, and it is asked again after two time-outs at the earliest', async () => {
    const given = world();
    given.guard.failuresInARow = 4;
    await given.pass(60_000);
    expect(given.guard.trips).toBe(0);
    expect(given.asked.length).toBeLessThanOrEqual(17);
  });
});

describe('charges that seem to hang', () => {
  test('make it ask at once; only silence there, too, opens the breaker', async () => {
    const given = world();
    Object.assign(given, { suspicious: true, works: false, silenceMs: 3_000 });
    await given.pass(3_600);
    expect(given.guard.trips).toBe(1);
    expect(given.published).toEqual(['unanswered']);
  });

  test('slow payers of a provider that answers never open it, and are no reason to ask all the time', async () => {
    const given = world();
    given.suspicious = true;
    await given.pass(60_000);
    expect(given.guard.trips).toBe(0);
    expect(given.asked.length).toBeLessThanOrEqual(17);
  });

  test('an answer to a charge in the meantime takes the suspicion away', async () => {
    const given = world();
    Object.assign(given, { suspicious: true, works: false, silenceMs: 3_000 });
    await given.pass(2_000);
    given.suspicious = false;
    await given.pass(3_000);
    expect(given.guard.trips).toBe(0);
  });
});
