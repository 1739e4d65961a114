import { topics } from '@adaigi/contracts';
import { verifyPayproSign } from '@adaigi/signatures';
import { eventually } from '@adaigi/testing';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { PAYPRO_SECRET } from './fake-peers.ts';
import { newPaymentId, startPlatform } from './platform.ts';
import type { Happening, Platform } from './platform.ts';

let platform: Platform;
let merchants = 0;

beforeAll(async () => {
  platform = await startPlatform({ ADAIGI_NOTIFIER_TIMEOUT_MS: '1000' });
}, 60_000);

afterAll(async () => {
  expect(await platform.stop()).toBe(0);
}, 30_000);

/** A merchant of this test alone. */
function newMerchant(): string {
  merchants += 1;
  return `mer_${String(merchants).padStart(24, '0')}`;
}

/** A native endpoint at a path of the inbox. */
async function newEndpoint(merchantId: string, path: string, events = ['*']) {
  const request = { merchantId, mode: 'MODE_TEST' as const, url: `${platform.inbox.url}${path}`, events, idempotencyKey: path };
  const { endpoint, secret } = await platform.client.createEndpoint(request);
  if (endpoint === null || endpoint === undefined) throw new Error('no endpoint');
  return { id: endpoint.id, secret, url: endpoint.url };
}

/** A PayPro order whose callback goes to a path of the inbox. */
async function payproOrder(merchantId: string, path: string, happening: Partial<Happening> = {}) {
  const paymentId = newPaymentId();
  const reference = `trade${path.replaceAll('/', '')}`;
  platform.peers.orders.set(paymentId, { notifyUrl: `${platform.inbox.url}${path}`, reference, amountText: '10000' });
  const event = await platform.happens({ merchantId, paymentId, dialect: 'paypro', ...happening });
  return { paymentId, reference, event };
}

/** A payout of 500 rupees that has ended. */
async function payoutHappens({ merchantId, dialect = 'native', payoutId = `po_${newPaymentId().slice(4)}`, failed = '' }: { merchantId: string; dialect?: string; payoutId?: string; failed?: string }): Promise<string> {
  const time = new Date().toISOString();
  await platform.publish({
    topic: topics.payouts,
    type: failed === '' ? 'payout.succeeded' : 'payout.failed',
    id: `${payoutId}.payouts.3`,
    key: payoutId,
    time,
    seq: '3',
    payload: {
      payoutId,
      seq: '3',
      merchantId,
      mode: 'MODE_TEST',
      dialect,
      reference: 'salary-1',
      amountMinor: '50000',
      feeMinor: '500',
      currency: 'PKR',
      state: failed === '' ? 'PAYOUT_STATE_SUCCEEDED' : 'PAYOUT_STATE_FAILED',
      wallet: 'jazzcash',
      channel: 'jazzcash-payout',
      reason: failed,
      fault: 'FAULT_UNSPECIFIED',
      attempts: 1,
      needsOperator: false,
      createdAt: time,
      occurredAt: time,
      version: '4',
    },
  });
  return payoutId;
}

const received = (path: string) => platform.inbox.received.filter((entry) => entry.path === path);

async function deliveriesOf(merchantId: string) {
  return (await platform.client.listDeliveries({ merchantId, mode: 'MODE_TEST' })).deliveries;
}

