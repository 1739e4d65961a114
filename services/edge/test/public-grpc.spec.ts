import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { grpcServices } from '@adaigi/contracts';
import type { PaymentsServiceDefinition } from '@adaigi/contracts/gen/adaigi/api/v1/PaymentsService.ts';
import type { AdaigiError } from '@adaigi/errors';
import { grpcClient, type GrpcClient } from '@adaigi/grpc';
import { testAuthority, type Identity } from '@adaigi/grpc/testing';
import { testRuntime, type TestRuntime } from '@adaigi/runtime';
import { startEdge, type TestEdge } from './harness/edge.ts';
import type { TestMerchant } from './harness/merchants.ts';

let edge: TestEdge;
let merchant: TestMerchant;
let runtime: TestRuntime;
let client: GrpcClient<PaymentsServiceDefinition>;
let folder: string;
const authority = testAuthority();

const REQUEST = {
  amount: { minor: '50000', currency: 'PKR' },
  wallet: 'easypaisa',
  payer: { mobile: '3115112345', name: 'John Doe' },
  reference: 'order-1',
  metadata: { cart: '17' },
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'edge-tls-'));
  const file = (name: string, pem: string): string => {
    writeFileSync(join(folder, name), pem);
    return join(folder, name);
  };
  const server = authority.issue('localhost');
  edge = await startEdge({
    ADAIGI_PUBLIC_GRPC_TLS_PORT: '0',
    ADAIGI_PUBLIC_GRPC_TLS_CA_FILE: file('ca.pem', authority.cert),
    ADAIGI_PUBLIC_GRPC_TLS_KEY_FILE: file('server.key', server.key),
    ADAIGI_PUBLIC_GRPC_TLS_CERT_FILE: file('server.pem', server.cert),
  });
  merchant = edge.peers.merchants.add();
  runtime = testRuntime('merchant');
  client = grpcClient(runtime, grpcServices.apiPayments, { address: edge.grpc, deadlineMs: 5_000 });
});
afterAll(async () => {
  await runtime.stop();
  await edge.stop();
  rmSync(folder, { recursive: true });
});

const bearer = (extra: Record<string, string> = { 'idempotency-key': randomUUID() }): { metadata: Record<string, string> } => ({
  metadata: { authorization: `Bearer ${merchant.bearer}`, ...extra },
});

async function refusal(call: Promise<unknown>): Promise<AdaigiError> {
  try {
    await call;
  } catch (error) {
    return error as AdaigiError;
  }
  throw new Error('the call was not refused');
}

