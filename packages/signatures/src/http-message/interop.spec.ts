import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { createSigner, createVerifier, httpbis } from 'http-message-signatures';
import { contentDigest } from '../content-digest.ts';
import { signHttpMessage } from './sign.ts';
import type { HttpRequest, KeyMaterial } from './types.ts';
import { verifyHttpMessage } from './verify.ts';

const BODY = '{"amount":50000,"currency":"PKR"}';
const NOW_S = Math.floor(Date.now() / 1000);

const pair = generateKeyPairSync('ed25519');
const KEYS: { key: KeyMaterial; theirSigningKey: Buffer | string; theirVerifyingKey: Buffer | string }[] = [
  {
    key: { algorithm: 'hmac-sha256', secret: 'test-secret-0001' },
    theirSigningKey: Buffer.from('test-secret-0001'),
    theirVerifyingKey: Buffer.from('test-secret-0001'),
  },
  {
    key: {
      algorithm: 'ed25519',
      publicKey: pair.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64'),
      privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'der' }).subarray(-32).toString('base64'),
    },
    theirSigningKey: String(pair.privateKey.export({ type: 'pkcs8', format: 'pem' })),
    theirVerifyingKey: String(pair.publicKey.export({ type: 'spki', format: 'pem' })),
  },
];

interface SentRequest extends HttpRequest {
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly fields: string[];
}

const REQUESTS: SentRequest[] = [
  {
    method: 'POST',
    path: '/v1/payments',
    query: '',
    body: BODY,
    headers: { Host: 'api.example.com', 'Content-Type': 'application/json', 'Content-Digest': contentDigest(BODY), 'Idempotency-Key': 'order 1' },
    fields: ['@method', '@path', '@query', 'content-digest', 'idempotency-key'],
  },
  {
    method: 'GET',
    path: '/v1/payments',
    query: '?reference=a%20b&state=succeeded',
    body: '',
    headers: { Host: 'api.example.com:8443' },
    fields: ['@authority', '@method', '@target-uri', '@path', '@query', '@scheme', '@request-target', 'host'],
  },
];

function url(request: SentRequest): string {
  return `https://${request.headers['Host']}${request.path}${request.query}`;
}

describe.each(KEYS)('with the http-message-signatures package, $key.algorithm', ({ key, theirSigningKey, theirVerifyingKey }) => {
  test.each(REQUESTS)('we verify its signature of a $method', async (request) => {
    const message = { method: request.method, url: url(request), headers: request.headers };
    const { headers } = await httpbis.signMessage(
      {
        key: createSigner(theirSigningKey, key.algorithm, 'key-1'),
        name: 'theirs',
        fields: request.fields,
        params: ['nonce', 'created', 'expires', 'keyid', 'alg'],
        paramValues: { nonce: 'n-1', created: new Date(NOW_S * 1000), expires: new Date((NOW_S + 60) * 1000) },
      },
      message,
    );
    expect(verifyHttpMessage({ ...request, headers, key, nowS: NOW_S })).toEqual({ ok: true, keyId: 'key-1', nonce: 'n-1', createdS: NOW_S });
    expect(verifyHttpMessage({ ...request, path: '/v1/refunds', headers, key, nowS: NOW_S })).toMatchObject({ ok: false });
  });

  test.each(REQUESTS)('it verifies our signature of a $method', async (request) => {
    const ours = signHttpMessage({ ...request, keyId: 'key-1', algorithm: key.algorithm, key, createdS: NOW_S, nonce: 'n-1', components: request.fields });
    const headers = { ...request.headers, Signature: ours.signature, 'Signature-Input': ours.signatureInput };
    const config = {
      keyLookup: (): Promise<{ id: string; algs: string[]; verify: ReturnType<typeof createVerifier> }> =>
        Promise.resolve({ id: 'key-1', algs: [key.algorithm], verify: createVerifier(theirVerifyingKey, key.algorithm) }),
      requiredFields: request.fields,
      requiredParams: ['created', 'keyid', 'nonce', 'alg'],
      tolerance: 300,
    };
    expect(await httpbis.verifyMessage(config, { method: request.method, url: url(request), headers })).toBe(true);
    expect(await httpbis.verifyMessage(config, { method: 'PUT', url: url(request), headers })).toBe(false);
  });
});
