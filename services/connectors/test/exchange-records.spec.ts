import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Secret } from '@adaigi/config';
import { money, NO_FACTS } from '@adaigi/domain';
import type { Outcome } from '@adaigi/domain';
import { connectMongo } from '@adaigi/mongo';
import { testRuntime } from '@adaigi/runtime';
import { testEngines, uniqueName } from '@adaigi/testing';
import type { Connection } from 'mongoose';
import { createExchangeRecords } from '../src/adapters/exchange-records.ts';
import type { ExchangeDetails, ExchangeKey, ExchangeRecords } from '../src/ports.ts';
import { newReference } from './support/references.ts';

const PAID: Outcome = { kind: 'succeeded', amount: money(10_000n, 'PKR'), reversed: false, providerCode: '000', providerTransactionId: '42' };
const POOR: Outcome = { kind: 'declined', fault: 'payer', retry: 'never', reason: 'insufficient_funds', ...NO_FACTS };
const DOUBT: Outcome = { kind: 'unknown', reason: 'provider_timeout', integrityProblem: null, ...NO_FACTS };

const BEGAN_AT = new Date(Date.now() - 3_600_000);
const CLOCKS_DIFFER_MS = 5_000;

const runtime = testRuntime('exchange-records');
let connection: Connection;
let records: ExchangeRecords;
/** The same collection through a process of its own, as it were. */
let others: ExchangeRecords;

beforeAll(async () => {
  const options = { uri: new Secret(testEngines().mongodb), dbPrefix: uniqueName('exch').slice(0, 30), service: 'connectors' };
  connection = await connectMongo(runtime, options);
  await begunAt(connection, BEGAN_AT);
  records = await createExchangeRecords(connection);
  others = await createExchangeRecords(await connectMongo(runtime, options));
});
afterAll(async () => {
  await connection.dropDatabase();
  await runtime.stop();
});

const charge = (): ExchangeKey => ({ channel: 'jazzcash-main', operation: 'charge', reference: newReference() });
const now = (): Date => new Date();
const begunAt = (database: Connection, beganAt: Date) => database.collection<{ _id: string; beganAt: Date }>('exchange_book').updateOne({ _id: 'exchanges' }, { $set: { beganAt } }, { upsert: true });
const COUNTS_AS_SENT = { kind: 'known', record: { state: 'sent', details: null, outcome: null } };
const details = (leaveInMs = 5_000): ExchangeDetails => ({
  paymentId: 'pay_1',
  amount: money(10_000n, 'PKR'),
  method: 'wallet',
  charge: null,
  notAfter: new Date(Date.now() + leaveInMs),
});

describe('begin', () => {
  test('gives one of many at once the right to send, over two connections', async () => {
    for (let round = 0; round < 20; round += 1) {
      const key = charge();
      const begun = await Promise.all(Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? records : others).begin(key, details())));
      expect(begun.filter(({ kind }) => kind === 'begun')).toHaveLength(1);
      for (const each of begun) if (each.kind === 'known') expect(each.record.state).toBe('sent');
    }
  });

  test('is committed by the time it returns', async () => {
    const key = charge();
    const given = { ...details(), method: 'token' as const };
    await records.begin(key, given);
    expect(await others.find(key)).toEqual({ state: 'sent', details: given, outcome: null });
  });

  test('tells until when the request may leave, by the database\'s clock', async () => {
    const startedAt = performance.now();
    const begun = await records.begin(charge(), details(60_000));
    if (begun.kind !== 'begun') throw new Error('not begun');
    expect(begun.leaveBy - startedAt).toBeGreaterThan(50_000);
    expect(begun.leaveBy - startedAt).toBeLessThan(70_000);
    const late = await records.begin(charge(), details(-1));
    expect(late.kind === 'begun' && late.leaveBy < performance.now()).toBe(true);
  });

  test('keeps texts that look like expressions as they are', async () => {
    const key = charge();
    await records.begin(key, { ...details(), paymentId: '$$NOW' });
    expect((await records.find(key))?.details?.paymentId).toBe('$$NOW');
  });

  test('the same reference of another channel or operation is another exchange', async () => {
    const key = charge();
    await records.begin(key, details());
    for (const other of [{ ...key, channel: 'jazzcash-alt' }, { ...key, operation: 'refund' as const }]) {
      expect(await records.begin(other, details())).toMatchObject({ kind: 'begun' });
    }
  });
});

