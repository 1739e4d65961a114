import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { money, NO_FACTS, numberEvents, transition, type NumberedEvent, type Payment, type PaymentInput } from '@adaigi/domain';
import { createIds } from '../../src/adapters/ids.ts';
import type { PaymentFilter, PaymentStore } from '../../src/ports.ts';

/** A store under test, and a second one over the same data, as another process has it. */
export interface StoreHarness {
  readonly store: PaymentStore;
  readonly other: PaymentStore;
  /** Lets time of the store's clock pass. */
  readonly pass: (ms: number) => Promise<void>;
}

const ids = createIds('a secret of the platform');
let made = 0;

/** A new payment and its first event; `key` names it. */
export function newPayment(overrides: Partial<Payment> = {}): { payment: Payment; events: NumberedEvent[] } {
  const now = new Date();
  made += 1;
  const payment: Payment = {
    id: ids.paymentId('mer_1', 'native', 'test', `${process.pid}-${made}-${Math.random()}`),
    merchantId: 'mer_1',
    mode: 'test',
    dialect: 'native',
    contentHash: 'hash',
    amount: money(50_000n, 'PKR'),
    wallet: 'jazzcash',
    method: 'wallet',
    payer: { mobile: '03115112345', name: 'John Doe', email: 'john@example.com', cnic: '' },
    payerKey: 'payer',
    reference: 'order',
    description: '',
    metadata: {},
    notifyUrl: '',
    dialectData: {},
    state: 'accepted',
    failure: null,
    waitReason: null,
    attempts: [],
    refunds: [],
    createdAt: now,
    updatedAt: now,
    expiresAt: new Date(now.getTime() + 900_000),
    settledAt: null,
    nextActionAt: now,
    version: 1,
    eventCounts: { payments: 0, attempts: 0, refunds: 0 },
    ...overrides,
  };
  return numberEvents(payment, [{ topic: 'payments', type: 'payment.created' }]);
}

export function changed(payment: Payment, input: PaymentInput): { payment: Payment; events: readonly NumberedEvent[] } {
  const change = transition(payment, input);
  if (change.kind !== 'changed') throw new Error(`${input.kind} was ${change.kind}`);
  return change;
}

export function startInput(payment: Payment): PaymentInput {
  const at = new Date();
  const later = (ms: number): Date => new Date(at.getTime() + ms);
  const number = payment.attempts.length + 1;
  return {
    kind: 'start-attempt',
    channel: 'jazzcash-main',
    wallet: 'jazzcash',
    reference: ids.providerReference(payment.id, 'charge', number),
    notAfter: later(10_000),
    inquireAt: later(60_000),
    overdueAt: later(3_600_000),
    decisionId: 'decision',
    choiceProbability: 0.9,
    routingReason: 'the best of two',
    repeatPayer: false,
    at,
  };
}

export function paidInput(payment: Payment): PaymentInput {
  const at = new Date();
  return {
    kind: 'evidence',
    reference: payment.attempts[0]?.reference ?? '',
    evidence: { source: 'reply', outcome: { kind: 'succeeded', amount: null, reversed: false, ...NO_FACTS }, at, nextInquiryAt: null, scheduleExhausted: false },
    retryPolicy: { maxSentAttempts: 3, maxAttempts: 6, backoffMs: [0] },
    refundId: 'ref_give_back',
    at,
  };
}

const ALL: PaymentFilter = { merchantId: 'mer_1', mode: 'test', reference: null, state: null, createdFrom: null, createdTo: null, before: null, limit: 100 };

