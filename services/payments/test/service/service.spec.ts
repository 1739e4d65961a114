import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { NO_FACTS, type Outcome } from '@adaigi/domain';
import { eventually, freePort } from '@adaigi/testing';
import { LOSES_IT, PAYS, PAYS_IN_SILENCE, REFUSES, REFUSES_HERE } from '../fakes/fake-provider.ts';
import { orderOf, startPlatform, type Platform } from './platform.ts';

const PENDING: Outcome = { kind: 'pending', nextAction: null, ...NO_FACTS };

/** Every event of a payment was heard, each topic without a gap from 1. */
function expectGapless(platform: Platform, id: string): void {
  for (const prefix of ['payment.', 'attempt.', 'refund.']) {
    const numbers = new Set(platform.heard(id).flatMap(({ type, seq }) => (type.startsWith(prefix) ? [seq] : [])));
    expect([...numbers].toSorted((a, b) => a - b)).toEqual(Array.from({ length: numbers.size }, (_, index) => index + 1));
  }
}

function heardOf(platform: Platform, id: string, type: string): Promise<true> {
  return eventually(() => platform.heard(id).some((event) => event.type === type));
}

/** What counts: one debit at most, and nothing sent twice under one reference. */
function expectOneDebit(platform: Platform, id: string): void {
  expect(platform.peers.debits.filter((paymentId) => paymentId === id)).toHaveLength(1);
  const references = platform.peers.sends.map(({ reference }) => reference);
  expect(new Set(references).size).toBe(references.length);
}