describe('a PayPro callback', () => {
  test('tells a paid order, signed, in exactly the documented fields, and is told on Kafka', async () => {
    const merchantId = newMerchant();
    const { paymentId, reference, event } = await payproOrder(merchantId, '/paid');
    const { body, headers, method } = await platform.inbox.waitFor((entry) => entry.path === '/paid');
    expect([method, headers['content-type']]).toEqual(['POST', 'application/json']);
    expect(verifyPayproSign(body, PAYPRO_SECRET)).toBe(true);
    expect(JSON.parse(body)).toEqual({
      platFormTradeNo: paymentId.slice(4),
      tradeNo: reference,
      amount: '10000',
      status: '0000',
      message: 'SUCCESS',
      successTime: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
      timestamp: expect.stringMatching(/^\d{13}$/),
      sign: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    const [told] = await eventually(() => platform.heard(paymentId).length > 0 && platform.heard(paymentId));
    expect(told).toMatchObject({
      type: 'webhook.delivered',
      seq: '1',
      payload: { merchantId, mode: 'MODE_TEST', dialect: 'paypro', eventType: event.type, eventId: event.id, tryNumber: 1, httpStatus: 200, error: '' },
    });
    expect(await deliveriesOf(merchantId)).toMatchObject([{ dialect: 'paypro', state: 'delivered', tries: 1, lastStatus: 200, endpointId: '', lastError: '' }]);
  });

  test('that is not answered with OK comes again, not before its 2 s, the same to the byte', async () => {
    const merchantId = newMerchant();
    platform.inbox.setAnswer(({ path }) => (path === '/refusing' && received('/refusing').length === 1 ? { status: 200, body: 'FAIL' } : {}));
    await payproOrder(merchantId, '/refusing', { type: 'payment.failed', reason: 'wrong_pin' });
    const [first, second] = await eventually(() => received('/refusing').length === 2 && received('/refusing'));
    expect(second?.body).toBe(first?.body);
    expect(JSON.parse(first?.body ?? '')).toMatchObject({ status: '00029', message: 'The payer entered a wrong PIN.' });
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1_950);
    await eventually(async () => (await deliveriesOf(merchantId))[0]?.state === 'delivered');
    expect(await deliveriesOf(merchantId)).toMatchObject([{ tries: 2, lastError: '' }]);
  });

  test('tells a payout in the same fields under its own number, and again the same to the byte', async () => {
    const merchantId = newMerchant();
    platform.inbox.setAnswer(({ path }) => (path === '/paid-out' && received('/paid-out').length === 1 ? { status: 500 } : {}));
    const payoutId = `po_${newPaymentId().slice(4)}`;
    platform.peers.orders.set(payoutId, { notifyUrl: `${platform.inbox.url}/paid-out`, reference: 'salary-1', amountText: '500' });
    await payoutHappens({ merchantId, dialect: 'paypro', payoutId });
    const [first, second] = await eventually(() => received('/paid-out').length === 2 && received('/paid-out'));
    expect(second?.body).toBe(first?.body);
    expect(verifyPayproSign(first?.body ?? '', PAYPRO_SECRET)).toBe(true);
    expect(JSON.parse(first?.body ?? '')).toEqual({
      platFormTradeNo: payoutId.slice(3),
      tradeNo: 'salary-1',
      amount: '500',
      status: '0000',
      message: 'SUCCESS',
      successTime: expect.any(String),
      timestamp: expect.any(String),
      sign: expect.any(String),
    });
  });

  test("accepts the merchant's own answers and signs by the merchant's own rules", async () => {
    const merchantId = newMerchant();
    platform.peers.settings.set(merchantId, { notify_ok_bodies: 'success', sign_mode: 'prepend', sign_separator: '&' });
    platform.inbox.setAnswer(({ path }) => (path === '/own' ? { body: 'success' } : {}));
    await payproOrder(merchantId, '/own');
    const { body } = await platform.inbox.waitFor((entry) => entry.path === '/own');
    expect(verifyPayproSign(body, PAYPRO_SECRET, { mode: 'prepend', separator: '&', nulls: 'skip', empties: 'drop' })).toBe(true);
    await eventually(async () => (await deliveriesOf(merchantId))[0]?.state === 'delivered');
  });

  test('waits without counting a try while payments and merchants cannot be asked', async () => {
    const merchantId = newMerchant();
    platform.peers.down = true;
    await payproOrder(merchantId, '/patient');
    await eventually(async () => (await deliveriesOf(merchantId)).length === 1);
    platform.peers.down = false;
    await platform.inbox.waitFor((entry) => entry.path === '/patient');
    await eventually(async () => (await deliveriesOf(merchantId))[0]?.state === 'delivered');
    expect(await deliveriesOf(merchantId)).toMatchObject([{ tries: 1 }]);
  });

  test('is not sent before the result is final', async () => {
    const merchantId = newMerchant();
    const { paymentId } = await payproOrder(merchantId, '/final', { type: 'payment.processing' });
    await platform.happens({ merchantId, paymentId, dialect: 'paypro' });
    await platform.inbox.waitFor((entry) => entry.path === '/final');
    expect((await deliveriesOf(merchantId)).map(({ eventType }) => eventType)).toEqual(['payment.succeeded']);
  });
});

describe('a native webhook', () => {
  test('passes the official verifier and carries the event id', async () => {
    const merchantId = newMerchant();
    const { secret } = await newEndpoint(merchantId, '/native');
    const event = await platform.happens({ merchantId });
    const { body, headers } = await platform.inbox.waitFor((entry) => entry.path === '/native');
    expect(headers['webhook-id']).toBe(event.id);
    const verified = new Webhook(secret).verify(body, {
      'webhook-id': String(headers['webhook-id']),
      'webhook-timestamp': String(headers['webhook-timestamp']),
      'webhook-signature': String(headers['webhook-signature']),
    });
    expect(verified).toMatchObject({ type: 'payment.succeeded', timestamp: event.payload.occurredAt, data: { id: event.key, amount: 1_000_000, state: 'succeeded' } });
  });

  test('that fails comes again after 5 s +-20 %, with the same id and body and a new timestamp', async () => {
    const merchantId = newMerchant();
    await newEndpoint(merchantId, '/flaky');
    platform.inbox.setAnswer(({ path }) => (path === '/flaky' && received('/flaky').length === 1 ? { status: 500 } : {}));
    await platform.happens({ merchantId });
    const [first, second] = await eventually(() => received('/flaky').length === 2 && received('/flaky'));
    expect([second?.headers['webhook-id'], second?.body]).toEqual([first?.headers['webhook-id'], first?.body]);
    expect(Number(second?.headers['webhook-timestamp'])).toBeGreaterThan(Number(first?.headers['webhook-timestamp']));
    const waitedMs = (second?.at ?? 0) - (first?.at ?? 0);
    expect(waitedMs).toBeGreaterThanOrEqual(4_000);
    expect(waitedMs).toBeLessThanOrEqual(6_000);
  }, 20_000);

  test('goes to every endpoint that wants the type, each with its own signature', async () => {
    const merchantId = newMerchant();
    await Promise.all([newEndpoint(merchantId, '/all'), newEndpoint(merchantId, '/paid-only', ['payment.succeeded']), newEndpoint(merchantId, '/refunds', ['refund.succeeded'])]);
    await platform.happens({ merchantId, type: 'payment.failed' });
    await platform.happens({ merchantId });
    await eventually(() => received('/all').length === 2 && received('/paid-only').length === 1);
    const [toAll, toPaid] = [received('/all').find(({ body }) => body.includes('payment.succeeded')), received('/paid-only')[0]];
    expect(toAll?.headers['webhook-id']).toBe(toPaid?.headers['webhook-id']);
    expect(toAll?.headers['webhook-signature']).not.toBe(toPaid?.headers['webhook-signature']);
    await eventually(async () => (await deliveriesOf(merchantId)).every(({ state }) => state === 'delivered'));
    expect(await deliveriesOf(merchantId)).toHaveLength(3);
    expect(received('/refunds')).toEqual([]);
  });

  test('tells of payouts to the endpoints that want them', async () => {
    const merchantId = newMerchant();
    await Promise.all([newEndpoint(merchantId, '/payouts', ['payout.succeeded']), newEndpoint(merchantId, '/no-payouts', ['payment.succeeded'])]);
    const payoutId = await payoutHappens({ merchantId });
    await eventually(() => received('/payouts').length === 1);
    expect(JSON.parse(received('/payouts')[0]?.body ?? '')).toMatchObject({ type: 'payout.succeeded', data: { id: payoutId, amount: 50_000, fee: 500, state: 'succeeded', failure: null } });
    expect(received('/no-payouts')).toEqual([]);
  });

  test('is sent once when the event is published twice', async () => {
    const merchantId = newMerchant();
    await newEndpoint(merchantId, '/once');
    const event = await platform.happens({ merchantId });
    await platform.publish(event);
    await platform.publish({ ...event, id: `${event.id}.after` });
    await eventually(() => received('/once').some(({ headers }) => headers['webhook-id'] === `${event.id}.after`));
    expect(received('/once').filter(({ headers }) => headers['webhook-id'] === event.id)).toHaveLength(1);
  });

  test('ends with 410: the endpoint is off, says why, and can be switched on and sent to again', async () => {
    const merchantId = newMerchant();
    const mode = 'MODE_TEST';
    const { id: endpointId } = await newEndpoint(merchantId, '/gone');
    platform.inbox.setAnswer(({ path }) => (path === '/gone' && received('/gone').length === 1 ? { status: 410 } : {}));
    await platform.happens({ merchantId });
    const endpoint = async () => (await platform.client.listEndpoints({ merchantId, mode })).endpoints[0];
    await eventually(async () => (await endpoint())?.disabled === true);
    expect(await endpoint()).toMatchObject({ disabledReason: 'It answered 410.' });
    const [delivery] = await deliveriesOf(merchantId);
    expect(delivery).toMatchObject({ state: 'cancelled', lastStatus: 410 });
    const resend = { merchantId, mode, deliveryId: delivery?.id ?? '' } as const;
    await expect(platform.client.resendDelivery(resend)).rejects.toMatchObject({ code: 'invalid_request', reason: 'endpoint_disabled' });
    // What happens while it is off is kept for it.
    const meanwhile = await platform.happens({ merchantId });
    await eventually(async () => (await deliveriesOf(merchantId)).some(({ eventId, state }) => eventId === meanwhile.id && state === 'cancelled'));
    expect(received('/gone')).toHaveLength(1);
    await platform.client.updateEndpoint({ merchantId, mode, endpointId, disabled: false });
    await eventually(async () => (await deliveriesOf(merchantId)).filter(({ state }) => state === 'delivered').length === 2);
    expect(received('/gone')).toHaveLength(3);
    await platform.client.resendDelivery(resend);
    await eventually(() => received('/gone').length === 4);
  });

  test('that the merchant switched off is told nothing of what happens meanwhile, then or later', async () => {
    const merchantId = newMerchant();
    const mode = 'MODE_TEST';
    const { id: endpointId } = await newEndpoint(merchantId, '/off');
    await newEndpoint(merchantId, '/on');
    await platform.client.updateEndpoint({ merchantId, mode, endpointId, disabled: true });
    await platform.happens({ merchantId });
    await eventually(() => received('/on').length === 1);
    await platform.client.updateEndpoint({ merchantId, mode, endpointId, disabled: false });
    await platform.happens({ merchantId });
    await eventually(() => received('/off').length === 1 && received('/on').length === 2);
    expect((await deliveriesOf(merchantId)).filter((delivery) => delivery.endpointId === endpointId)).toHaveLength(1);
  });

  test('pauses for as long as Retry-After says, all deliveries of the endpoint', async () => {
    const merchantId = newMerchant();
    await newEndpoint(merchantId, '/throttled');
    platform.inbox.setAnswer(({ path }) => (path === '/throttled' && received('/throttled').length === 1 ? { status: 429, headers: { 'retry-after': '3600' } } : {}));
    await platform.happens({ merchantId });
    await eventually(async () => (await deliveriesOf(merchantId))[0]?.tries === 1);
    await platform.happens({ merchantId });
    await eventually(async () => (await deliveriesOf(merchantId)).length === 2);
    await eventually(async () => (await deliveriesOf(merchantId)).every(({ nextTryAt }) => Date.parse(nextTryAt) > Date.now() + 3_000_000));
    expect(received('/throttled')).toHaveLength(1);
  });

  test('waiting for an endpoint that was removed is cancelled', async () => {
    const merchantId = newMerchant();
    const { id: endpointId } = await newEndpoint(merchantId, '/removed');
    platform.inbox.setAnswer(({ path }) => (path === '/removed' ? { status: 500 } : {}));
    await platform.happens({ merchantId });
    await eventually(async () => (await deliveriesOf(merchantId))[0]?.tries === 1);
    await platform.client.deleteEndpoint({ merchantId, mode: 'MODE_TEST', endpointId });
    await eventually(async () => (await deliveriesOf(merchantId))[0]?.state === 'cancelled');
    await expect(platform.client.deleteEndpoint({ merchantId, mode: 'MODE_TEST', endpointId })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('endpoints are created once per key, and wrong ones are refused by name', async () => {
    const merchantId = newMerchant();
    const first = await newEndpoint(merchantId, '/key');
    expect(await newEndpoint(merchantId, '/key')).toEqual(first);
    const request = { merchantId, mode: 'MODE_TEST' as const, url: 'https://10.0.0.1/', events: ['payment.imagined'], idempotencyKey: 'other' };
    await expect(platform.client.createEndpoint(request)).rejects.toMatchObject({ code: 'invalid_request', fields: [{ field: 'url' }, { field: 'events[0]' }] });
    await expect(platform.client.createEndpoint({ ...request, url: first.url, events: ['*'], idempotencyKey: '/key', mode: 'MODE_UNSPECIFIED' })).rejects.toMatchObject({
      fields: [{ field: 'mode' }],
    });
    await expect(platform.client.createEndpoint({ ...request, url: first.url, events: ['payment.failed'], idempotencyKey: '/key' })).rejects.toMatchObject({
      code: 'idempotency_conflict',
    });
  });
});

describe('the service', () => {
  test('loses nothing to a kill -9 in the middle of a try', async () => {
    const merchantId = newMerchant();
    await newEndpoint(merchantId, '/crash');
    platform.inbox.setAnswer(({ path }) => (path.startsWith('/crash') && received(path).length === 1 ? 'hang' : {}));
    await Promise.all([platform.happens({ merchantId }), payproOrder(merchantId, '/crash-paypro')]);
    await eventually(() => received('/crash').length > 0 && received('/crash-paypro').length > 0);
    await platform.kill();
    const whileDown = await platform.happens({ merchantId });
    await platform.start();
    await eventually(() => received('/crash').some(({ headers }) => headers['webhook-id'] === whileDown.id), { deadlineMs: 15_000 });
    await eventually(async () => (await deliveriesOf(merchantId)).filter(({ state }) => state === 'delivered').length === 4, { deadlineMs: 25_000 });
  }, 60_000);

  test('works side by side with a second replica, each event sent once', async () => {
    const merchantId = newMerchant();
    await newEndpoint(merchantId, '/pair');
    const second = await platform.replica();
    const events = await Promise.all(Array.from({ length: 60 }, async () => platform.happens({ merchantId })));
    const ids = () => received('/pair').map(({ headers }) => headers['webhook-id']);
    await eventually(() => new Set(ids()).size === events.length, { deadlineMs: 20_000 });
    await eventually(async () => (await deliveriesOf(merchantId)).every(({ state }) => state === 'delivered'));
    expect(ids()).toHaveLength(events.length);
    expect(await second.kill('SIGTERM')).toBe(0);
  }, 60_000);

  test('counts what it does, and tells nobody where it calls and with which secret', async () => {
    const merchantId = newMerchant();
    const { secret } = await newEndpoint(merchantId, '/canary-path');
    await Promise.all([platform.happens({ merchantId }), payproOrder(merchantId, '/canary-paypro')]);
    await eventually(() => received('/canary-path').length === 2 && received('/canary-paypro').length === 1);
    const metrics = await eventually(async () => {
      const text = await platform.process.metrics();
      return /adaigi_webhook_deliveries_total\{dialect="paypro",outcome="delivered"[^}]*\} [1-9]/.test(text) && text;
    });
    expect(metrics).toMatch(/adaigi_webhook_delay_seconds_count(\{[^}]*\})? [1-9]/);
    expect(metrics).toMatch(/adaigi_webhook_queue_age_seconds(\{[^}]*\})? \d/);
    const told = platform.process.output() + metrics;
    expect(told).toContain('callback tried');
    for (const forbidden of ['canary-', platform.inbox.url, secret, PAYPRO_SECRET]) expect(told).not.toContain(forbidden);
  });
});
