import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { contentDigest } from '../content-digest.ts';
import { signHttpMessage } from './sign.ts';
import type { HttpRequest, KeyMaterial, SignatureVerdict } from './types.ts';
import { verifyHttpMessage } from './verify.ts';

const pair = generateKeyPairSync('ed25519');
const KEYS: KeyMaterial[] = [
  { algorithm: 'hmac-sha256', secret: 'test-secret-\u0639' },
  {
    algorithm: 'ed25519',
    publicKey: String(pair.publicKey.export({ type: 'spki', format: 'pem' })),
    privateKey: String(pair.privateKey.export({ type: 'pkcs8', format: 'pem' })),
  },
];
const KEY: KeyMaterial = { algorithm: 'hmac-sha256', secret: 'test-secret' };
const NOW_S = 1_700_000_000;
const BODY = '{"amount":50000}';

interface Message extends HttpRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const POST: Message = {
  method: 'POST',
  path: '/v1/payments',
  query: '?a=b',
  headers: { Host: 'api.example.com', 'Idempotency-Key': 'order-1', 'Content-Digest': contentDigest(BODY) },
  body: BODY,
};
const GET: Message = { method: 'GET', path: '/v1/payments/1', query: '', headers: { Host: 'api.example.com' }, body: '' };

type SigningChanges = Partial<Omit<Parameters<typeof signHttpMessage>[0], keyof HttpRequest>>;

function signed(message: Message, changes: SigningChanges = {}): Message {
  const key = changes.key ?? KEY;
  const headers = signHttpMessage({ ...message, keyId: 'key-1', algorithm: key.algorithm, key, createdS: NOW_S, nonce: 'nonce-1', ...changes });
  return { ...message, headers: { ...message.headers, Signature: headers.signature, 'Signature-Input': headers.signatureInput } };
}

function verify(message: Message, changes: { key?: KeyMaterial; nowS?: number; windowS?: number } = {}): SignatureVerdict {
  return verifyHttpMessage({ ...message, key: KEY, nowS: NOW_S, ...changes });
}

function withHeader(message: Message, name: string, value: string): Message {
  return { ...message, headers: { ...message.headers, [name]: value } };
}

const refused = (problem: string) => ({ ok: false, problem });

describe.each(KEYS)('$algorithm', (key) => {
  test.each([POST, GET])('a signed $method verifies', (message) => {
    expect(verify(signed(message, { key }), { key })).toEqual({ ok: true, keyId: 'key-1', nonce: 'nonce-1', createdS: NOW_S });
  });

  test('breaks with any changed character of anything that it covers', () => {
    const message = signed(POST, { key });
    const change = (text: string, pick: number) => {
      const at = pick % text.length;
      return `${text.slice(0, at)}${text[at] === '0' ? '1' : '0'}${text.slice(at + 1)}`;
    };
    const places: ((pick: number) => Message)[] = [
      (pick) => ({ ...message, method: change(message.method, pick) }),
      (pick) => ({ ...message, path: change(message.path, pick) }),
      (pick) => ({ ...message, query: change(message.query, pick) }),
      (pick) => ({ ...message, body: change(message.body, pick) }),
      (pick) => withHeader(message, 'Idempotency-Key', change('order-1', pick)),
      (pick) => withHeader(message, 'Content-Digest', change(POST.headers['Content-Digest'] ?? '', pick)),
      (pick) => withHeader(message, 'Signature-Input', change(message.headers['Signature-Input'] ?? '', pick)),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.nat(), (place, pick) => {
        expect(verify(place(pick), { key })).toMatchObject({ ok: false });
      }),
      { numRuns: 300 },
    );
  });

  test('breaks with any flipped bit of the signature, and with one of another length', () => {
    const message = signed(GET, { key });
    const bytes = Buffer.from(/:(.*):/.exec(message.headers['Signature'] ?? '')?.[1] ?? '', 'base64');
    const withBytes = (changed: Uint8Array) => withHeader(message, 'Signature', `sig1=:${Buffer.from(changed).toString('base64')}:`);
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      expect(verify(withBytes(changed), { key })).toEqual(refused('signature_mismatch'));
    }
    expect(verify(withBytes(bytes), { key })).toMatchObject({ ok: true });
    expect(verify(withBytes(bytes.subarray(1)), { key })).toEqual(refused('signature_mismatch'));
    expect(verify(withBytes(new Uint8Array()), { key })).toEqual(refused('signature_mismatch'));
  });

  test('does not verify with another key', () => {
    const raw = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64');
    const other: KeyMaterial = key.algorithm === 'ed25519' ? { ...key, publicKey: raw } : { ...key, secret: 'other' };
    expect(verify(signed(POST, { key }), { key: other })).toEqual(refused('signature_mismatch'));
  });
});

