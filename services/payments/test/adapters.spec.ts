import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Secret } from '@adaigi/config';
import { NO_FACTS, type Outcome, type Payment, type PaymentInput } from '@adaigi/domain';
import { checkIndexes, connectMongo, createFieldCipher, createOutboxStore, ensureIndexes, type StoredOutboxEntry } from '@adaigi/mongo';
import { testRuntime, type TestRuntime } from '@adaigi/runtime';
import { eventually, testEngines, uniqueName } from '@adaigi/testing';
import type { Connection } from 'mongoose';
import { capturesFilter, createCaptureIndex } from '../src/adapters/captures.ts';
import { createDatabaseClock } from '../src/adapters/database-clock.ts';
import { registerDoubtGauges } from '../src/adapters/meter.ts';
import { createPayerSlots, slotModel } from '../src/adapters/payer-slots.ts';
import { dueFilter, paymentModel } from '../src/adapters/payment-document.ts';
import { createPaymentStore } from '../src/adapters/payment-store.ts';
import { createRepeatGuards, guardModel } from '../src/adapters/repeat-guards.ts';
import { createIds } from '../src/adapters/ids.ts';
import type { Clock, PaymentStore } from '../src/ports.ts';
import { createRefund } from '../src/usecases/create-refund.ts';
import { describeLocks, type LocksHarness } from './contracts/locks.ts';
import { changed, describePaymentStore, newPayment, paidInput, startInput, type StoreHarness } from './contracts/payment-store.ts';

const published: { id: string; outbox: readonly StoredOutboxEntry[] }[] = [];
const dbPrefix = uniqueName('pay').slice(0, 30);
const masterKey = new Secret(randomBytes(32).toString('base64'));
const runtimes: TestRuntime[] = [];

/** Everything that one process of the service has of the database. */
async function openProcess() {
  const runtime = testRuntime('payments');
  runtimes.push(runtime);
  const connection = await connectMongo(runtime, { uri: new Secret(testEngines().mongodb), dbPrefix, service: 'payments' });
  const models = { payments: paymentModel(connection), slots: slotModel(connection), guards: guardModel(connection) };
  await ensureIndexes(models.payments, models.slots, models.guards);
  const clock: Clock = await createDatabaseClock(runtime, connection);
  const cipher = await createFieldCipher(connection, masterKey);
  const store = createPaymentStore(models.payments, cipher, (id, outbox) => void published.push({ id, outbox }));
  return { runtime, connection, models, clock, store, slots: createPayerSlots(models.slots, clock), guards: createRepeatGuards(models.guards, clock) };
}

let connection: Connection;
let first: Awaited<ReturnType<typeof openProcess>>;
let harness: StoreHarness & LocksHarness;

beforeAll(async () => {
  first = await openProcess();
  const second = await openProcess();
  ({ connection } = first);
  harness = {
    store: first.store,
    other: second.store,
    slots: [first.slots, second.slots],
    guards: [first.guards, second.guards],
    pass: (ms) => sleep(ms),
  };
});

afterAll(async () => {
  await connection.dropDatabase();
  for (const runtime of runtimes) await runtime.stop();
});

describePaymentStore('MongoDB', () => harness);
describeLocks('locks in MongoDB', () => harness);

function winner(plan: unknown): unknown {
  return JSON.parse(JSON.stringify(plan)).queryPlanner.winningPlan;
}

async function insertPaid(store: PaymentStore) {
  const { payment, events } = newPayment();
  await store.insert(payment, events);
  const started = changed(payment, startInput(payment));
  await store.save(payment, started.payment, started.events);
  const paid = changed(started.payment, paidInput(started.payment));
  await store.save(started.payment, paid.payment, paid.events);
  return paid.payment;
}