describe('with Kafka', () => {
  let platform: Platform;
  beforeAll(async () => {
    // No sweep: what happens, happens because an event woke it.
    platform = await startPlatform({ ADAIGI_SWEEP_EVERY_MS: '600000', ADAIGI_SWEEP_DELAY_MS: '600000' });
  });
  afterAll(async () => {
    expect(await platform.stop()).toBe(0);
  });

  test('a created payment is charged at once and once, and its end is heard', async () => {
    const { id, state } = await platform.create('woken');
    expect(state).toBe('PAYMENT_STATE_ACCEPTED');
    const payment = await platform.read(id, 9_000);
    expect(payment).toMatchObject({ state: 'PAYMENT_STATE_SUCCEEDED', attempts: [{ state: 'ATTEMPT_STATE_SUCCEEDED', channel: 'jazzcash-main' }], version: '3' });
    await heardOf(platform, id, 'payment.succeeded');
    expect(platform.heard(id).map(({ type }) => type).toSorted()).toEqual(['attempt.started', 'attempt.succeeded', 'payment.created', 'payment.processing', 'payment.succeeded']);
    expectGapless(platform, id);
    expectOneDebit(platform, id);
  });

  test('a decline that another path may cure is followed by the other path at once', async () => {
    platform.peers.plans.set('other-path', [REFUSES_HERE]);
    const { id } = await platform.create('other-path');
    const payment = await platform.read(id, 9_000);
    expect(payment.attempts).toMatchObject([{ channel: 'jazzcash-main', state: 'ATTEMPT_STATE_DECLINED' }, { channel: 'jazzcash-alt', state: 'ATTEMPT_STATE_SUCCEEDED' }]);
    expectOneDebit(platform, id);
    expect(await platform.process.metrics()).toContain('adaigi_failovers_total{from="jazzcash-main",to="jazzcash-alt",reason="provider_error"');
  });

  test('a callback that overtakes the answer ends the payment once', async () => {
    const answers: [string, Outcome][] = [['callback-paid', PAYS.answer], ['callback-pending', PENDING]];
    for (const [key, answer] of answers) {
      platform.peers.plans.set(key, [{ debits: true, answer, meanwhile: (reference) => platform.callback('jazzcash-main', reference, PAYS.answer), delayMs: 700 }]);
      const { id } = await platform.create(key);
      await heardOf(platform, id, 'payment.succeeded');
      const early = await platform.read(id);
      expect(early.state).toBe('PAYMENT_STATE_SUCCEEDED');
      // The late answer is folded in, too: nothing of it may show.
      await eventually(async () => /^adaigi_payments_running\S* 0$/m.test(await platform.process.metrics()));
      expect((await platform.read(id)).version).toBe(early.version);
      expect(platform.heard(id).filter(({ type }) => type === 'payment.succeeded')).toHaveLength(1);
      expectOneDebit(platform, id);
    }
  });

  test('fifty requests of one key at once are one payment and one debit; other content is a conflict', async () => {
    const order = orderOf('fifty');
    const answers = await Promise.all(Array.from({ length: 50 }, () => platform.client.createPayment(order)));
    expect(new Set(answers.map(({ payment }) => payment?.id)).size).toBe(1);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    const id = answers[0]?.payment?.id ?? '';
    await platform.read(id, 9_000);
    expectOneDebit(platform, id);
    await expect(platform.client.createPayment({ ...order, reference: 'else' })).rejects.toMatchObject({ code: 'idempotency_conflict' });
  });

  test('a refund goes out at once and its end is heard', async () => {
    const { id } = await platform.create('refunded');
    await platform.read(id, 9_000);
    const asked = { merchantId: 'mer_1', mode: 'MODE_TEST' as const, paymentId: id, idempotencyKey: 'r1', reason: 'returned' };
    const { refund } = await platform.client.createRefund(asked);
    expect(refund).toMatchObject({ amount: { minor: '50000' }, state: 'REFUND_STATE_REQUESTED' });
    await heardOf(platform, id, 'refund.succeeded');
    expectGapless(platform, id);
    await expect(platform.client.createRefund({ ...asked, idempotencyKey: 'r2' })).rejects.toMatchObject({ code: 'refund_exceeds_captured' });
    expect(await platform.read(id)).toMatchObject({ refundedMinor: '50000', refunds: [{ state: 'REFUND_STATE_SUCCEEDED' }] });
  });

  test.each([
    ['amount', { amount: { minor: '0', currency: 'PKR' } }],
    ['payer.mobile', { payer: { mobile: '12345', name: '', email: '', cnic: '' } }],
    ['merchantId', { merchantId: '' }],
    ['idempotencyKey', { idempotencyKey: '' }],
    ['mode', { mode: 'MODE_UNSPECIFIED' as const }],
    ['expiresAt', { expiresAt: 'tomorrow' }],
    ['expiresAt', { expiresAt: '2020-01-01T00:00:00Z' }],
    ['method', { method: 'cheque' }],
    ['repeatGuard.windowS', { repeatGuard: { key: 'k', windowS: 0 } }],
  ])('a wrong %s is refused by name', async (field, overrides) => {
    await expect(platform.create('wrong', overrides)).rejects.toMatchObject({ code: 'invalid_request', fields: [expect.objectContaining({ field })] });
  });
});

