import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { callBearer, callSigned, type Answer } from './harness/client.ts';
import { startEdge, type TestEdge } from './harness/edge.ts';
import type { TestMerchant } from './harness/merchants.ts';

let edge: TestEdge;
let merchant: TestMerchant;

const BODY = {
  amount: 50_000,
  currency: 'PKR',
  wallet: 'jazzcash',
  payer: { mobile: '+923115112345', name: 'John Doe', email: 'john@gmail.com', cnic: '1730123456789' },
  reference: 'order-1001',
  description: 'Two books',
  metadata: { cart: '17' },
};

beforeAll(async () => {
  edge = await startEdge();
  merchant = edge.peers.merchants.add();
});
afterAll(async () => edge.stop());

const create = (body: unknown = BODY, headers: Record<string, string> = {}): Promise<Answer> => callBearer(edge.url, merchant.bearer, 'POST', '/v1/payments', body, headers);

describe('POST /v1/payments', () => {
  test('a signed request becomes one domain command with a normalised mobile number', async () => {
    const answer = await callSigned(edge.url, {
      method: 'POST',
      target: '/v1/payments',
      keyId: merchant.keyId,
      key: merchant.key,
      body: BODY,
      headers: { 'idempotency-key': 'k-1' },
    });
    expect(answer.status).toBe(201);
    expect(edge.peers.payments.creates.at(-1)).toMatchObject({
      merchantId: merchant.id,
      mode: 'MODE_TEST',
      dialect: 'native',
      idempotencyKey: 'k-1',
      amount: { minor: '50000', currency: 'PKR' },
      wallet: 'jazzcash',
      payer: { mobile: '03115112345', name: 'John Doe', email: 'john@gmail.com', cnic: '1730123456789' },
      reference: 'order-1001',
      metadata: { cart: '17' },
    });
  });

  test('answers 201 with the payment, personal data masked', async () => {
    const answer = await create();
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/v1/payments/${String(answer.json['id'])}`);
    expect(answer.json).toMatchObject({
      id: expect.stringMatching(/^pay_[0-9a-f]{32}$/),
      state: 'accepted',
      amount: 50_000,
      currency: 'PKR',
      wallet: 'jazzcash',
      payer: { mobile: '0311*****45', name: 'J. D.', email: 'j***@gmail.com', cnic: '*********6789' },
      reference: 'order-1001',
      metadata: { cart: '17' },
      nextAction: null,
      failure: null,
      refunds: [],
      attempts: [],
    });
    for (const secret of ['3115112345', 'Doe', 'john@', '1730123456789']) expect(answer.text).not.toContain(secret);
  });

  test('the same key and body answer with the same payment as it is now, other content conflicts', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const first = await create(BODY, headers);
    edge.peers.payments.change(String(first.json['id']), { state: 'PAYMENT_STATE_SUCCEEDED', settledAt: '2026-01-01T00:00:00.000Z' });
    const second = await create(BODY, headers);
    expect(second.status).toBe(200);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(second.json).toMatchObject({ id: first.json['id'], state: 'succeeded' });
    const other = await create({ ...BODY, amount: 50_001 }, headers);
    expect(other.status).toBe(409);
    expect(other.json['code']).toBe('idempotency_conflict');
  });

  test('twenty concurrent requests with one key make one payment', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const answers = await Promise.all(Array.from({ length: 20 }, async () => create(BODY, headers)));
    expect(new Set(answers.map((answer) => answer.json['id'])).size).toBe(1);
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
  });

  test('without an Idempotency-Key nothing is created', async () => {
    const before = edge.peers.payments.creates.length;
    const missing = await create(BODY, { 'idempotency-key': '' });
    expect([missing.status, missing.json['code']]).toEqual([400, 'idempotency_key_missing']);
    const wrong = await create(BODY, { 'idempotency-key': 'two words' });
    expect(wrong.json['errors']).toEqual([expect.objectContaining({ field: 'Idempotency-Key' })]);
    const long = await create(BODY, { 'idempotency-key': 'x'.repeat(256) });
    expect(long.status).toBe(400);
    expect(edge.peers.payments.creates.length).toBe(before);
  });

  test('Prefer: wait answers with the final state and says what it honoured', async () => {
    edge.peers.payments.onWait = async (payment) => ({ ...payment, state: 'PAYMENT_STATE_FAILED', failure: { code: 'insufficient_funds', message: 'No money.', fault: 'FAULT_PAYER' } });
    const answer = await create(BODY, { prefer: 'respond-async, wait=500' });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('preference-applied')).toBe('wait=90');
    expect(edge.peers.payments.waits.at(-1)).toBe(90_000);
    expect(answer.json).toMatchObject({ state: 'failed', failure: { code: 'insufficient_funds', message: 'No money.' } });
  });

  test('a wait that goes wrong does not hide the payment that exists', async () => {
    edge.peers.payments.onWait = async () => {
      throw new Error('crash');
    };
    const answer = await create(BODY, { prefer: 'wait=1' });
    expect([answer.status, answer.json['state']]).toEqual([201, 'accepted']);
  });

  test('a client that hangs up ends its wait', async () => {
    const gone = Promise.withResolvers<void>();
    const started = Promise.withResolvers<void>();
    edge.peers.payments.onWait = async (payment, signal) => {
      signal.addEventListener('abort', () => gone.resolve());
      started.resolve();
      await gone.promise;
      return payment;
    };
    const controller = new AbortController();
    const call = fetch(`${edge.url}/v1/payments`, {
      method: 'POST',
      signal: controller.signal,
      headers: { authorization: `Bearer ${merchant.bearer}`, 'content-type': 'application/json', 'idempotency-key': randomUUID(), prefer: 'wait=60' },
      body: JSON.stringify(BODY),
    }).catch(() => 'aborted');
    await started.promise;
    controller.abort();
    await gone.promise;
    expect(await call).toBe('aborted');
  });
});

describe('a stop', () => {
  test('ends the waits: every client is answered with the payment as it is, and the process can go', async () => {
    const stopping = await startEdge();
    const shop = stopping.peers.merchants.add();
    const started = Promise.withResolvers<void>();
    const over = Promise.withResolvers<void>();
    stopping.peers.payments.onWait = async (payment, signal) => {
      signal.addEventListener('abort', () => over.resolve());
      started.resolve();
      await over.promise;
      return payment;
    };
    const answer = callBearer(stopping.url, shop.bearer, 'POST', '/v1/payments', BODY, { prefer: 'wait=80' });
    await started.promise;
    const startedAt = performance.now();
    await stopping.stop();
    expect(performance.now() - startedAt).toBeLessThan(8_000);
    expect((await answer).json).toMatchObject({ state: 'accepted' });
  });
});

describe('reading, listing, cancelling, refunding', () => {
  test('a payment is read by its own merchant in its own world only', async () => {
    const { json } = await create();
    const target = `/v1/payments/${String(json['id'])}`;
    const own = await callBearer(edge.url, merchant.bearer, 'GET', target);
    expect([own.status, own.json['id']]).toEqual([200, json['id']]);
    const stranger = edge.peers.merchants.add();
    const other = await callBearer(edge.url, stranger.bearer, 'GET', target);
    const live = await callSigned(edge.url, { method: 'GET', target, keyId: merchant.liveKeyId, key: merchant.liveKey });
    for (const answer of [other, live]) expect([answer.status, answer.json['code']]).toEqual([404, 'not_found']);
    const nonsense = await callBearer(edge.url, merchant.bearer, 'GET', '/v1/payments/pay_1');
    expect(nonsense.status).toBe(404);
  });

  test('a list passes its filters on and pages by cursor', async () => {
    const shop = edge.peers.merchants.add();
    for (const reference of ['a', 'b', 'c']) await callBearer(edge.url, shop.bearer, 'POST', '/v1/payments', { ...BODY, reference });
    const filter = 'reference=a&state=succeeded&createdFrom=2026-01-01T05:00:00%2B05:00&createdTo=2026-02-01T00:00:00Z';
    const first = await callBearer(edge.url, shop.bearer, 'GET', `/v1/payments?limit=2&${filter}`);
    expect(first.status).toBe(200);
    expect(edge.peers.payments.lists.at(-1)).toMatchObject({
      reference: 'a',
      state: 'PAYMENT_STATE_SUCCEEDED',
      createdFrom: '2026-01-01T00:00:00.000Z',
      createdTo: '2026-02-01T00:00:00.000Z',
      limit: 2,
    });
    expect(first.json['data']).toHaveLength(2);
    const second = await callBearer(edge.url, shop.bearer, 'GET', `/v1/payments?limit=2&cursor=${String(first.json['nextCursor'])}`);
    expect(second.json['data']).toHaveLength(1);
    expect(second.json['nextCursor']).toBeNull();
  });

  test('cancel ends an accepted payment and is refused once money may move', async () => {
    const { json } = await create();
    const target = `/v1/payments/${String(json['id'])}/cancel`;
    const cancelled = await callBearer(edge.url, merchant.bearer, 'POST', target);
    expect([cancelled.status, cancelled.json['state']]).toEqual([200, 'cancelled']);
    const again = await callBearer(edge.url, merchant.bearer, 'POST', target);
    expect([again.status, again.json['code']]).toEqual([409, 'payment_not_cancellable']);
  });

  test('a refund needs a key of its own, is replayed by it, and shows inside the payment', async () => {
    const { json } = await create();
    const id = String(json['id']);
    edge.peers.payments.change(id, { state: 'PAYMENT_STATE_SUCCEEDED' });
    const target = `/v1/payments/${id}/refunds`;
    const headers = { 'idempotency-key': randomUUID() };
    const missing = await callBearer(edge.url, merchant.bearer, 'POST', target, { amount: 100 }, { 'idempotency-key': '' });
    expect(missing.json['code']).toBe('idempotency_key_missing');
    const first = await callBearer(edge.url, merchant.bearer, 'POST', target, { amount: 100, currency: 'PKR', reason: 'broken' }, headers);
    expect([first.status, first.json]).toEqual([201, expect.objectContaining({ paymentId: id, amount: 100, currency: 'PKR', state: 'requested', reason: 'broken' })]);
    const second = await callBearer(edge.url, merchant.bearer, 'POST', target, { amount: 100, currency: 'PKR', reason: 'broken' }, headers);
    expect([second.status, second.json['id']]).toEqual([200, first.json['id']]);
    const payment = await callBearer(edge.url, merchant.bearer, 'GET', `/v1/payments/${id}`);
    expect(payment.json).toMatchObject({ refunded: 100, refunds: [{ id: first.json['id'] }] });
  });

  test('a refund without a body gives back all that is left', async () => {
    const { json } = await create();
    const id = String(json['id']);
    edge.peers.payments.change(id, { state: 'PAYMENT_STATE_SUCCEEDED' });
    const answer = await callBearer(edge.url, merchant.bearer, 'POST', `/v1/payments/${id}/refunds`);
    expect([answer.status, answer.json['amount']]).toEqual([201, 50_000]);
  });
});