describe('payments in MongoDB', () => {
  test('every look of the sweeps has its index', async () => {
    expect(await checkIndexes(first.models.payments, first.models.slots, first.models.guards)).toEqual([]);
    const { payments } = first.models;
    const plans = await Promise.all([
      payments.find(dueFilter(new Date())).sort({ nextActionAt: 1 }).explain('queryPlanner'),
      payments.find({ doubtSince: { $type: 'date' as const } }).sort({ doubtSince: 1 }).explain('queryPlanner'),
      payments.find({ needsOperator: true }).explain('queryPlanner'),
      payments.find({ merchantId: 'm', payerKey: 'p', state: 'succeeded' }).sort({ settledAt: -1 }).explain('queryPlanner'),
      payments.find({ attempts: { $elemMatch: { reference: 'r', channel: 'c' } } }).explain('queryPlanner'),
      payments.find(capturesFilter('c', new Date(0), new Date())).explain('queryPlanner'),
      payments.find({ merchantId: 'm', mode: 'test' }).sort({ createdAt: -1, _id: -1 }).explain('queryPlanner'),
      payments.find({ merchantId: 'm', mode: 'test', reference: 'r' }).sort({ createdAt: -1, _id: -1 }).explain('queryPlanner'),
    ]);
    // Neither a scan of everything nor a sort of what was found.
    // Bounded by both: a channel has captures of years.
    expect(JSON.stringify(winner(plans[5]))).toMatch(/"attempts.channel":\["\[\\"c\\", \\"c\\"\]"\],"attempts.settledAt":\["\[new Date\(0\), new Date\(/);
    expect(plans.map((plan) => /COLLSCAN|"SORT"/.exec(JSON.stringify(winner(plan)))?.[0] ?? 'index')).toEqual(plans.map(() => 'index'));
  });

  test('captures are those of a channel that were settled in a period, each attempt by itself, or none when they are too many', async () => {
    const channel = uniqueName('channel');
    const over = async (name: string) => {
      const { payment, events } = newPayment();
      await first.store.insert(payment, events);
      const started = changed(payment, { ...startInput(payment), channel: name } as PaymentInput);
      await first.store.save(payment, started.payment, started.events);
      return started.payment;
    };
    const [early, late, elsewhere] = [await over(channel), await over(channel), await over(`${channel}-2`)];
    await over(channel);
    const noon = Date.parse('2026-11-20T12:00:00Z');
    const settle = async (payment: Payment, ms: number, reversed = false) => {
      const at = new Date(noon + ms);
      const input = paidInput(payment);
      if (input.kind !== 'evidence') throw new Error('no evidence');
      const outcome: Outcome = { kind: 'succeeded', amount: null, reversed: false, ...NO_FACTS };
      const paid = changed(payment, { ...input, at, evidence: { ...input.evidence, outcome, at } });
      await first.store.save(payment, paid.payment, paid.events);
      if (!reversed) return;
      const back = changed(paid.payment, { ...input, at, evidence: { ...input.evidence, outcome: { ...outcome, reversed }, at } });
      await first.store.save(paid.payment, back.payment, back.events);
    };
    await settle(early, 0);
    await settle(late, 1_000, true);
    await settle(elsewhere, 500);
    const captures = createCaptureIndex(first.models.payments);
    const between = async (from: number, to: number, limit = 10) =>
      (await captures.ofChannel(channel, { from: new Date(noon + from), to: new Date(noon + to) }, limit))?.toSorted((a, b) => a.settledAt.getTime() - b.settledAt.getTime());
    const { reference, sentAt } = early.attempts[0] ?? { reference: '', sentAt: new Date() };
    expect(await between(0, 1_000)).toEqual([{ paymentId: early.id, reference, amount: early.amount, reversed: false, sentAt, settledAt: new Date(noon) }]);
    expect(await between(0, 1_001)).toMatchObject([{ paymentId: early.id, reversed: false }, { paymentId: late.id, reversed: true }]);
    expect(await between(1, 1_000)).toEqual([]);
    expect(await between(0, 1_001, 2)).toHaveLength(2);
    expect(await between(0, 1_001, 1)).toBeUndefined();
  });

  test('the payer is sealed: nothing personal lies in the database', async () => {
    const { payment, events } = newPayment();
    await first.store.insert(payment, events);
    const raw = JSON.stringify(await connection.collection('payments').findOne({ _id: payment.id as never }));
    for (const secret of ['3115112345', 'John', 'john@example.com']) expect(raw).not.toContain(secret);
  });

  test('every save hands the whole unpublished outbox on, gapless and in order; published entries leave it', async () => {
    published.length = 0;
    const payment = await insertPaid(first.store);
    const mine = published.filter(({ id }) => id === payment.id);
    expect(mine.map(({ outbox }) => outbox.map(({ type }) => type))).toEqual([
      ['payment.created'],
      ['payment.created', 'payment.processing', 'attempt.started'],
      ['payment.created', 'payment.processing', 'attempt.started', 'attempt.succeeded', 'payment.succeeded'],
    ]);
    const outbox = createOutboxStore(first.models.payments);
    const entries = await outbox.unpublished(payment.id);
    expect(entries.map(({ topicName, seq }) => `${topicName} ${seq}`)).toEqual([
      'adaigi.payments.v1 1',
      'adaigi.payments.v1 2',
      'adaigi.attempts.v1 1',
      'adaigi.attempts.v1 2',
      'adaigi.payments.v1 3',
    ]);
    expect(entries.map(({ payloadJson }) => payloadJson).join('')).not.toContain('3115112345');
    await outbox.markPublished(payment.id, entries.slice(0, 2).map(({ eventId }) => eventId));
    // It is read as a majority has it, and waited for by nobody.
    await eventually(async () => expect((await outbox.unpublished(payment.id)).map(({ seq }) => seq)).toEqual(['1', '2', '3']) ?? true);
  });

  test('attempts and refunds of before it was kept when they are overdue are read as having no time for it', async () => {
    const payment = await insertPaid(first.store);
    const { refund } = await createRefund(
      { store: first.store, ids: createIds('a secret of the platform'), clock: first.clock, wake: () => {} },
      { merchantId: 'mer_1', mode: 'test', paymentId: payment.id, idempotencyKey: 'old', amount: null, reason: '' },
    );
    await connection.collection('payments').updateOne({ _id: payment.id as never }, { $unset: { 'attempts.$[].overdueAt': '', 'refunds.$[].overdueAt': '' } });
    expect(await first.store.find(payment.id)).toMatchObject({ attempts: [{ overdueAt: null }], refunds: [{ id: refund.id, overdueAt: null }] });
  });

  test('refunds raced over two processes never exceed what was captured', async () => {
    const payment = await insertPaid(first.store);
    const ids = createIds('a secret of the platform');
    const asked = await Promise.allSettled(
      Array.from({ length: 16 }, (_, number) =>
        createRefund(
          { store: number % 2 === 0 ? harness.store : harness.other, ids, clock: first.clock, wake: () => {} },
          { merchantId: 'mer_1', mode: 'test', paymentId: payment.id, idempotencyKey: `r${number}`, amount: { minor: 15_000n, currency: 'PKR' }, reason: '' },
        ),
      ),
    );
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect((await first.store.find(payment.id))?.refunds.reduce((sum, { amount }) => sum + amount.minor, 0n)).toBe(45_000n);
  });

  test('leases run by the clock of the database, not by that of a process', async () => {
    const { payment, events } = newPayment();
    await first.store.insert(payment, events);
    const lease = await first.store.acquire(payment.id, 5_000);
    const raw = await connection.collection('payments').findOne({ _id: payment.id as never });
    const until: unknown = raw?.['lease']?.until;
    const hello = await connection.db?.admin().command({ hello: 1 });
    expect(lease).not.toBeNull();
    expect(until instanceof Date && Math.abs(until.getTime() - 5_000 - hello?.['localTime'].getTime()) < 1_000).toBe(true);
    expect(Math.abs(first.clock.now().getTime() - hello?.['localTime'].getTime())).toBeLessThan(500);
  });

  test('the gauges show open doubts, their age, and what waits for a person', async () => {
    const { payment, events } = newPayment();
    await first.store.insert(payment, events);
    const started = changed(payment, startInput(payment));
    await first.store.save(payment, started.payment, started.events);
    const reference = started.payment.attempts[0]?.reference ?? '';
    const lost = changed(started.payment, {
      ...paidInput(started.payment),
      kind: 'evidence',
      reference,
      refundId: 'r',
      retryPolicy: { maxSentAttempts: 1, maxAttempts: 1, backoffMs: [0] },
      evidence: {
        source: 'inquiry',
        outcome: { kind: 'unknown', reason: 'provider_timeout', integrityProblem: null, providerCode: '', providerTransactionId: '' },
        at: new Date(),
        nextInquiryAt: null,
        scheduleExhausted: true,
      },
    });
    await first.store.save(started.payment, lost.payment, lost.events);
    registerDoubtGauges(first.runtime.metrics, first.store);
    const text = await first.runtime.metrics.metrics();
    expect(Number(/adaigi_doubts_open (\d+)/.exec(text)?.[1])).toBeGreaterThanOrEqual(1);
    expect(Number(/adaigi_payments_need_operator (\d+)/.exec(text)?.[1])).toBeGreaterThanOrEqual(1);
    expect(text).toMatch(/adaigi_doubt_oldest_seconds \d/);
  });
});
