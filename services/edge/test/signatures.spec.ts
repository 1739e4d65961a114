import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHmac, createPrivateKey, randomUUID, sign as signBytes } from 'node:crypto';
import { contentDigest, type KeyMaterial } from '@adaigi/signatures';
import { httpbis } from 'http-message-signatures';
import { callBearer, callSigned, send, sign, type Answer, type SignedCall } from './harness/client.ts';
import { startEdge, type TestEdge } from './harness/edge.ts';
import type { TestMerchant } from './harness/merchants.ts';

let edge: TestEdge;
let merchant: TestMerchant;

const BODY = { amount: 100, currency: 'PKR', payer: { mobile: '03115112345' }, reference: 'r' };

beforeAll(async () => {
  edge = await startEdge();
  merchant = edge.peers.merchants.add();
});
afterAll(async () => edge.stop());

function payment(change: Partial<SignedCall> = {}): SignedCall {
  const headers = { 'idempotency-key': randomUUID() };
  return { method: 'POST', target: '/v1/payments', keyId: merchant.keyId, key: merchant.key, body: BODY, headers, ...change };
}

async function expectRefused(answer: Promise<Answer>, reason: string): Promise<void> {
  const before = edge.peers.payments.creates.length;
  const { status, json, headers } = await answer;
  expect([status, json['code'], json['reason']]).toEqual([401, 'unauthenticated', reason]);
  expect(headers.get('content-type')).toBe('application/problem+json');
  expect(headers.get('www-authenticate')).toContain('Bearer');
  expect(headers.get('accept-signature')).toContain('"@method" "@path" "@query"');
  expect(edge.peers.payments.creates.length).toBe(before);
}

/** Signs a request and changes what is sent afterwards. */
async function tampered(change: (request: ReturnType<typeof sign>) => { headers?: Record<string, string>; body?: string; method?: string; target?: string }): Promise<Answer> {
  const request = sign(payment());
  const { headers = {}, body = request.body, method = 'POST', target = '/v1/payments' } = change(request);
  return send(edge.url, method, target, { headers: { ...request.headers, ...headers }, body });
}

describe('signed requests', () => {
  test('hmac-sha256 and ed25519 keys open the door, live keys the live world', async () => {
    expect((await callSigned(edge.url, payment())).status).toBe(201);
    expect((await callSigned(edge.url, payment({ keyId: merchant.ed25519KeyId, key: merchant.ed25519Key }))).status).toBe(201);
    expect((await callSigned(edge.url, payment({ keyId: merchant.liveKeyId, key: merchant.liveKey }))).status).toBe(201);
    expect(edge.peers.payments.creates.slice(-3).map(({ mode }) => mode)).toEqual(['MODE_TEST', 'MODE_TEST', 'MODE_LIVE']);
  });

  test('a query is signed as it is sent', async () => {
    const answer = await callSigned(edge.url, { method: 'GET', target: '/v1/payments?limit=5&reference=a%20b', keyId: merchant.keyId, key: merchant.key });
    expect(answer.status).toBe(200);
  });

  test.each(['@method', '@path', '@query', 'content-digest', 'idempotency-key'])('a signature that leaves %s open is refused and says so', async (name) => {
    const components = ['@method', '@path', '@query', 'content-digest', 'idempotency-key'].filter((each) => each !== name);
    await expectRefused(callSigned(edge.url, payment({ components })), `missing_component:${name}`);
  });

  test('what was signed cannot be changed on the way', async () => {
    await expectRefused(tampered(() => ({ body: JSON.stringify({ ...BODY, amount: 101 }) })), 'digest_mismatch');
    const body = JSON.stringify({ ...BODY, amount: 101 });
    await expectRefused(tampered(() => ({ body, headers: { 'content-digest': contentDigest(body) } })), 'signature_mismatch');
    await expectRefused(tampered(() => ({ headers: { 'idempotency-key': 'another' } })), 'signature_mismatch');
    await expectRefused(tampered(() => ({ target: '/v1/webhook-endpoints' })), 'signature_mismatch');
    await expectRefused(tampered(() => ({ target: '/v1/payments?x=1' })), 'signature_mismatch');
  });

  test('a replay is refused, also of a read', async () => {
    const create = sign(payment());
    expect((await send(edge.url, 'POST', '/v1/payments', create)).status).toBe(201);
    await expectRefused(send(edge.url, 'POST', '/v1/payments', create), 'nonce_replayed');
    const read = sign({ method: 'GET', target: '/v1/payments', keyId: merchant.keyId, key: merchant.key });
    expect((await send(edge.url, 'GET', '/v1/payments', read)).status).toBe(200);
    await expectRefused(send(edge.url, 'GET', '/v1/payments', read), 'nonce_replayed');
  });

  test('of concurrent replays one passes', async () => {
    const request = sign(payment());
    const answers = await Promise.all(Array.from({ length: 10 }, async () => send(edge.url, 'POST', '/v1/payments', request)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, ...Array<number>(9).fill(401)]);
  });

  test('a nonce belongs to its key, and a wrong signature does not use it up', async () => {
    const nonce = randomUUID();
    const stranger = edge.peers.merchants.add();
    await expectRefused(callSigned(edge.url, payment({ nonce, key: stranger.key })), 'signature_mismatch');
    expect((await callSigned(edge.url, payment({ nonce }))).status).toBe(201);
    expect((await callSigned(edge.url, payment({ nonce, keyId: stranger.keyId, key: stranger.key }))).status).toBe(201);
  });

  test('the window is five minutes either way', async () => {
    const nowS = Math.floor(Date.now() / 1000);
    for (const createdS of [nowS - 310, nowS + 310]) await expectRefused(callSigned(edge.url, payment({ createdS })), 'created_outside_window');
    for (const createdS of [nowS - 290, nowS + 290]) expect((await callSigned(edge.url, payment({ createdS }))).status).toBe(201);
  });

  test('missing and unreadable signatures are named', async () => {
    await expectRefused(send(edge.url, 'GET', '/v1/payments', { headers: {} }), 'missing_signature');
    await expectRefused(send(edge.url, 'GET', '/v1/payments', { headers: { signature: 'sig1=?', 'signature-input': 'sig1' } }), 'malformed_signature');
    for (const [name, reason] of [['nonce', 'missing_nonce'], ['keyid', 'missing_keyid'], ['created', 'missing_created']] as const) {
      const request = sign(payment());
      const input = (request.headers['signature-input'] ?? '').replace(new RegExp(`;${name}=("[^"]*"|\\d+)`), '');
      await expectRefused(send(edge.url, 'POST', '/v1/payments', { ...request, headers: { ...request.headers, 'signature-input': input } }), reason);
    }
  });

  test.each<readonly ['hmac-sha256' | 'ed25519']>([['hmac-sha256'], ['ed25519']])('an unknown key id and a wrong %s key get one answer', async (algorithm) => {
    const stranger = edge.peers.merchants.add();
    const key: KeyMaterial = algorithm === 'ed25519' ? stranger.ed25519Key : stranger.key;
    const unknown = await callSigned(edge.url, payment({ keyId: 'key_test_0000000000000000', key }));
    const wrong = await callSigned(edge.url, payment({ key }));
    expect(unknown.status).toBe(401);
    expect(unknown.json).toEqual(wrong.json);
  });

  test('a revoked key and a disabled merchant are shut out', async () => {
    const shop = edge.peers.merchants.add();
    edge.peers.merchants.setStatus(shop.id, 'MERCHANT_STATUS_DISABLED');
    const answer = await callSigned(edge.url, payment({ keyId: shop.keyId, key: shop.key }));
    expect([answer.status, answer.json['code'], answer.json['reason']]).toEqual([403, 'forbidden', 'merchant_disabled']);
  });

  test('a credential is looked up once a minute, not once a request', async () => {
    const shop = edge.peers.merchants.add();
    const before = edge.peers.merchants.lookups;
    await Promise.all(Array.from({ length: 5 }, async () => callSigned(edge.url, payment({ keyId: shop.keyId, key: shop.key }))));
    await callSigned(edge.url, payment({ keyId: shop.keyId, key: shop.key }));
    expect(edge.peers.merchants.lookups - before).toBe(1);
  });
});

