import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Secret } from '@adaigi/config';
import type { Payment } from '@adaigi/domain';
import { checkIndexes, connectMongo, createFieldCipher, createOutboxStore, ensureIndexes } from '@adaigi/mongo';
import { testRuntime } from '@adaigi/runtime';
import { eventually, testEngines, uniqueName } from '@adaigi/testing';
import type { Connection } from 'mongoose';
import { auditModels, CHAIN_PREFIX, chainId } from '../src/adapters/audit-documents.ts';
import { createAuditLog } from '../src/adapters/audit-log.ts';
import { createOpenQuestionIndex } from '../src/adapters/open-questions.ts';
import { joinOutboxes } from '../src/adapters/outboxes.ts';
import { paymentModel } from '../src/adapters/payment-document.ts';
import { payoutModel } from '../src/adapters/payout-document.ts';
import { createPaymentStore } from '../src/adapters/payment-store.ts';
import type { AuditFacts } from '../src/core/audit-chain.ts';
import type { AuditLog } from '../src/operator-ports.ts';
import type { PaymentStore } from '../src/ports.ts';
import { recordSurplus } from '../src/usecases/record-surplus.ts';
import { changed, newPayment, startInput } from './contracts/payment-store.ts';

const runtime = testRuntime('payments');
const published: string[] = [];
let connection: Connection;
let models: ReturnType<typeof auditModels> & { payments: ReturnType<typeof paymentModel>; payouts: ReturnType<typeof payoutModel> };
let store: PaymentStore;
let audit: AuditLog;

beforeAll(async () => {
  connection = await connectMongo(runtime, { uri: new Secret(testEngines().mongodb), dbPrefix: uniqueName('audit').slice(0, 30), service: 'payments' });
  models = { payments: paymentModel(connection), payouts: payoutModel(connection), ...auditModels(connection) };
  await ensureIndexes(models.payments, models.entries, models.chains);
  store = createPaymentStore(models.payments, await createFieldCipher(connection, new Secret(randomBytes(32).toString('base64'))), () => {});
  audit = createAuditLog(connection, models, (id) => void published.push(id));
});

afterAll(async () => {
  await connection.dropDatabase();
  await runtime.stop();
});

function factsOf(payment: Payment): AuditFacts {
  return {
    action: 'attempt.settled',
    merchantId: payment.merchantId,
    mode: payment.mode,
    paymentId: payment.id,
    attemptNumber: 1,
    refundId: '',
    verdict: 'succeeded',
    stateBefore: 'unknown',
    stateAfter: 'succeeded',
    reason: 'line 14 of the statement',
    operators: ['ayesha', 'bilal'],
    at: new Date(),
  };
}

/** A payment in doubt, and the change that operators would make. */
async function doubt(merchantId: string) {
  const { payment, events } = newPayment({ merchantId });
  await store.insert(payment, events);
  const started = changed(payment, startInput(payment)).payment;
  const reference = started.attempts[0]?.reference ?? '';
  const at = new Date();
  const lost = changed(started, { kind: 'postpone-inquiry', reference, until: new Date(at.getTime() + 60_000), at }).payment;
  // Two changes in one save would skip a version: each is saved.
  await store.save(payment, started, []);
  await store.save(started, lost, []);
  const retryPolicy = { maxSentAttempts: 1, maxAttempts: 1, backoffMs: [0] };
  return { before: lost, after: changed(lost, { kind: 'settle-attempt', number: 1, verdict: 'succeeded', providerTransactionId: '', retryPolicy, refundId: 'r', at }) };
}