describe('public gRPC with a test key', () => {
  test('makes the same command as the HTTP API and masks its answer', async () => {
    const { payment } = await client.createPayment(REQUEST, bearer());
    expect(payment).toMatchObject({ state: 'accepted', amount: { minor: '50000', currency: 'PKR' }, wallet: 'easypaisa', payer: { mobile: '0311*****45', name: 'J. D.' } });
    expect(edge.peers.payments.creates.at(-1)).toMatchObject({ dialect: 'native', merchantId: merchant.id, mode: 'MODE_TEST', payer: { mobile: '03115112345' }, metadata: { cart: '17' } });
    const read = await client.getPayment({ paymentId: payment?.id ?? '' }, bearer());
    expect(read.payment?.id).toBe(payment?.id);
    const list = await client.listPayments({ reference: 'order-1', limit: 5 }, bearer());
    expect(list.data.map(({ id }) => id)).toContain(payment?.id);
    const cancelled = await client.cancelPayment({ paymentId: payment?.id ?? '' }, bearer());
    expect(cancelled.payment?.state).toBe('cancelled');
  });

  test('is idempotent, waits, refunds', async () => {
    const same = bearer();
    const first = await client.createPayment(REQUEST, same);
    expect((await client.createPayment(REQUEST, same)).payment?.id).toBe(first.payment?.id);
    expect((await refusal(client.createPayment({ ...REQUEST, reference: 'x' }, same))).code).toBe('idempotency_conflict');
    edge.peers.payments.onWait = async (payment) => ({ ...payment, state: 'PAYMENT_STATE_SUCCEEDED' });
    expect((await client.createPayment({ ...REQUEST, waitS: 30 }, bearer())).payment?.state).toBe('succeeded');
    const id = first.payment?.id ?? '';
    edge.peers.payments.change(id, { state: 'PAYMENT_STATE_SUCCEEDED' });
    const { refund } = await client.createRefund({ paymentId: id, amount: { minor: '100', currency: 'PKR' } }, bearer());
    expect(refund).toMatchObject({ paymentId: id, amount: { minor: '100', currency: 'PKR' }, state: 'requested' });
  });

  test('a wait is over before the deadline of its call, so that the payment is never lost in an error', async () => {
    edge.peers.payments.onWait = async (payment) => payment;
    const { payment } = await client.createPayment({ ...REQUEST, waitS: 90 }, { ...bearer(), deadlineMs: 4_000 });
    expect(payment?.state).toBe('accepted');
    expect(edge.peers.payments.waits.at(-1)).toBeLessThanOrEqual(3_000);
    const before = edge.peers.payments.waits.length;
    await client.createPayment({ ...REQUEST, waitS: 90 }, { ...bearer(), deadlineMs: 1_500 });
    expect(edge.peers.payments.waits.length).toBe(before);
  });

  test('names wrong fields as its proto does', async () => {
    const error = await refusal(client.createPayment({ ...REQUEST, amount: { minor: '9223372036854775807', currency: 'USD' }, payer: { mobile: '1' }, expiresAt: 'soon' }, bearer()));
    expect(error.code).toBe('invalid_request');
    expect(error.fields.map(({ field }) => field).sort()).toEqual(['amount.currency', 'amount.minor', 'expires_at', 'payer.mobile']);
    const empty = await refusal(client.createPayment({}, bearer()));
    expect(empty.fields.map(({ field }) => field).sort()).toEqual(['amount.currency', 'amount.minor', 'payer', 'reference']);
    expect((await refusal(client.listPayments({ limit: 101 }, bearer()))).fields.map(({ field }) => field)).toEqual(['limit']);
  });

  test('a creating call needs its key, and every call a credential', async () => {
    expect((await refusal(client.createPayment(REQUEST, bearer({})))).code).toBe('idempotency_key_missing');
    expect(await refusal(client.createPayment(REQUEST, { metadata: {} }))).toMatchObject({ code: 'unauthenticated', reason: 'missing_credentials' });
    expect(await refusal(client.getPayment({}, { metadata: { 'key-id': merchant.liveKeyId } }))).toMatchObject({ code: 'unauthenticated', reason: 'certificate_missing' });
  });

  test('webhook endpoints are added, listed and removed', async () => {
    const webhooks = grpcClient(runtime, grpcServices.apiWebhookEndpoints, { address: edge.grpc, deadlineMs: 5_000 });
    const { endpoint, secret } = await webhooks.createWebhookEndpoint({ url: 'https://example.com/hook', events: ['*'] }, bearer());
    expect(secret).toMatch(/^whsec_/);
    expect((await webhooks.listWebhookEndpoints({}, bearer())).data.map(({ id }) => id)).toEqual([endpoint?.id]);
    await webhooks.deleteWebhookEndpoint({ endpointId: endpoint?.id ?? '' }, bearer());
    expect((await webhooks.listWebhookEndpoints({}, bearer())).data).toEqual([]);
    expect((await refusal(webhooks.getWebhookEndpoint({ endpointId: endpoint?.id ?? '' }, bearer()))).code).toBe('not_found');
    expect((await refusal(webhooks.createWebhookEndpoint({ url: 'nowhere', events: [] }, bearer()))).fields.map(({ field }) => field).sort()).toEqual(['events', 'url']);
  });

  test('a webhook endpoint is changed where the request says so, and nowhere else', async () => {
    const webhooks = grpcClient(runtime, grpcServices.apiWebhookEndpoints, { address: edge.grpc, deadlineMs: 5_000 });
    const { endpoint } = await webhooks.createWebhookEndpoint({ url: 'https://example.com/hook', events: ['payment.succeeded'] }, bearer());
    const endpointId = endpoint?.id ?? '';
    const off = await webhooks.updateWebhookEndpoint({ endpointId, disabled: true }, bearer());
    expect(off.endpoint).toMatchObject({ url: 'https://example.com/hook', events: ['payment.succeeded'], disabled: true });
    await webhooks.updateWebhookEndpoint({ endpointId, disabled: false, url: 'https://example.com/other' }, bearer());
    expect((await webhooks.getWebhookEndpoint({ endpointId }, bearer())).endpoint).toMatchObject({ url: 'https://example.com/other', events: ['payment.succeeded'], disabled: false });
    expect((await refusal(webhooks.updateWebhookEndpoint({ endpointId, url: 'nowhere' }, bearer()))).fields.map(({ field }) => field)).toEqual(['url']);
    expect((await refusal(webhooks.updateWebhookEndpoint({ endpointId }, bearer()))).code).toBe('invalid_request');
    await webhooks.deleteWebhookEndpoint({ endpointId }, bearer());
  });

  test('deliveries are listed and sent again', async () => {
    const webhooks = grpcClient(runtime, grpcServices.apiWebhookEndpoints, { address: edge.grpc, deadlineMs: 5_000 });
    const { data } = await webhooks.listWebhookDeliveries({ paymentId: 'pay_1', limit: 5 }, bearer());
    expect(data).toMatchObject([{ id: 'del_1', paymentId: 'pay_1' }]);
    expect((await webhooks.resendWebhookDelivery({ deliveryId: 'del_1' }, bearer())).delivery?.id).toBe('del_1');
    expect((await refusal(webhooks.resendWebhookDelivery({ deliveryId: 'del_2' }, bearer()))).code).toBe('not_found');
    expect((await refusal(webhooks.listWebhookDeliveries({ paymentId: 'x'.repeat(65), limit: 101 }, bearer()))).fields.map(({ field }) => field).sort()).toEqual(['limit', 'payment_id']);
  });

  test('the method of a payment can be fixed, and a payment tells its attempts and refunds', async () => {
    const { payment } = await client.createPayment({ ...REQUEST, method: 'token' }, bearer());
    expect(edge.peers.payments.creates.at(-1)).toMatchObject({ method: 'token' });
    expect((await refusal(client.createPayment({ ...REQUEST, method: 'card' }, bearer()))).fields.map(({ field }) => field)).toEqual(['method']);
    const attempt = {
      number: 1,
      channel: 'easypaisa-main',
      wallet: 'easypaisa',
      reference: 'A'.repeat(20),
      state: 'ATTEMPT_STATE_DECLINED',
      sentAt: '2026-11-20T12:00:00.000Z',
      settledAt: '2026-11-20T12:00:01.000Z',
      providerTransactionId: '42',
      providerCode: '0013',
      reason: 'insufficient_funds',
      fault: 'FAULT_PAYER',
      decisionId: 'dec_1',
      routingReason: 'best',
      inquiriesMade: 0,
      needsOperator: false,
    } as const;
    edge.peers.payments.change(payment?.id ?? '', { state: 'PAYMENT_STATE_SUCCEEDED', attempts: [attempt] });
    await client.createRefund({ paymentId: payment?.id ?? '' }, bearer());
    const read = (await client.getPayment({ paymentId: payment?.id ?? '' }, bearer())).payment;
    expect(read?.attempts).toEqual([expect.objectContaining({ number: 1, channel: 'easypaisa-main', state: 'declined', reason: 'insufficient_funds' })]);
    // Our reference at the provider is ours.
    expect(JSON.stringify(read)).not.toContain(attempt.reference);
  });
});