/** What every payment store must do, whatever it is made of. */
export function describePaymentStore(name: string, harness: () => StoreHarness): void {
  const inserted = async (overrides: Partial<Payment> = {}): Promise<Payment> => {
    const { payment, events } = newPayment(overrides);
    await harness().store.insert(payment, events);
    return payment;
  };

  describe(`${name} keeps the contract of a payment store`, () => {
    test('what goes in comes out, to the last field, for texts that a database could take for its own', async () => {
      const { store, other } = harness();
      const payment = await inserted({
        amount: money(9_007_199_254_740_993n, 'PKR'),
        reference: '$$NOW',
        description: '$amountMinor',
        metadata: { $set: '$version', 'a.b': 'c', length: '1' },
        dialectData: { remark: '$$ROOT' },
        wallet: null,
      });
      expect(await other.find(payment.id)).toEqual(payment);
      const started = changed(payment, { ...startInput(payment), routingReason: '$version' } as PaymentInput);
      expect(await store.save(payment, started.payment, started.events)).toBe(true);
      expect(await other.find(payment.id)).toEqual(started.payment);
      const paid = changed(started.payment, paidInput(started.payment));
      await store.save(started.payment, paid.payment, paid.events);
      const refunded = changed(paid.payment, { kind: 'ask-refund', id: 'ref_1', amount: money(9_007_199_254_740_992n, 'PKR'), reason: '$$REMOVE', contentHash: 'h', at: new Date() });
      await store.save(paid.payment, refunded.payment, refunded.events);
      expect(await other.find(payment.id)).toEqual(refunded.payment);
    });

    test('the payer, its key and the wallet may change with a payer’s own word, and stay through later changes', async () => {
      const { store, other } = harness();
      const payment = await inserted({ wallet: null, waitReason: 'payer_unconfirmed' });
      const payer = { ...payment.payer, mobile: '03455112345' };
      const confirmed = changed(payment, { kind: 'confirm', payer, payerKey: 'another', wallet: 'easypaisa', at: new Date() });
      expect(await store.save(payment, confirmed.payment, confirmed.events)).toBe(true);
      expect(await other.find(payment.id)).toEqual(confirmed.payment);
      const started = changed(confirmed.payment, startInput(confirmed.payment));
      expect(await store.save(confirmed.payment, started.payment, started.events)).toBe(true);
      expect(await other.find(payment.id)).toEqual(started.payment);
    });

    test('fifty inserts of one id at once are one payment', async () => {
      const { store, other } = harness();
      const { payment, events } = newPayment();
      const results = await Promise.all(Array.from({ length: 50 }, (_, number) => (number % 2 === 0 ? store : other).insert(payment, events)));
      expect(results.filter((result) => result.inserted)).toHaveLength(1);
      for (const result of results) if (!result.inserted) expect(result.existing).toEqual(payment);
    });

    test('of twenty that acquire at once one gets the lease', async () => {
      const { store, other } = harness();
      const { id } = await inserted();
      const leases = await Promise.all(Array.from({ length: 20 }, (_, number) => (number % 2 === 0 ? store : other).acquire(id, 5_000)));
      expect(leases.filter((lease) => lease !== null)).toHaveLength(1);
    });

    test('a lease ends by time or by its holder, and by nobody else', async () => {
      const { store, other, pass } = harness();
      const { id } = await inserted();
      const first = await store.acquire(id, 60);
      expect(await other.acquire(id, 60)).toBeNull();
      await pass(90);
      const second = await other.acquire(id, 5_000);
      expect(second?.token).not.toBe(first?.token);
      await store.release(id, first?.token ?? '');
      expect(await store.acquire(id, 60)).toBeNull();
      await other.release(id, second?.token ?? '');
      expect(await store.acquire(id, 60)).not.toBeNull();
      expect(await store.acquire('pay_that_is_not_there', 60)).toBeNull();
    });

    test('a lease is prolonged by its holder only, to what he says, longer or shorter', async () => {
      const { store, other, pass } = harness();
      const { id } = await inserted();
      const lost = await store.acquire(id, 40);
      await pass(70);
      const held = await other.acquire(id, 60_000);
      expect(await store.prolong(id, lost?.token ?? '', 60_000)).toBe(false);
      expect(await other.prolong(id, held?.token ?? '', 40)).toBe(true);
      await pass(70);
      const next = await store.acquire(id, 40);
      expect(await store.prolong(id, next?.token ?? '', 60_000)).toBe(true);
      await pass(70);
      expect(await other.acquire(id, 40)).toBeNull();
      expect(await store.prolong('pay_that_is_not_there', next?.token ?? '', 40)).toBe(false);
    });

    test('an intent is saved only while the lease is held; it prolongs it', async () => {
      const { store, other, pass } = harness();
      const payment = await inserted();
      const lost = await store.acquire(payment.id, 40);
      await pass(70);
      const held = await other.acquire(payment.id, 40);
      const intent = changed(payment, startInput(payment));
      expect(await store.save(payment, intent.payment, intent.events, { token: lost?.token ?? '', use: 'keep', forMs: 5_000 })).toBe(false);
      expect(await other.save(payment, intent.payment, intent.events, { token: held?.token ?? '', use: 'keep', forMs: 5_000 })).toBe(true);
      await pass(70);
      expect(await store.acquire(payment.id, 40)).toBeNull();
    });

    test('evidence is saved without the lease, and gives back only the lease of its bearer', async () => {
      const { store, other, pass } = harness();
      const payment = await inserted();
      const mine = await store.acquire(payment.id, 40);
      const intent = changed(payment, startInput(payment));
      await store.save(payment, intent.payment, intent.events);
      await pass(70);
      const theirs = await other.acquire(payment.id, 5_000);
      const paid = changed(intent.payment, paidInput(intent.payment));
      expect(await store.save(intent.payment, paid.payment, paid.events, { token: mine?.token ?? '', use: 'give-back' })).toBe(true);
      expect(await store.acquire(payment.id, 40)).toBeNull();
      await other.release(payment.id, theirs?.token ?? '');
      const again = await store.acquire(payment.id, 5_000);
      const refund = changed(paid.payment, { kind: 'ask-refund', id: 'ref_1', amount: null, reason: '', contentHash: '', at: new Date() });
      await store.save(paid.payment, refund.payment, refund.events, { token: again?.token ?? '', use: 'give-back' });
      expect(await other.acquire(payment.id, 40)).not.toBeNull();
    });

    test('of changes computed from one version one is saved', async () => {
      const { store, other } = harness();
      const payment = await inserted();
      const cancelled = changed(payment, { kind: 'cancel', at: new Date() });
      const saves = await Promise.all(Array.from({ length: 20 }, (_, number) => (number % 2 === 0 ? store : other).save(payment, cancelled.payment, cancelled.events)));
      expect(saves.filter(Boolean)).toHaveLength(1);
    });

    test('due is what has come due and nobody holds, oldest first', async () => {
      const { store, pass } = harness();
      const early = await inserted({ nextActionAt: new Date(1_000) });
      const late = await inserted({ nextActionAt: new Date(2_000) });
      const held = await inserted({ nextActionAt: new Date(1_500) });
      const done = await inserted({ nextActionAt: null });
      const future = await inserted({ nextActionAt: new Date(5_000) });
      await store.acquire(held.id, 60);
      const mine = new Set([early.id, late.id, held.id, done.id, future.id]);
      const due = async (): Promise<string[]> => (await store.due(new Date(3_000), 1_000)).filter((id) => mine.has(id));
      // A lease is judged by the given time as well: ask with one that is not before it.
      expect((await store.due(new Date(3_000), 1_000)).filter((id) => id === future.id || id === done.id)).toEqual([]);
      expect(await due()).toEqual([early.id, late.id]);
      await pass(90);
      expect((await store.due(new Date(Date.now() + 1e9), 1_000)).filter((id) => mine.has(id))).toEqual([early.id, held.id, late.id, future.id]);
    });

    test('a payment is found by channel and reference of any of its attempts', async () => {
      const { store } = harness();
      const payment = await inserted();
      const started = changed(payment, startInput(payment));
      await store.save(payment, started.payment, started.events);
      const reference = started.payment.attempts[0]?.reference ?? '';
      expect((await store.findByReference('jazzcash-main', reference))?.id).toBe(payment.id);
      expect(await store.findByReference('jazzcash-alt', reference)).toBeNull();
    });

    test('the wallet of the latest success of this payer at this merchant comes first', async () => {
      const { store } = harness();
      const payerKey = `payer-${Math.random()}`;
      expect(await store.lastPaidWallet('mer_1', payerKey)).toBeNull();
      for (const wallet of ['easypaisa', 'jazzcash']) {
        const payment = await inserted({ payerKey });
        const started = changed(payment, { ...startInput(payment), wallet } as PaymentInput);
        const paid = changed(started.payment, paidInput(started.payment));
        await store.save(payment, started.payment, started.events);
        await store.save(started.payment, paid.payment, paid.events);
        await sleep(2);
      }
      expect(await store.lastPaidWallet('mer_1', payerKey)).toBe('jazzcash');
      expect(await store.lastPaidWallet('mer_2', payerKey)).toBeNull();
    });

    test('a list is newest first, ends nowhere in between, and shows nobody else', async () => {
      const { store } = harness();
      const merchantId = `mer_${Math.random()}`;
      const at = (ms: number): Date => new Date(Date.UTC(2026, 0, 1) + ms);
      // Several in one millisecond: the position must tell them apart.
      const payments: Payment[] = [];
      for (const ms of [0, 1, 1, 1, 2, 3, 3]) payments.push(await inserted({ merchantId, createdAt: at(ms), reference: ms === 1 ? 'one' : 'other' }));
      await inserted({ merchantId, mode: 'live' });
      const expected = payments.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1)).map(({ id }) => id);
      const paged: string[] = [];
      let before: PaymentFilter['before'] = null;
      do {
        const page: Payment[] = await store.list({ ...ALL, merchantId, limit: 2, before });
        paged.push(...page.map(({ id }) => id));
        before = page.at(-1) ?? null;
      } while (before !== null);
      expect(paged).toEqual(expected);
      expect(await store.list({ ...ALL, merchantId, reference: 'one' })).toHaveLength(3);
      expect(await store.list({ ...ALL, merchantId, createdFrom: at(1), createdTo: at(3) })).toHaveLength(4);
      expect(await store.list({ ...ALL, merchantId, state: 'failed' })).toEqual([]);
    });

    test('doubts are open attempts of which nobody knows, not calls under way', async () => {
      const { store } = harness();
      const before = await store.doubts();
      const payment = await inserted();
      const started = changed(payment, startInput(payment));
      await store.save(payment, started.payment, started.events);
      expect(await store.doubts()).toMatchObject({ open: before.open });
      const doubt = changed(started.payment, { kind: 'postpone-inquiry', reference: started.payment.attempts[0]?.reference ?? '', until: new Date(), at: new Date() });
      await store.save(started.payment, doubt.payment, doubt.events);
      expect(await store.doubts()).toMatchObject({ open: before.open + 1, needOperator: before.needOperator });
    });
  });
}