describe('the audit log in MongoDB', () => {
  test('writes the change, its record and both outboxes, or nothing', async () => {
    const { before, after } = await doubt('mer_one');
    const entry = await audit.saveWithRecord(before, after.payment, after.events, factsOf(before));
    expect(entry).toMatchObject({ chain: 'mer_one', seq: 1 });
    expect(await store.find(before.id)).toMatchObject({ state: 'succeeded', version: before.version + 1 });
    expect(await audit.ofPayment(before.id)).toEqual([entry]);
    expect(published).toEqual([before.id, chainId('mer_one')]);
    const outbox = joinOutboxes(createOutboxStore(models.payments), { [CHAIN_PREFIX]: createOutboxStore(models.chains) });
    const [told] = await outbox.unpublished(chainId('mer_one'));
    expect(told).toMatchObject({ topicName: 'adaigi.audit.v1', type: 'audit.recorded', key: 'mer_one', seq: '1' });
    expect(JSON.parse(told?.payloadJson ?? '')).toMatchObject({ hash: entry?.hash, operators: ['ayesha', 'bilal'], verdict: 'succeeded' });
    expect(told?.payloadJson).not.toContain('statement');
    expect((await outbox.unpublished(before.id)).map(({ type }) => type)).toContain('payment.succeeded');
    expect(new Set(await outbox.stale(-1_000, 10))).toEqual(new Set([before.id, chainId('mer_one')]));
    await outbox.markPublished(chainId('mer_one'), [told?.eventId ?? '']);
    // A removal waits for no majority, a look does.
    await eventually(async () => (await outbox.unpublished(chainId('mer_one'))).length === 0);
  });

  test('a change that lost its race leaves no record', async () => {
    const { before, after } = await doubt('mer_raced');
    const both = await Promise.all([1, 2].map(() => audit.saveWithRecord(before, after.payment, after.events, factsOf(before))));
    expect(both.filter((entry) => entry !== null)).toHaveLength(1);
    expect(await audit.ofPayment(before.id)).toHaveLength(1);
    expect(await audit.check('mer_raced')).toMatchObject({ records: 1, brokenAt: 0 });
  });

  test('a record that cannot be written leaves no change', async () => {
    const { before, after } = await doubt('mer_full');
    await connection.collection('audit').insertOne({ _id: 'mer_full:1' as never, chain: 'mer_full', seq: 1 });
    await expect(audit.saveWithRecord(before, after.payment, after.events, factsOf(before))).rejects.toThrow();
    expect(await store.find(before.id)).toEqual(before);
    expect(await models.chains.findById(chainId('mer_full'))).toBeNull();
  });

  test('settlements of one merchant at once form one chain without a gap, beside those of others', async () => {
    const doubts = await Promise.all(Array.from({ length: 8 }, (_, index) => doubt(index < 6 ? 'mer_busy' : 'mer_quiet')));
    await Promise.all(doubts.map(({ before, after }) => audit.saveWithRecord(before, after.payment, after.events, factsOf(before))));
    expect(await audit.check('mer_busy')).toMatchObject({ records: 6, brokenAt: 0 });
    expect(await audit.check('mer_quiet')).toMatchObject({ records: 2, brokenAt: 0 });
    const { outbox } = (await models.chains.findById(chainId('mer_busy')).lean()) ?? { outbox: [] };
    expect(outbox.map(({ seq }) => seq)).toEqual(['1', '2', '3', '4', '5', '6']);
  });

  test('a record that somebody changes or removes is found at its place', async () => {
    const doubts = await Promise.all([1, 2, 3].map(() => doubt('mer_robbed')));
    for (const { before, after } of doubts) await audit.saveWithRecord(before, after.payment, after.events, factsOf(before));
    const whole = await audit.check('mer_robbed');
    expect(whole).toMatchObject({ records: 3, brokenAt: 0, headHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const records = connection.collection<{ _id: string; operators?: string[] }>('audit');
    await records.updateOne({ _id: 'mer_robbed:2' }, { $set: { operators: ['ayesha', 'mallory'] } });
    expect((await audit.check('mer_robbed')).brokenAt).toBe(2);
    await records.updateOne({ _id: 'mer_robbed:2' }, { $set: { operators: ['ayesha', 'bilal'] } });
    expect(await audit.check('mer_robbed')).toEqual(whole);
    await records.deleteOne({ _id: 'mer_robbed:3' });
    expect((await audit.check('mer_robbed')).brokenAt).toBe(3);
    expect(await audit.check('mer_nobody')).toEqual({ records: 0, brokenAt: 0, headHash: '' });
  });

  test('money that is taken after the end is recorded in the write that owes it back, once, and nothing else is', async () => {
    const recording = recordSurplus(store, audit);
    const { before } = await doubt('mer_surplus');
    const verdict = (payment: Payment, is: 'declined' | 'succeeded') =>
      changed(payment, { kind: 'settle-attempt', number: 1, verdict: is, providerTransactionId: '', retryPolicy: { maxSentAttempts: 1, maxAttempts: 1, backoffMs: [0] }, refundId: 'owed', at: new Date() });
    const failed = verdict(before, 'declined');
    expect(await recording.save(before, failed.payment, failed.events)).toBe(true);
    expect(await audit.ofPayment(before.id)).toEqual([]);
    const late = verdict(failed.payment, 'succeeded');
    const saves = await Promise.all([1, 2].map(() => recording.save(failed.payment, late.payment, late.events)));
    expect(saves.filter(Boolean)).toEqual([true]);
    expect(await store.find(before.id)).toMatchObject({ state: 'failed', refunds: [{ id: 'owed', origin: 'late_capture' }] });
    expect(await audit.ofPayment(before.id)).toMatchObject([{ action: 'late_capture.found', refundId: 'owed', operators: [], stateAfter: 'succeeded' }]);
    expect(await audit.check('mer_surplus')).toMatchObject({ records: 1, brokenAt: 0 });
  });

  test('open questions are found, the oldest first, and a settled one is gone', async () => {
    const { before, after } = await doubt('mer_asked');
    const questions = createOpenQuestionIndex(models.payments);
    expect(await questions.paymentIds(100)).toContain(before.id);
    await audit.saveWithRecord(before, after.payment, after.events, factsOf(before));
    expect(await questions.paymentIds(100)).not.toContain(before.id);
    expect(await checkIndexes(models.payments, models.entries, models.chains)).toEqual([]);
  });
});