describe('Bearer', () => {
  test('a test key works with plain curl', async () => {
    expect((await callBearer(edge.url, merchant.bearer, 'POST', '/v1/payments', BODY)).status).toBe(201);
  });

  test('unknown tokens and live secrets do not', async () => {
    await expectRefused(callBearer(edge.url, `adt_${'x'.repeat(40)}`, 'GET', '/v1/payments'), 'bearer_unknown');
    const live = merchant.liveKey.algorithm === 'hmac-sha256' ? String(merchant.liveKey.secret) : '';
    await expectRefused(callBearer(edge.url, live, 'GET', '/v1/payments'), 'bearer_malformed');
  });
});

describe('a standard library that is not ours (http-message-signatures)', () => {
  const signers = {
    'hmac-sha256': async (data: Buffer) => createHmac('sha256', merchant.key.algorithm === 'hmac-sha256' ? merchant.key.secret : '').update(data).digest(),
    ed25519: async (data: Buffer) => signBytes(null, data, createPrivateKey(merchant.ed25519Key.privateKey)),
  };

  test.each(['hmac-sha256', 'ed25519'] as const)('its %s signatures are accepted as they come', async (alg) => {
    const body = JSON.stringify(BODY);
    const headers = { 'content-type': 'application/json', 'content-digest': contentDigest(body), 'idempotency-key': randomUUID() };
    const signed = await httpbis.signMessage(
      {
        key: { id: alg === 'ed25519' ? merchant.ed25519KeyId : merchant.keyId, alg, sign: signers[alg] },
        fields: ['@method', '@path', '@query', 'content-digest', 'idempotency-key', 'content-type', '@authority'],
        params: ['created', 'expires', 'nonce', 'keyid', 'alg'],
        paramValues: { nonce: randomUUID() },
      },
      { method: 'POST', url: `${edge.url}/v1/payments?`, headers },
    );
    const sent = { ...signed.headers };
    const answer = await send(edge.url, 'POST', '/v1/payments', { headers: sent, body });
    expect(answer.json).toMatchObject({ state: 'accepted' });
    expect(answer.status).toBe(201);
  });
});
