import { describe, expect, test } from '@jest/globals';
import { signatureBase } from './base.ts';
import { signBase, verifyBase } from './key.ts';
import type { KeyMaterial } from './types.ts';

// RFC 9421 appendix B: the test request and its keys. The examples carry no nonce, hence the steps below verifyHttpMessage.
const REQUEST = {
  method: 'POST',
  path: '/foo',
  query: '?param=Value&Pet=dog',
  headers: {
    Host: 'example.com',
    Date: 'Tue, 20 Apr 2021 02:07:55 GMT',
    'Content-Type': 'application/json',
    'Content-Length': '18',
  },
};
const ED25519_PUBLIC = 'MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=';
const ED25519_PRIVATE = 'MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF';

function pem(label: string, base64: string): string {
  return `-----BEGIN ${label}-----\n${base64}\n-----END ${label}-----\n`;
}

/** The raw 32 bytes at the end of a DER key. */
function raw(der: string): string {
  return Buffer.from(der, 'base64').subarray(-32).toString('base64');
}

const ED25519_BASE = [
  '"date": Tue, 20 Apr 2021 02:07:55 GMT',
  '"@method": POST',
  '"@path": /foo',
  '"@authority": example.com',
  '"content-type": application/json',
  '"content-length": 18',
  '"@signature-params": ("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"',
];
const ED25519_SIGNATURE = 'wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==';

const VECTORS: { section: string; key: KeyMaterial; base: string[]; signature: string }[] = [
  {
    section: 'B.2.5 hmac-sha256',
    key: {
      algorithm: 'hmac-sha256',
      secret: Buffer.from('uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==', 'base64'),
    },
    base: [
      '"date": Tue, 20 Apr 2021 02:07:55 GMT',
      '"@authority": example.com',
      '"content-type": application/json',
      '"@signature-params": ("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret"',
    ],
    signature: 'pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=',
  },
  {
    section: 'B.2.6 ed25519, keys as PEM',
    key: { algorithm: 'ed25519', publicKey: pem('PUBLIC KEY', ED25519_PUBLIC), privateKey: pem('PRIVATE KEY', ED25519_PRIVATE) },
    base: ED25519_BASE,
    signature: ED25519_SIGNATURE,
  },
  {
    section: 'B.2.6 ed25519, keys as raw base64',
    key: { algorithm: 'ed25519', publicKey: raw(ED25519_PUBLIC), privateKey: raw(ED25519_PRIVATE) },
    base: ED25519_BASE,
    signature: ED25519_SIGNATURE,
  },
];

describe.each(VECTORS)('RFC 9421 $section', ({ key, base, signature }) => {
  const components = base.slice(0, -1).map((line) => line.slice(1, line.indexOf('"', 1)));
  const params = base.at(-1)?.replace('"@signature-params": ', '') ?? '';

  test('builds the published signature base', () => {
    expect(signatureBase(REQUEST, { components, params })).toEqual({ ok: true, base: base.join('\n') });
  });

  test('makes and verifies the published signature', () => {
    expect(signBase(base.join('\n'), key).toString('base64')).toBe(signature);
    expect(verifyBase(base.join('\n'), Buffer.from(signature, 'base64'), key)).toBe(true);
    expect(verifyBase(`${base.join('\n')} `, Buffer.from(signature, 'base64'), key)).toBe(false);
  });
});

describe('component values of RFC 9421 section 2', () => {
  const value = (component: string, change: Partial<typeof REQUEST> & { scheme?: 'http' | 'https' } = {}): string => {
    const built = signatureBase({ ...REQUEST, ...change }, { components: [component], params: '()' });
    return built.ok ? built.base.split('\n')[0]?.replace(`"${component}": `, '') ?? '' : built.problem;
  };
  const host = (name: string): { headers: typeof REQUEST.headers } => ({ headers: { ...REQUEST.headers, Host: name } });

  test('derived components', () => {
    expect(value('@query')).toBe('?param=Value&Pet=dog');
    expect(value('@query', { query: '' })).toBe('?');
    expect(value('@path', { path: '' })).toBe('/');
    expect(value('@scheme')).toBe('https');
    expect(value('@scheme', { scheme: 'http' })).toBe('http');
    expect(value('@request-target')).toBe('/foo?param=Value&Pet=dog');
    expect(value('@target-uri')).toBe('https://example.com/foo?param=Value&Pet=dog');
    expect(value('@target-uri', { scheme: 'http', query: '' })).toBe('http://example.com/foo');
  });

  test('the authority in lower case, without the default port of its scheme', () => {
    expect(value('@authority', host('EXAMPLE.com'))).toBe('example.com');
    expect(value('@authority', host('example.com:443'))).toBe('example.com');
    expect(value('@authority', host('example.com:8443'))).toBe('example.com:8443');
    expect(value('@authority', { ...host('example.com:80'), scheme: 'http' })).toBe('example.com');
    expect(value('@authority', { ...host('example.com:443'), scheme: 'http' })).toBe('example.com:443');
  });

  test('fields trimmed, unfolded and joined', () => {
    const headers = { ...REQUEST.headers, 'X-OWS-Header': '  Leading and trailing whitespace.\t', 'x-fold': 'Obsolete\r\n    line folding.', 'X-Empty': '' };
    expect(value('x-ows-header', { headers })).toBe('Leading and trailing whitespace.');
    expect(value('x-fold', { headers })).toBe('Obsolete line folding.');
    expect(value('x-empty', { headers })).toBe('');
    const lines = signatureBase({ ...REQUEST, headers: { 'Cache-Control': ['max-age=60 ', ' must-revalidate'] } }, { components: ['cache-control'], params: '()' });
    expect(lines).toMatchObject({ base: '"cache-control": max-age=60, must-revalidate\n"@signature-params": ()' });
  });

  test('what cannot be covered is named', () => {
    expect(value('x-absent')).toBe('missing_header:x-absent');
    expect(value('@status')).toBe('unsupported_component:@status');
    expect(value('@authority', { headers: { ...REQUEST.headers, Host: '\u00e9.com' } })).toBe('unsupported_component:@authority');
    expect(value('@path', { path: '/a\n"@query": ?' })).toBe('unsupported_component:@path');
    const noHost = signatureBase({ ...REQUEST, headers: {} }, { components: ['@target-uri'], params: '()' });
    expect(noHost).toEqual({ ok: false, problem: 'missing_header:host' });
  });
});

describe('keys', () => {
  const base = 'text';
  test.each([
    ['an empty secret', { algorithm: 'hmac-sha256', secret: '' }],
    ['a public key alone', { algorithm: 'ed25519', publicKey: raw(ED25519_PUBLIC) }],
    ['a seed of another length', { algorithm: 'ed25519', publicKey: raw(ED25519_PUBLIC), privateKey: 'AAAA' }],
  ] satisfies [string, KeyMaterial][])('%s cannot sign', (_, key) => {
    expect(() => signBase(base, key)).toThrow(TypeError);
  });

  test('a key of another type is refused instead of verifying by its own algorithm', () => {
    const ec = 'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqIVYZVLCrPZHGHjP17CTW0/+D9Lfw0EkjqF7xB4FivAxzic30tMM4GF+hR6Dxh71Z50VGGdldkkDXZCnTNnoXQ==';
    expect(() => verifyBase(base, new Uint8Array(64), { algorithm: 'ed25519', publicKey: pem('PUBLIC KEY', ec) })).toThrow('not an ed25519 key');
  });
});
