import { describe, expect, test } from '@jest/globals';
import { money, NO_FACTS } from '@adaigi/domain';
import type { Outcome, Reason } from '@adaigi/domain';
import { CHANNEL, fakes } from './fakes.fixture.ts';
import type { Fakes } from './fakes.fixture.ts';
import { inquire } from './inquire.ts';
import type { InquireCommand } from './inquire.ts';

const REFERENCE = 'A1B2C3D4E5F6G7H8J9K0';
const NOT_AFTER = new Date('2026-11-20T10:00:00Z');
const SENT_AT = new Date(NOT_AFTER.getTime() - 10_000);
const amount = money(10_000n, 'PKR');
const command = (change: Partial<InquireCommand> = {}): InquireCommand => ({ channel: CHANNEL, operation: 'charge', reference: REFERENCE, amount, sentAt: SENT_AT, notAfter: NOT_AFTER, inquiriesMade: 0, hinted: false, ...change });

const doubt = (reason: Reason, integrityProblem: string | null = null): Outcome => ({ kind: 'unknown', reason, integrityProblem, ...NO_FACTS });
const paid = (minor: bigint | null): Outcome => ({ kind: 'succeeded', amount: minor === null ? null : money(minor, 'PKR'), reversed: false, ...NO_FACTS });

/** An operation that was sent, and what its provider answers when it is asked now. */
function sent(answer: Outcome, options: { before?: Outcome; nowMs?: number } = {}): Fakes {
  const deps = fakes();
  deps.answer = answer;
  deps.records.now = new Date(NOT_AFTER.getTime() + (options.nowMs ?? 0));
  const details = { paymentId: 'pay_1', amount, method: 'wallet', charge: null, notAfter: NOT_AFTER } as const;
  deps.records.stored.set(REFERENCE, { state: options.before === undefined ? 'sent' : 'answered', details, outcome: options.before ?? null });
  return deps;
}

describe('what our own record knows', () => {
  test('no record: fenced, not sent, and the provider is not asked', async () => {
    const deps = fakes();
    for (let i = 0; i < 2; i += 1) {
      expect(await inquire(deps, command())).toEqual({ outcome: { kind: 'not_sent', reason: 'never_received' }, next: { afterMs: 0, exhausted: false } });
    }
    expect(deps.inquiries).toHaveLength(0);
    expect(deps.records.sentAts).toEqual([SENT_AT, SENT_AT]);
  });

  test.each([paid(10_000n), { kind: 'not_sent', reason: 'breaker_open' } as const, { kind: 'declined', fault: 'payer', retry: 'never', reason: 'wrong_pin', ...NO_FACTS } as const])(
    'a final answer stands: $kind',
    async (before) => {
      const deps = sent(doubt('provider_error'), { before });
      expect((await inquire(deps, command())).outcome).toEqual(before);
      expect(deps.inquiries).toHaveLength(0);
    },
  );

  test('a doubt is asked about, and the answer to the request itself is told', async () => {
    const deps = sent(paid(10_000n), { before: { ...doubt('pin_not_entered'), providerCode: '0012' } as Outcome });
    expect((await inquire(deps, command())).outcome).toEqual(paid(10_000n));
    expect(deps.inquiries).toMatchObject([{ answeredCode: '0012' }]);
    expect(deps.records.stored.get(REFERENCE)).toMatchObject({ state: 'answered', outcome: { kind: 'succeeded' } });
  });
});

describe('windows are counted from the time after which the request could not leave, by the database\'s clock', () => {
  test.each([
    [599_999, false, false],
    [600_001, true, false],
    [3_600_001, true, true],
  ])('%d ms after it', async (nowMs, conclusive, notFoundConclusive) => {
    const deps = sent(doubt('provider_error'), { nowMs });
    await inquire(deps, command());
    expect(deps.inquiries).toMatchObject([{ conclusive, notFoundConclusive }]);
  });

  test('a caller that names a later time makes them longer, an earlier one does not make them shorter', async () => {
    const deps = sent(doubt('provider_error'), { nowMs: 600_001 });
    await inquire(deps, command({ notAfter: new Date(NOT_AFTER.getTime() + 1_000) }));
    await inquire(deps, command({ notAfter: new Date(0) }));
    expect(deps.inquiries.map(({ conclusive }) => conclusive)).toEqual([false, true]);
  });
});

describe('when to look again', () => {
  test.each([
    [0, 120_000, false],
    [1, 600_000, false],
  ])('after inquiry %d', async (inquiriesMade, afterMs, exhausted) => {
    expect((await inquire(sent(doubt('provider_error')), command({ inquiriesMade }))).next).toEqual({ afterMs, exhausted });
  });

  test('a schedule that ends before the windows gets one more look after them, then a person', async () => {
    const early = await inquire(sent(doubt('not_found_yet'), { nowMs: 1_000_000 }), command({ inquiriesMade: 2 }));
    expect(early.next.exhausted).toBe(false);
    expect(early.next.afterMs).toBeGreaterThan(2_600_000);
    expect(early.next.afterMs).toBeLessThan(2_800_000);
    const late = await inquire(sent(doubt('refund_unknown'), { nowMs: 3_600_001 }), command({ inquiriesMade: 3 }));
    expect(late.next).toEqual({ afterMs: 0, exhausted: true });
  });

  test('what was not asked proves nothing about the operation, least of all that it was not sent', async () => {
    for (const reason of ['breaker_open', 'channel_busy', 'provider_unreachable'] as const) {
      const { outcome } = await inquire(sent({ kind: 'not_sent', reason }), command());
      expect(outcome).toMatchObject({ kind: 'unknown', reason });
    }
  });
});

describe('success that contradicts', () => {
  test('another amount than asked is quarantined, and kept in mind: a later answer that names none does not clear it', async () => {
    const deps = sent(paid(10_100n));
    for (const answer of [paid(10_100n), paid(null), doubt('provider_timeout'), paid(null)]) {
      deps.answer = answer;
      await inquire(deps, command());
    }
    expect((await inquire(deps, command())).outcome).toMatchObject({ kind: 'unknown', integrityProblem: 'amount' });
    deps.answer = paid(10_000n);
    expect((await inquire(deps, command())).outcome).toMatchObject({ kind: 'succeeded' });
  });

  test('an amount that was wrong before is cleared by the right one only, not by none', async () => {
    const before = doubt('integrity', 'amount');
    expect((await inquire(sent(paid(null), { before }), command())).outcome).toMatchObject({ kind: 'unknown', integrityProblem: 'amount' });
    expect((await inquire(sent(paid(10_000n), { before }), command())).outcome).toMatchObject({ kind: 'succeeded' });
    expect((await inquire(sent(paid(null), { before: doubt('integrity', 'signature') }), command())).outcome).toMatchObject({ kind: 'succeeded' });
  });
});