describe('look', () => {
  test('fences a reference that was never sent, for good', async () => {
    const key = charge();
    expect(await records.look(key, now())).toMatchObject({ kind: 'fenced' });
    expect(await others.begin(key, details())).toMatchObject({ kind: 'known', record: { state: 'tombstone' } });
    expect(await others.look(key, now())).toMatchObject({ kind: 'known', record: { state: 'tombstone' } });
  });

  test('a send and a fence that race: exactly one of them wins, and both agree which', async () => {
    for (let round = 0; round < 60; round += 1) {
      const key = charge();
      const [begun, look] = await Promise.all([records.begin(key, details()), others.look(key, now())]);
      expect(begun.kind === 'begun').toBe(look.kind === 'known');
      expect((await records.find(key))?.state).toBe(look.kind === 'fenced' ? 'tombstone' : 'sent');
    }
  });

  test('counts as sent what may have left before the records began: a renamed service forgets what it sent', async () => {
    const key = charge();
    const longAgo = new Date(BEGAN_AT.getTime() - 1);
    for (const book of [records, others]) expect(await book.look(key, longAgo)).toMatchObject(COUNTS_AS_SENT);
    expect(await records.begin(key, details())).toMatchObject({ kind: 'known', record: { state: 'sent' } });
    await records.answer(key, PAID);
    expect(await records.look(key, longAgo)).toMatchObject({ kind: 'known', record: { state: 'answered', outcome: PAID } });
  });

  test('goes by when it was meant to leave, not by when it had to: what was sent just before the records began had time left', async () => {
    for (const [sentMs, fenced] of [[0, false], [CLOCKS_DIFFER_MS, false], [CLOCKS_DIFFER_MS + 1, true]] as const) {
      expect(await records.look(charge(), new Date(BEGAN_AT.getTime() + sentMs))).toMatchObject(fenced ? { kind: 'fenced' } : COUNTS_AS_SENT);
    }
  });

  test('many at once about one reference agree that nothing left', async () => {
    const key = charge();
    const looks = await Promise.all(Array.from({ length: 6 }, (_, index) => (index % 2 === 0 ? records : others).look(key, now())));
    for (const look of looks) expect(look).toMatchObject(look.kind === 'fenced' ? { kind: 'fenced' } : { record: { state: 'tombstone' } });
  });

  test('sees what was sent, with the database\'s time', async () => {
    const key = charge();
    await records.begin(key, details());
    const look = await records.look(key, now());
    expect(look).toMatchObject({ kind: 'known', record: { state: 'sent', outcome: null } });
    expect(Math.abs(look.now.getTime() - Date.now())).toBeLessThan(10_000);
  });
});