describe('required coverage', () => {
  const all = ['@method', '@path', '@query', 'content-digest', 'idempotency-key'];

  test.each(all)('%s must be covered', (name) => {
    const message = signed(POST, { components: all.filter((component) => component !== name) });
    expect(verify(message)).toEqual(refused(`missing_component:${name}`));
  });

  test('a body added to a signed GET, or an idempotency key added later, is refused', () => {
    expect(verify({ ...signed(GET), body: '{}' })).toEqual(refused('missing_component:content-digest'));
    expect(verify(withHeader(signed(GET), 'idempotency-key', 'x'))).toEqual(refused('missing_component:idempotency-key'));
  });

  test('more may be covered, and then counts', () => {
    const more = ['@authority', '@target-uri', '@scheme', '@request-target', 'host'];
    const message = signed(POST, { components: [...all, ...more] });
    expect(verify(message)).toMatchObject({ ok: true });
    expect(verify(withHeader(message, 'Host', 'evil.example.com'))).toEqual(refused('signature_mismatch'));
    expect(verify({ ...message, scheme: 'http' })).toEqual(refused('signature_mismatch'));
  });

  test('a covered header that the request lacks is named', () => {
    const { Host: _, ...headers } = signed(POST, { components: [...all, 'host'] }).headers;
    expect(verify({ ...POST, headers })).toEqual(refused('missing_header:host'));
  });

  test('a covered @status means nothing on a request', () => {
    const message = signed(GET);
    const input = message.headers['Signature-Input']?.replace('"@query"', '"@query" "@status"') ?? '';
    expect(verify(withHeader(message, 'Signature-Input', input))).toEqual(refused('unsupported_component:@status'));
  });
});

describe('body', () => {
  test('another body, and a body taken away, break the digest', () => {
    expect(verify({ ...signed(POST), body: '{"amount":50001}' })).toEqual(refused('digest_mismatch'));
    expect(verify({ ...signed(POST), body: '' })).toEqual(refused('digest_mismatch'));
  });

  test('a digest by another algorithm is unsupported', () => {
    expect(verify(signed(withHeader(POST, 'Content-Digest', 'md5=:AAAA:')))).toEqual(refused('unsupported_digest'));
  });

  test('a covered digest that the request lacks is named', () => {
    const { 'Content-Digest': _, ...headers } = signed(POST).headers;
    expect(verify({ ...POST, headers })).toEqual(refused('missing_header:content-digest'));
  });
});

describe('time', () => {
  test.each([
    [NOW_S + 300, undefined, true],
    [NOW_S + 301, undefined, false],
    [NOW_S - 300, undefined, true],
    [NOW_S - 301, undefined, false],
    [NOW_S + 11, 10, false],
  ])('at %d with window %p: %p', (nowS, windowS, accepted) => {
    const verdict = verify(signed(GET), { nowS, ...(windowS === undefined ? {} : { windowS }) });
    expect(verdict).toMatchObject(accepted ? { ok: true } : refused('created_outside_window'));
  });

  test('an expired signature is refused inside the window too', () => {
    const message = signed(GET);
    const input = `${message.headers['Signature-Input']};expires=${NOW_S - 1}`;
    expect(verify(withHeader(message, 'Signature-Input', input))).toEqual(refused('expired'));
  });
});

describe('algorithm', () => {
  test('the alg parameter must be the algorithm of the key', () => {
    const message = signed(GET);
    const input = message.headers['Signature-Input']?.replace('hmac-sha256', 'ed25519') ?? '';
    expect(verify(withHeader(message, 'Signature-Input', input))).toEqual(refused('algorithm_mismatch'));
  });

  test('a public key is never taken for an HMAC secret', () => {
    const [, ed25519] = KEYS;
    if (ed25519?.algorithm !== 'ed25519') throw new Error('unreachable');
    const forged = signed(GET, { key: { algorithm: 'hmac-sha256', secret: ed25519.publicKey } });
    expect(verify(forged, { key: ed25519 })).toEqual(refused('algorithm_mismatch'));
    const input = forged.headers['Signature-Input']?.replace(';alg="hmac-sha256"', '') ?? '';
    expect(verify(withHeader(forged, 'Signature-Input', input), { key: ed25519 })).toEqual(refused('signature_mismatch'));
  });
});

test('signing refuses what it cannot do', () => {
  expect(() => signed(GET, { algorithm: 'ed25519' })).toThrow('another algorithm');
  expect(() => signed(GET, { components: ['@method', 'x-absent'] })).toThrow('missing_header:x-absent');
});
