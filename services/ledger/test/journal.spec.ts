import { checkIndexes } from '@adaigi/mongo';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createFolding } from '../src/adapters/folding.ts';
import { verifyLedger } from '../src/adapters/verification.ts';
import { isRight } from '../src/core/audit.ts';
import { dying, sleeping } from './support/dying.ts';
import { anEntry, captured, news, openBooks, refund, TEST_SCOPE } from './support/books.ts';
import type { Replica } from './support/books.ts';

const books = openBooks();
let one: Replica;
let two: Replica;

beforeAll(async () => {
  one = await books.replica();
  two = await books.replica();
});

afterAll(() => books.close());

const balanceOf = async (merchantId: string, mode: 'test' | 'live' = 'test') => (await one.balances.ofMerchant(merchantId, mode))[0]?.balance;

describe('the journal', () => {
  test('has the indexes that the code declares', async () => {
    expect(await checkIndexes(...Object.values(one.models))).toEqual([]);
  });

  test('books an event once, on whichever replica it comes again, and says so by the balance at once', async () => {
    const capture = news('pay_a', captured(10_000n), { merchantId: 'mer_a' });
    await Promise.all([one.book(capture), two.book(capture), one.book(capture)]);
    await two.book(capture);
    expect(await balanceOf('mer_a')).toEqual({ available: 0n, held: 0n, unsettled: 9_850n, refunding: 0n });
    await Promise.all([one.foldAll(), two.foldAll()]);
    expect(await balanceOf('mer_a')).toEqual({ available: 0n, held: 0n, unsettled: 9_850n, refunding: 0n });
  });

  test('numbers the entries of a payment although its two topics are consumed side by side', async () => {
    const facts = [captured(10_000n), refund('ref_1', 3_000n, 'under_way'), refund('ref_2', 1_000n, 'under_way'), refund('ref_1', 3_000n, 'gone'), refund('ref_2', 1_000n, 'failed')];
    await Promise.all(facts.map((fact, index) => (index % 2 === 0 ? one : two).book(news('pay_b', fact, { merchantId: 'mer_b' }))));
    expect(await balanceOf('mer_b')).toEqual({ available: 0n, held: 0n, unsettled: 6_850n, refunding: 0n });
    const entries = await one.journal.list({ merchantId: 'mer_b', mode: 'test', subject: 'pay_b', limit: 100, after: null });
    expect(entries.map(({ ordinal }) => ordinal).sort((a, b) => a - b)).toEqual(entries.map((_, index) => index + 1));
  });

  test('books a deposit that was credited as money that came in, at its own fee', async () => {
    await one.book(news('dep_1', captured(20_000n), { merchantId: 'mer_dep', method: 'deposit.easypaisa' }));
    await two.book(news('dep_2', captured(20_000n), { merchantId: 'mer_dep', method: 'deposit.jazzcash' }));
    expect((await balanceOf('mer_dep'))?.unsettled).toBe(39_800n);
    const [entry] = await one.journal.list({ merchantId: 'mer_dep', mode: 'test', subject: 'dep_1', limit: 10, after: null });
    expect(entry).toMatchObject({ kind: 'deposit_credited', subject: 'dep_1' });
  });

  test('keeps test money and live money apart', async () => {
    await one.book(news('pay_c1', captured(100n), { merchantId: 'mer_c', mode: 'test' }));
    await one.book(news('pay_c2', captured(70_000n), { merchantId: 'mer_c', mode: 'live' }));
    expect((await balanceOf('mer_c', 'test'))?.unsettled).toBe(98n);
    expect((await balanceOf('mer_c', 'live'))?.unsettled).toBe(68_950n);
  });

  test('lists by pages that neither repeat nor leave out, whatever the times', async () => {
    const times = ['2026-11-20T18:59:00Z', '2026-11-21T10:00:00Z', '2026-11-21T10:00:00Z', '2026-11-21T10:00:00Z', '2026-11-22T10:00:00Z'].map((time) => new Date(time));
    for (const [index, at] of times.entries()) await one.journal.insert(anEntry(`page.${index}`, { merchantId: 'mer_p', bookedAt: at, bookedDay: at.toISOString().slice(0, 10) }));
    const scope = { ...TEST_SCOPE, merchantId: 'mer_p' };
    const seen: string[] = [];
    for (let after = null as Parameters<typeof one.journal.lines>[0]['after']; ; ) {
      const [line] = await one.journal.lines({ scope, fromDay: '2026-11-20', toDay: '2026-11-22', limit: 1, after });
      if (line === undefined) break;
      seen.push(line.entry.id);
      after = { day: line.entry.bookedDay, at: line.entry.bookedAt, id: line.entry.id };
    }
    expect(seen).toEqual(times.map((_, index) => `page.${index}`));
    const newest = await one.journal.list({ merchantId: 'mer_p', mode: 'test', subject: '', limit: 9, after: null });
    expect(newest.map(({ id }) => id)).toEqual(seen.toReversed());
    await one.connection.collection('entries').deleteMany({ merchantId: 'mer_p' });
  });
});