describe('a database that is lost while the process runs', () => {
  let lost: Connection;
  let book: ExchangeRecords;
  /** Happens once, right after the book was read. */
  let meanwhile = async (): Promise<unknown> => undefined;

  beforeAll(async () => {
    lost = await connectMongo(runtime, { uri: new Secret(testEngines().mongodb), dbPrefix: uniqueName('lost').slice(0, 30), service: 'connectors' });
    const interrupted = {
      collection(name: string) {
        const collection = lost.collection(name);
        if (name !== 'exchange_book') return collection;
        return {
          async findOneAndUpdate(...given: Parameters<typeof collection.findOneAndUpdate>) {
            const found: unknown = await collection.findOneAndUpdate(...given);
            const next = meanwhile;
            meanwhile = async () => undefined;
            await next();
            return found;
          },
        };
      },
    } as unknown as Connection;
    book = await createExchangeRecords(interrupted);
  });
  beforeEach(() => begunAt(lost, BEGAN_AT));
  afterAll(() => lost.dropDatabase());

  test('counts as sent what it sent before, and fences again what is meant to leave later', async () => {
    const key = charge();
    await book.begin(key, details());
    const sentAt = now();
    await lost.dropDatabase();
    for (let i = 0; i < 2; i += 1) expect(await book.look(key, sentAt)).toMatchObject(COUNTS_AS_SENT);
    expect(await book.look(charge(), new Date(Date.now() + 60_000))).toMatchObject({ kind: 'fenced' });
  });

  test('in the middle of a look: nothing is fenced', async () => {
    const key = charge();
    const sentAt = now();
    meanwhile = () => lost.dropDatabase();
    expect(await book.look(key, sentAt)).toMatchObject(COUNTS_AS_SENT);
    expect(await book.find(key)).toBeNull();
    expect(await book.look(key, sentAt)).toMatchObject(COUNTS_AS_SENT);
  });

  test('and restored: the time that a person writes into the book holds at once', async () => {
    const sentAt = now();
    expect(await book.look(charge(), sentAt)).toMatchObject({ kind: 'fenced' });
    await begunAt(lost, now());
    expect(await book.look(charge(), sentAt)).toMatchObject(COUNTS_AS_SENT);
  });

  test('a look that ends half-way lets nobody send, and the next one fences', async () => {
    const key = charge();
    meanwhile = async () => {
      throw new Error('killed');
    };
    await expect(book.look(key, now())).rejects.toThrow('killed');
    expect(await book.begin(key, details())).toMatchObject({ kind: 'known', record: { state: 'sent', details: null } });
    expect(await book.look(key, now())).toMatchObject({ kind: 'fenced' });
    expect(await book.find(key)).toMatchObject({ state: 'tombstone' });
  });
});

describe('answer', () => {
  const stored = async (...outcomes: readonly Outcome[]): Promise<Outcome | null | undefined> => {
    const key = charge();
    await records.begin(key, details());
    for (const outcome of outcomes) await records.answer(key, outcome);
    const record = await records.find(key);
    expect(record?.state).toBe('answered');
    return record?.outcome;
  };

  test.each([PAID, POOR, DOUBT, { kind: 'not_sent', reason: 'breaker_open' } as const, { kind: 'pending', nextAction: { type: 'pay_with_token', token: '40930001', expiresAt: new Date(0) }, ...NO_FACTS } as const])(
    'a stored outcome comes back as it was: $kind',
    async (outcome) => {
      expect(await stored(outcome)).toEqual(outcome);
    },
  );

  test('a doubt is replaced by what proves more, a final outcome by nothing less', async () => {
    expect(await stored(DOUBT, POOR)).toEqual(POOR);
    expect(await stored(POOR, DOUBT)).toEqual(POOR);
    expect(await stored(PAID, POOR)).toEqual(PAID);
    expect(await stored(PAID, DOUBT)).toEqual(PAID);
  });

  test('proof that money moved stands above everything', async () => {
    expect(await stored(POOR, PAID)).toEqual(PAID);
    expect(await stored({ kind: 'not_sent', reason: 'never_received' }, PAID)).toEqual(PAID);
  });

  test('is not invented for a reference that was never sent', async () => {
    const key = charge();
    await records.answer(key, PAID);
    expect(await records.find(key)).toBeNull();
  });

  test('no personal data is kept', async () => {
    const key = charge();
    await records.begin(key, details());
    await records.answer(key, PAID);
    const document = await connection.collection<{ _id: string }>('exchanges').findOne({ _id: `jazzcash-main:charge:${key.reference}` });
    expect(Object.keys(document ?? {}).sort()).toEqual(
      ['_id', 'amount', 'answeredAt', 'channel', 'charge', 'final', 'method', 'notAfter', 'operation', 'outcome', 'owner', 'paymentId', 'providerCode', 'sentAt', 'state'],
    );
  });
});
