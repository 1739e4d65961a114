import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { createHash, randomUUID, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { grpcServices } from '@adaigi/contracts';
import type { PaymentsServiceDefinition } from '@adaigi/contracts/gen/adaigi/api/v1/PaymentsService.ts';
import type { AdaigiError } from '@adaigi/errors';
import { grpcClient, type GrpcClient } from '@adaigi/grpc';
import { testRuntime, type TestRuntime } from '@adaigi/runtime';
import { startEdge, type TestEdge } from './harness/edge.ts';
import type { TestMerchant } from './harness/merchants.ts';

let edge: TestEdge;
let merchant: TestMerchant;
let runtime: TestRuntime;
let client: GrpcClient<PaymentsServiceDefinition>;
let pki: string;

const REQUEST = {
  amount: { minor: '50000', currency: 'PKR' },
  wallet: 'easypaisa',
  payer: { mobile: '3115112345', name: 'John Doe' },
  reference: 'order-1',
  metadata: { cart: '17' },
};

const PORT = 40_000 + Math.floor(Math.random() * 20_000);

beforeAll(async () => {
  pki = mkdtempSync(join(tmpdir(), 'edge-pki-'));
  makeCertificates(pki);
  edge = await startEdge({
    ADAIGI_PUBLIC_GRPC_TLS_PORT: String(PORT),
    ADAIGI_PUBLIC_GRPC_TLS_CA_FILE: join(pki, 'ca.pem'),
    ADAIGI_PUBLIC_GRPC_TLS_KEY_FILE: join(pki, 'server.key'),
    ADAIGI_PUBLIC_GRPC_TLS_CERT_FILE: join(pki, 'server.pem'),
  });
  merchant = edge.peers.merchants.add();
  runtime = testRuntime('merchant');
  client = grpcClient(runtime, grpcServices.apiPayments, { address: edge.grpc, deadlineMs: 5_000 });
});
afterAll(async () => {
  await runtime.stop();
  await edge.stop();
  rmSync(pki, { recursive: true });
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
    expect((await refusal(webhooks.createWebhookEndpoint({ url: 'nowhere', events: [] }, bearer()))).fields.map(({ field }) => field).sort()).toEqual(['events', 'url']);
  });
});

describe('public gRPC with a live key', () => {
  const tlsClient = (name: string): GrpcClient<PaymentsServiceDefinition> =>
    grpcClient(runtime, grpcServices.apiPayments, {
      address: `localhost:${PORT}`,
      deadlineMs: 5_000,
      tls: { ca: readFileSync(join(pki, 'ca.pem')), key: readFileSync(join(pki, `${name}.key`)), cert: readFileSync(join(pki, `${name}.pem`)) },
    });

  test('needs the certificate that is registered for this very merchant', async () => {
    const live = { metadata: { 'key-id': merchant.liveKeyId, 'idempotency-key': randomUUID() } };
    const shop = tlsClient('shop');
    expect(await refusal(shop.createPayment(REQUEST, live))).toMatchObject({ code: 'unauthenticated', reason: 'certificate_unknown' });
    const owner = edge.peers.merchants.add();
    edge.peers.merchants.addCertificate(owner.id, fingerprint('other'));
    const other = tlsClient('other');
    // Another merchant's certificate does not open this merchant's door, nor a test key.
    expect(await refusal(other.createPayment(REQUEST, live))).toMatchObject({ reason: 'certificate_unknown' });
    expect(await refusal(other.getPayment({}, { metadata: { 'key-id': owner.keyId } }))).toMatchObject({ reason: 'certificate_unknown' });
    const { payment } = await other.createPayment(REQUEST, { metadata: { 'key-id': owner.liveKeyId, 'idempotency-key': randomUUID() } });
    expect(payment?.state).toBe('accepted');
    expect(edge.peers.payments.creates.at(-1)).toMatchObject({ merchantId: owner.id, mode: 'MODE_LIVE' });
  });
});

function fingerprint(name: string): string {
  return createHash('sha256').update(new X509Certificate(readFileSync(join(pki, `${name}.pem`))).raw).digest('hex');
}

/** A CA, a server for localhost, and two clients. */
function makeCertificates(folder: string): void {
  const openssl = (...args: string[]): void => {
    execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  };
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl('req', '-x509', ...newKey, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=test CA', '-days', '2');
  for (const name of ['server', 'shop', 'other']) {
    const subject = name === 'server' ? ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'] : ['-subj', `/CN=${name}`];
    openssl('req', ...newKey, '-keyout', `${name}.key`, '-out', `${name}.csr`, ...subject);
    openssl('x509', '-req', '-in', `${name}.csr`, '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-out', `${name}.pem`, '-days', '2', '-copy_extensions', 'copy');
  }
}
