import { generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  easypaisaCredentials,
  easypaisaHashedRequest,
  sealEasypaisaBody,
  signEasypaisa,
  sliceEasypaisaBody,
  verifyEasypaisa,
} from './easypaisa.ts';

function asPem(pair: { publicKey: KeyObject; privateKey: KeyObject }): { publicKey: string; privateKey: string } {
  return {
    publicKey: String(pair.publicKey.export({ type: 'spki', format: 'pem' })),
    privateKey: String(pair.privateKey.export({ type: 'pkcs8', format: 'pem' })),
  };
}

const keys = asPem(generateKeyPairSync('rsa', { modulusLength: 2048 }));
const otherKeys = asPem(generateKeyPairSync('rsa', { modulusLength: 2048 }));
const ecKeys = asPem(generateKeyPairSync('ec', { namedCurve: 'P-256' }));

const HASH_FIELDS = {
  amount: '10.0',
  storeId: '28',
  postBackURL: 'http://localhost:9081/local/status.php',
  orderRefNum: '11001',
  expiryDate: '20150101 151515',
  autoRedirect: '0',
};
const HASH_KEY = '0123456789ABCDEF';
const HASHED =
  '+2DgaAd49gKJSABArGAoGZ2nHkuUxEiM/vWN+CCkhGkSnle5U3Js2AhSPDbyC8NLrJI+u4bf9ahPUHWJO7LtYJckEzXo7Y19H9OgmVv8iQcFGxxY9EobFiR868PzaF7Gv4cNzVMJdRPmg6TO1uZGPNQQgK9vQVbtUV4zp5yP77j2PiTL6uqI5wbUZdMvPkwd';

describe('v5 envelope', () => {
  test('a sealed body gives back the very text that was signed, and it verifies', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom('request', 'response'), (fields, key) => {
        const inner = JSON.stringify(fields);
        const slice = sliceEasypaisaBody(key, sealEasypaisaBody(key, inner, keys.privateKey));
        expect(slice?.inner).toBe(inner);
        expect(verifyEasypaisa(inner, slice?.signature ?? '', keys.publicKey)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  test('keeps number formatting, key order and spaces that JSON.parse would lose', () => {
    const inner = '{ "amount" : 100.00,\n"b":"}\\"{","a":[1,{"x":"]"}] }';
    const body = ` { "signature" : "c2ln" , "response" :\t${inner} } `;
    expect(sliceEasypaisaBody('response', body)).toEqual({ inner, signature: 'c2ln' });
  });

  test('finds an envelope whose keys have a space behind them', () => {
    expect(sliceEasypaisaBody('response', '{"response ":{"a":1},"signature ":"c2ln"}')).toEqual({ inner: '{"a":1}', signature: 'c2ln' });
  });

  test.each([
    ['not JSON', '<html>'],
    ['no signature', '{"response":{}}'],
    ['no inner value', '{"signature":"c2ln"}'],
    ['the other key', '{"request":{},"signature":"c2ln"}'],
    ['inner text instead of an object', '{"response":"{}","signature":"c2ln"}'],
    ['inner list', '{"response":[],"signature":"c2ln"}'],
    ['signature that is no string', '{"response":{},"signature":null}'],
    ['two inner values', '{"response":{"a":1},"response ":{"a":2},"signature":"c2ln"}'],
    ['cut off', '{"response":{"a":1},"signature":"c2l'],
  ])('is not an envelope: %s', (_, body) => {
    expect(sliceEasypaisaBody('response', body)).toBeNull();
  });
});

describe('v5 signature', () => {
  const inner = '{"orderId":"ORD1001","storeId":43,"transactionAmount":"100.00"}';
  const signature = signEasypaisa(inner, keys.privateKey);

  test('has the 344 base64 characters of a 2048-bit key and repeats byte for byte (PKCS#1 v1.5)', () => {
    expect(signature).toHaveLength(344);
    expect(signEasypaisa(inner, keys.privateKey)).toBe(signature);
  });

  test('breaks with any changed character of the text', () => {
    fc.assert(
      fc.property(fc.nat(inner.length - 1), (at) => {
        const changed = `${inner.slice(0, at)}${inner[at] === 'x' ? 'y' : 'x'}${inner.slice(at + 1)}`;
        expect(verifyEasypaisa(changed, signature, keys.publicKey)).toBe(false);
      }),
    );
  });

  test('does not verify with another key, nor as garbage', () => {
    expect(verifyEasypaisa(inner, signature, otherKeys.publicKey)).toBe(false);
    expect(verifyEasypaisa(inner, '', keys.publicKey)).toBe(false);
    expect(verifyEasypaisa(inner, '%%%', keys.publicKey)).toBe(false);
  });

  test('refuses keys that are not RSA', () => {
    expect(() => signEasypaisa(inner, ecKeys.privateKey)).toThrow('must be an RSA key');
    expect(() => verifyEasypaisa(inner, signature, ecKeys.publicKey)).toThrow('must be an RSA key');
  });
});

describe('hosted page', () => {
  test("gives the reference hash of the guide's sample", () => {
    expect(easypaisaHashedRequest(HASH_FIELDS, HASH_KEY)).toBe(HASHED);
  });

  test('leaves out empty fields and the hash itself', () => {
    const fields = { ...HASH_FIELDS, emailAddr: '', mobileNum: undefined, bankIdentifier: null, merchantHashedReq: 'old' };
    expect(easypaisaHashedRequest(fields, HASH_KEY)).toBe(HASHED);
  });

  test('refuses a key of another length without showing it', () => {
    expect(() => easypaisaHashedRequest(HASH_FIELDS, 'short-key')).toThrow(/^(?!.*short-key).*16, 24 or 32/);
  });
});

test('Credentials is bare base64', () => {
  expect(easypaisaCredentials('user', 'pass:word')).toBe('dXNlcjpwYXNzOndvcmQ=');
});