describe('balances', () => {
  test('of any events on any replicas, folded by two at once and in between, are what the journal says', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom('captured', 'reversed', 'under_way', 'gone', 'failed', 'again', 'fold'), fc.bigInt({ min: 1n, max: 900n })), { minLength: 5, maxLength: 25 }),
        fc.uuid(),
        async (steps, run) => {
          const told: Parameters<Replica['book']>[0][] = [];
          await Promise.all(
            steps.map(async ([payment, what, minor], index) => {
              const replica = index % 2 === 0 ? one : two;
              if (what === 'fold') {
                await replica.fold();
                return;
              }
              const id = `pay_${run}_${payment}`;
              const fact = what === 'captured' ? captured(5_000n) : what === 'reversed' ? ({ kind: 'reversed' } as const) : what === 'again' ? null : refund(`ref_${minor % 3n}`, 1_000n + (minor % 3n), what);
              const event = fact === null ? told.at(-1) : news(id, fact, { merchantId: `mer_${payment % 2}` });
              if (event === undefined) return;
              told.push(event);
              await replica.book(event);
            }),
          );
          await one.foldAll();
          const report = await verifyLedger(one.connection);
          expect({ right: isRight(report), report }).toMatchObject({ right: true, report: { unfolded: 0 } });
        },
      ),
      { numRuns: 15 },
    );
  }, 60_000);

  test('are exact at every point where a process may die, and the next one ends what it began', async () => {
    const merchantId = 'mer_crash';
    for (let writes = 0, died = true; died; writes += 1) {
      await one.foldAll();
      await one.book(news(`pay_crash_${writes}`, captured(1_000n), { merchantId }));
      await one.book(news(`pay_crash_${writes}`, refund('ref_1', 400n, 'gone'), { merchantId }));
      const unsettled = 585n * BigInt(writes + 1);
      died = await createFolding(dying(one.connection, writes))().then(() => false, () => true);
      expect((await balanceOf(merchantId))?.unsettled).toBe(unsettled);
      expect(await verifyLedger(two.connection)).toMatchObject({ differences: [], wrongPayments: [], broken: [] });
      await two.foldAll();
      expect((await balanceOf(merchantId))?.unsettled).toBe(unsettled);
      expect(await verifyLedger(two.connection)).toMatchObject({ unfolded: 0, differences: [] });
    }
  });

  test('count a batch once although a replica that slept through its end goes on with it', async () => {
    const merchantId = 'mer_sleep';
    await one.foldAll();
    await one.book(news('pay_sleep_1', captured(1_000n), { merchantId }));
    const sleeper = sleeping(one.connection, 'bulkWrite');
    const late = createFolding(sleeper.connection)();
    await sleeper.asleep;
    await two.foldAll();
    await one.book(news('pay_sleep_2', captured(1_000n), { merchantId }));
    await two.foldAll();
    sleeper.wake();
    await late;
    await two.foldAll();
    expect((await balanceOf(merchantId))?.unsettled).toBe(1_970n);
    expect(await verifyLedger(one.connection)).toMatchObject({ unfolded: 0, differences: [] });
  });

  test('that somebody has changed are found out, and so are entries', async () => {
    const accounts = one.connection.collection<{ _id: string; minor: bigint }>('accounts');
    await accounts.updateOne({ _id: 'test:PKR:fees' }, { $inc: { minor: 1n as never } });
    expect((await verifyLedger(one.connection)).differences).toMatchObject([{ what: 'balance of test:PKR:fees' }]);
    await accounts.updateOne({ _id: 'test:PKR:fees' }, { $inc: { minor: -1n as never } });
    const entries = one.connection.collection<{ _id: string }>('entries');
    await entries.insertOne({ _id: 'forged', legs: [{ account: 'fees', side: 'debit', minor: 5n }], kind: 'funding', mode: 'test', currency: 'PKR' } as never);
    expect(await verifyLedger(one.connection)).toMatchObject({ broken: ['forged'], differences: [] });
    await entries.deleteOne({ _id: 'forged' });
    expect(isRight(await verifyLedger(one.connection))).toBe(true);
  });
});