describe('public gRPC with a live key', () => {
  const tlsClient = ({ key, cert }: Identity): GrpcClient<PaymentsServiceDefinition> =>
    grpcClient(runtime, grpcServices.apiPayments, { address: edge.grpcTls, deadlineMs: 5_000, tls: { ca: authority.cert, key, cert } });

  test('needs the certificate that is registered for this very merchant', async () => {
    const live = { metadata: { 'key-id': merchant.liveKeyId, 'idempotency-key': randomUUID() } };
    const shop = tlsClient(authority.issue('shop'));
    expect(await refusal(shop.createPayment(REQUEST, live))).toMatchObject({ code: 'unauthenticated', reason: 'certificate_unknown' });
    const owner = edge.peers.merchants.add();
    const identity = authority.issue('owner');
    edge.peers.merchants.addCertificate(owner.id, identity.sha256);
    const other = tlsClient(identity);
    // Another merchant's certificate does not open this merchant's door, nor a test key.
    expect(await refusal(other.createPayment(REQUEST, live))).toMatchObject({ reason: 'certificate_unknown' });
    expect(await refusal(other.getPayment({}, { metadata: { 'key-id': owner.keyId } }))).toMatchObject({ reason: 'certificate_unknown' });
    const { payment } = await other.createPayment(REQUEST, { metadata: { 'key-id': owner.liveKeyId, 'idempotency-key': randomUUID() } });
    expect(payment?.state).toBe('accepted');
    expect(edge.peers.payments.creates.at(-1)).toMatchObject({ merchantId: owner.id, mode: 'MODE_LIVE' });
  });
});
