import { describe, expect, test } from '@jest/globals';
import { money, NO_FACTS, type Outcome } from '@adaigi/domain';
import type { Channel, Dependencies, ExchangeRecords } from '../ports.ts';
import { CHANNEL, fakes } from './fakes.fixture.ts';
import { inquire } from './inquire.ts';

const amount = money(50_000n, 'PKR');
const notAfter = new Date('2026-11-20T12:00:00Z');
const now = new Date('2026-11-20T13:00:00Z');
const DECLINED: Outcome = { kind: 'declined', fault: 'payer', retry: 'never', reason: 'insufficient_funds', ...NO_FACTS };
const PAID: Outcome = { kind: 'succeeded', amount, reversed: false, ...NO_FACTS };
const UNKNOWN: Outcome = { kind: 'unknown', reason: 'provider_timeout', integrityProblem: null, ...NO_FACTS };
const PENDING: Outcome = { kind: 'pending', nextAction: null, ...NO_FACTS };
const NEVER: Outcome = { kind: 'not_sent', reason: 'never_received' };
const RESTING: Outcome = { kind: 'not_sent', reason: 'breaker_open' };

/** A connector whose record holds one outcome and whose provider says another. */
function connector(stored: Outcome, told: Outcome) {
  const raised: string[] = [];
  const asked: unknown[] = [];
  const kept: Outcome[] = [];
  const channel: Pick<Channel, 'settings' | 'wire'> = {
    settings: { windowMs: 0, notFoundWindowMs: 0, inquiryScheduleMs: [1_000, 2_000] } as unknown as Channel['settings'],
    wire: {
      inquire: async (order) => {
        asked.push(order);
        return told;
      },
    } as Channel['wire'],
  };
  const deps: Dependencies = {
    channels: new Map([['main', channel as Channel]]),
    records: {
      begin: () => Promise.reject(new Error('an inquiry begins nothing')),
      find: async () => null,
      look: async () => ({ kind: 'known', now, record: { state: 'answered', outcome: stored, details: { paymentId: 'p', amount, method: 'wallet', charge: null, notAfter } } }),
      answer: async (_key, outcome) => void kept.push(outcome),
    } satisfies ExchangeRecords,
    alarms: { raise: ({ kind }) => void raised.push(kind) },
    random: () => 0.5,
    pause: () => Promise.resolve(),
  };
  const ask = (hinted: boolean, inquiriesMade = 0) => inquire(deps, { channel: 'main', operation: 'charge', reference: 'A'.repeat(20), amount, sentAt: notAfter, notAfter, inquiriesMade, hinted });
  return { ask, asked, kept, raised };
}

/** What the provider has said and may take back: that it refused, or that it has no such transaction. */
describe.each([
  ['decline', DECLINED],
  ['"no such transaction"', NEVER],
])('a hint that money moved, against a stored %s', (_what, said) => {
  test('makes the provider be asked, and its "paid" is kept and told', async () => {
    const late = connector(said, PAID);
    expect((await late.ask(true)).outcome).toEqual(PAID);
    expect(late.kept).toEqual([PAID]);
  });

  test('is what it takes: without one the record answers', async () => {
    const { ask, asked } = connector(said, PAID);
    expect((await ask(false)).outcome).toEqual(said);
    expect(asked).toEqual([]);
  });

  test('that the provider denies leaves all as it was', async () => {
    for (const told of [NEVER, DECLINED]) {
      const { ask, kept } = connector(said, told);
      expect(await ask(true)).toMatchObject({ outcome: said, next: { afterMs: 0, exhausted: false } });
      expect(kept).toEqual([]);
    }
  });

  test.each([UNKNOWN, PENDING, RESTING])('is not used up by an inquiry that decides nothing: $kind', async (told) => {
    const { ask, kept, raised } = connector(said, told);
    expect(await ask(true)).toMatchObject({ outcome: { kind: told.kind === 'pending' ? 'pending' : 'unknown' }, next: { afterMs: 2_000, exhausted: false } });
    expect([kept, raised]).toEqual([[], []]);
  });

  test('that nobody has answered when the schedule is used up leaves all as it was, and an alarm', async () => {
    const { ask, raised } = connector(said, UNKNOWN);
    expect(await ask(true, 1)).toMatchObject({ outcome: said, next: { afterMs: 0, exhausted: false } });
    expect(raised).toEqual(['hint_unanswered']);
  });
});

describe('a hint that money moved', () => {
  test('finds the charge that the provider did not know when it was asked in time', async () => {
    const deps = fakes({ windowMs: 0, notFoundWindowMs: 0 });
    const question = { channel: CHANNEL, operation: 'charge', reference: 'A'.repeat(20), amount, sentAt: new Date(0), notAfter: new Date(0), inquiriesMade: 3, hinted: false } as const;
    deps.records.stored.set(question.reference, { state: 'answered', outcome: UNKNOWN, details: { paymentId: 'p', amount, method: 'wallet', charge: null, notAfter } });
    deps.answer = NEVER;
    expect((await inquire(deps, question)).outcome).toEqual(NEVER);
    deps.answer = PAID;
    expect((await inquire(deps, { ...question, inquiriesMade: 0, hinted: true })).outcome).toEqual(PAID);
    expect(deps.inquiries).toHaveLength(2);
  });

  test('asks nobody about a reference that was fenced: nothing can have left', async () => {
    const deps = fakes();
    deps.answer = PAID;
    const question = { channel: CHANNEL, operation: 'charge', reference: 'A'.repeat(20), amount, sentAt: notAfter, notAfter, inquiriesMade: 0, hinted: true } as const;
    for (let time = 0; time < 2; time += 1) expect((await inquire(deps, question)).outcome).toEqual(NEVER);
    expect(deps.inquiries).toEqual([]);
  });

  test('asks nobody where money has moved, or where nothing can have left', async () => {
    for (const stored of [PAID, RESTING]) {
      const { ask, asked } = connector(stored, UNKNOWN);
      expect((await ask(true)).outcome).toEqual(stored);
      expect(asked).toEqual([]);
    }
  });
});