describe('through crashes and silence', () => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await startPlatform();
  });
  afterAll(async () => {
    await platform.stop();
  });

  test('a connector call that fails is a doubt, inquired, never sent again', async () => {
    platform.peers.plans.set('rpc-error', [{ ...PAYS_IN_SILENCE, call: 'error' }]);
    const { id } = await platform.create('rpc-error');
    expect(await platform.until(id, 'PAYMENT_STATE_SUCCEEDED')).toMatchObject({ attempts: [{ inquiriesMade: 1 }] });
    expectOneDebit(platform, id);
    await heardOf(platform, id, 'payment.succeeded');
    expect(platform.heard(id).map(({ type }) => type)).toContain('attempt.in_doubt');
    expectGapless(platform, id);
  });

  test.each([
    ['killed after the debit', PAYS_IN_SILENCE, ['ATTEMPT_STATE_SUCCEEDED']],
    ['killed after a request that was lost', LOSES_IT, ['ATTEMPT_STATE_NOT_SENT', 'ATTEMPT_STATE_SUCCEEDED']],
  ])('%s: a new process ends the payment with one debit', async (key, behaviour, attempts) => {
    platform.peers.plans.set(key, [{ ...behaviour, call: 'never' }]);
    const { id } = await platform.create(key);
    await eventually(() => platform.peers.sends.some(({ paymentId }) => paymentId === id));
    await platform.crash();
    const payment = await platform.until(id, 'PAYMENT_STATE_SUCCEEDED', 25_000);
    expect(payment.attempts.map(({ state }) => state)).toEqual(attempts);
    expectOneDebit(platform, id);
    await heardOf(platform, id, 'payment.succeeded');
    expectGapless(platform, id);
  }, 40_000);

  test('inquiries that never reach the provider use up nothing of its schedule', async () => {
    platform.peers.plans.set('outage', [PAYS_IN_SILENCE]);
    platform.peers.inquiryAnswer = { kind: 'unknown', reason: 'breaker_open', integrityProblem: null, ...NO_FACTS };
    const { id } = await platform.create('outage');
    const asked = (): number => platform.peers.calls.filter(({ name, about }) => name === 'inquire' && about === platform.peers.sends.find(({ paymentId }) => paymentId === id)?.reference).length;
    await eventually(() => asked() >= 5);
    expect(await platform.read(id)).toMatchObject({ state: 'PAYMENT_STATE_PROCESSING', attempts: [{ inquiriesMade: 0, needsOperator: false }] });
    platform.peers.inquiryAnswer = null;
    expect(await platform.until(id, 'PAYMENT_STATE_SUCCEEDED')).toMatchObject({ attempts: [{ inquiriesMade: 1 }] });
    expectOneDebit(platform, id);
  });

  test('money that moves after a final decline goes back by itself, or to a person where the wallet has no refunds', async () => {
    for (const [key, answer, state] of [
      ['late', PAYS.answer, 'REFUND_STATE_SUCCEEDED'],
      ['late-manual', { kind: 'not_sent', reason: 'refund_is_manual' }, 'REFUND_STATE_NEEDS_OPERATOR'],
    ] as const) {
      platform.peers.plans.set(key, [{ ...REFUSES, debits: true }]);
      platform.peers.refundPlans.splice(0, 1, { debits: answer.kind === 'succeeded', answer });
      const { id } = await platform.create(key);
      await platform.until(id, 'PAYMENT_STATE_FAILED');
      const reference = platform.peers.sends.find(({ paymentId }) => paymentId === id)?.reference ?? '';
      await platform.callback('jazzcash-main', reference, PAYS.answer);
      await eventually(async () => expect(await platform.read(id)).toMatchObject({ state: 'PAYMENT_STATE_FAILED', refunds: [{ origin: 'late_capture', state }] }) ?? true);
      await heardOf(platform, id, 'payment.late_capture');
      expectGapless(platform, id);
    }
    expect(await platform.process.metrics()).toMatch(/adaigi_late_captures_total\S* 2/);
  });

  test('a stop in the middle of a charge is quick and clean, and the next process finds out', async () => {
    platform.peers.plans.set('stopped', [{ ...PAYS_IN_SILENCE, call: 'never' }]);
    const { id } = await platform.create('stopped');
    await eventually(() => platform.peers.sends.some(({ paymentId }) => paymentId === id));
    expect(await platform.process.kill('SIGTERM')).toBe(0);
    await platform.crash();
    await platform.until(id, 'PAYMENT_STATE_SUCCEEDED', 25_000);
    expectOneDebit(platform, id);
  }, 40_000);
});

describe('without Kafka', () => {
  test('payments are accepted and executed, and their events wait', async () => {
    const platform = await startPlatform({ ADAIGI_KAFKA: `127.0.0.1:${await freePort()}` });
    try {
      const { id } = await platform.create('no-kafka');
      await platform.until(id, 'PAYMENT_STATE_SUCCEEDED');
      expectOneDebit(platform, id);
      expect(platform.heard(id)).toEqual([]);
      expect(Number(/^adaigi_outbox_oldest_seconds\S* (\S+)/m.exec(await platform.process.metrics())?.[1])).toBeGreaterThan(0);
    } finally {
      await platform.stop();
    }
  });
});
