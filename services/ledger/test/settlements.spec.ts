import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { verifyLedger } from '../src/adapters/verification.ts';
import { isRight } from '../src/core/audit.ts';
import { createGetStatement } from '../src/usecases/get-statement.ts';
import { createRecordProviderSettlement } from '../src/usecases/record-provider-settlement.ts';
import { createCalendar } from '../src/core/calendar.ts';
import { captured, news, openBooks, refund } from './support/books.ts';
import type { Replica } from './support/books.ts';

const books = openBooks();
let one: Replica;
let two: Replica;

beforeAll(async () => {
  one = await books.replica();
  two = await books.replica();
});

afterAll(() => books.close());

const at = (time: string): void => void (books.now = new Date(time));
const balanceOf = async (merchantId: string) => (await one.balances.ofMerchant(merchantId, 'test'))[0]?.balance;

describe('settlement', () => {
  test('moves a day, captures less fees and refunds, to available when it is over and its delay has passed, once', async () => {
    const merchant = { merchantId: 'mer_1' };
    await one.book(news('pay_1', captured(10_000n), { ...merchant, occurredAt: new Date('2026-11-20T18:59:59Z') }));
    await one.book(news('pay_2', captured(20_000n), { ...merchant, occurredAt: new Date('2026-11-20T19:00:00Z') }));
    await one.book(news('pay_1', refund('ref_1', 4_000n, 'gone'), { ...merchant, occurredAt: new Date('2026-11-20T18:00:00Z') }));
    await one.foldAll();
    at('2026-11-21T18:59:00Z');
    expect(await one.settle()).toBe(0);
    at('2026-11-21T19:00:00Z');
    const settled = await Promise.all([one.settle(), two.settle()]);
    expect(settled.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await one.settle()).toBe(0);
    expect(await balanceOf('mer_1')).toEqual({ available: 5_850n, held: 0n, unsettled: 19_700n, refunding: 0n });
    await one.foldAll();
    expect(await balanceOf('mer_1')).toEqual({ available: 5_850n, held: 0n, unsettled: 19_700n, refunding: 0n });
  });

  test('of what was booked late for a settled day is an entry of its own', async () => {
    await one.book(news('pay_late', captured(1_000n), { merchantId: 'mer_1', occurredAt: new Date('2026-11-20T10:00:00Z') }));
    await one.foldAll();
    expect(await one.settle()).toBe(1);
    expect(await balanceOf('mer_1')).toMatchObject({ available: 6_835n, unsettled: 19_700n });
  });

  test('of a day with more refunds than captures takes from available, below zero, and nothing can be held then', async () => {
    await one.book(news('pay_neg', refund('ref_2', 6_000n, 'under_way'), { merchantId: 'mer_neg', occurredAt: new Date('2026-11-20T10:00:00Z') }));
    await one.foldAll();
    expect(await one.settle()).toBe(1);
    expect(await balanceOf('mer_neg')).toEqual({ available: -6_000n, held: 0n, unsettled: 0n, refunding: 6_000n });
    await expect(one.hold({ merchantId: 'mer_neg', mode: 'test', reference: 'po_1', amount: { minor: 1n, currency: 'PKR' }, method: 'payout.jazzcash' })).rejects.toMatchObject({ code: 'insufficient_balance' });
  });

  test('keeps to the terms of the merchant', async () => {
    await one.book(news('pay_slow', captured(500n), { merchantId: 'mer_slow', occurredAt: new Date('2026-11-20T10:00:00Z') }));
    await one.foldAll();
    expect(await one.settle()).toBe(0);
    at('2026-12-20T19:00:00Z');
    await one.settle();
    expect(await balanceOf('mer_slow')).toEqual({ available: 500n, held: 0n, unsettled: 0n, refunding: 0n });
  });

  test('of a provider takes its channel to zero', async () => {
    const calendar = createCalendar('Asia/Karachi');
    const meter = { booked: () => undefined, holdAnswered: () => undefined };
    const record = createRecordProviderSettlement({ journal: one.journal, balances: one.balances, calendar, meter, wake: () => undefined, now: () => books.now });
    const owed = await one.balances.ofAccount('test', 'PKR', 'clearing:jazzcash-main');
    expect(owed).toBe(10_000n + 20_000n + 1_000n + 500n - 4_000n);
    const paidOut = { channel: 'jazzcash-main', mode: 'test', reference: 'statement-1', received: { minor: owed - 300n, currency: 'PKR' }, providerFee: { minor: 300n, currency: 'PKR' }, occurredAt: books.now } as const;
    expect(await record(paidOut)).toBe(0n);
    expect(await record(paidOut)).toBe(0n);
    await one.foldAll();
    expect(await one.balances.ofAccount('test', 'PKR', 'provider_fees')).toBe(300n);
    await expect(record({ ...paidOut, providerFee: { minor: 1n, currency: 'USD' } })).rejects.toMatchObject({ code: 'invalid_request' });
  });

  test('leaves the books right', async () => {
    const report = await verifyLedger(one.connection);
    expect(report).toMatchObject({ differences: [], wrongPayments: [], broken: [] });
    expect(isRight(report)).toBe(true);
  });
});

describe('a statement', () => {
  const scope = { merchantId: 'mer_1', mode: 'test', currency: 'PKR' } as const;

  test('goes from opening to closing by its lines, page by page, folded or not', async () => {
    await one.book(news('pay_fresh', captured(2_000n)));
    const statement = createGetStatement({ journal: one.journal, balances: one.balances });
    const query = { scope, fromDay: '2026-11-22', toDay: '2026-12-21', limit: 1 };
    const lines = [];
    let page = await statement({ ...query, cursor: '' });
    const { opening, closing } = page;
    for (;;) {
      lines.push(...page.lines);
      if (page.nextCursor === '') break;
      page = await statement({ ...query, cursor: page.nextCursor });
    }
    expect(lines.length).toBeGreaterThan(2);
    for (const part of ['available', 'held', 'unsettled', 'refunding'] as const) {
      expect(lines.reduce((sum, { change }) => sum + change[part], opening[part])).toBe(closing[part]);
    }
    expect(closing).toEqual(await balanceOf('mer_1'));
    const before = await statement({ scope, fromDay: '2026-01-01', toDay: '2026-11-21', limit: 500, cursor: '' });
    expect(before.opening).toEqual({ available: 0n, held: 0n, unsettled: 0n, refunding: 0n });
    expect(before.closing).toEqual(opening);
    expect(before.lines.map(({ entry, grossMinor, feeMinor }) => [entry.subject, grossMinor, feeMinor])).toContainEqual(['pay_1', 10_000n, 150n]);
  });

  test('refuses days that are none, spans beyond a year and cursors of others', async () => {
    const statement = createGetStatement({ journal: one.journal, balances: one.balances });
    const wrong = async (change: object) => statement({ scope, fromDay: '2026-11-01', toDay: '2026-11-30', limit: 10, cursor: '', ...change }).then(() => 'answered', (error: { fields: { field: string }[] }) => error.fields[0]?.field);
    expect(await wrong({ fromDay: '2026-02-30' })).toBe('from_day');
    expect(await wrong({ toDay: '2026-10-31' })).toBe('to_day');
    expect(await wrong({ fromDay: '2025-11-01' })).toBe('to_day');
    expect(await wrong({ limit: 501 })).toBe('limit');
    expect(await wrong({ cursor: 'abc' })).toBe('cursor');
    expect(await wrong({ scope: { ...scope, currency: 'rupees' } })).toBe('currency');
  });
});
