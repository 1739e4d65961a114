import { createHmac, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { equalDigests, requireSecret } from '../digests.ts';
import type { KeyMaterial } from './types.ts';

// Fixed DER headers of RFC 8410, to be followed by the 32 raw bytes.
const SPKI_HEADER = Buffer.from('302a300506032b6570032100', 'hex');
const PKCS8_HEADER = Buffer.from('302e020100300506032b657004220420', 'hex');
const RAW_KEY_BYTES = 32;

/** @throws TypeError when the key cannot sign */
export function signBase(base: string, key: KeyMaterial): Buffer {
  if (key.algorithm === 'hmac-sha256') return hmac(base, key.secret);
  if (key.privateKey === undefined) throw new TypeError('an ed25519 key needs its private part to sign');
  return sign(null, Buffer.from(base), privateKey(key.privateKey));
}

/** @throws TypeError when the key itself is unusable, which is a fault of ours and not of the signature */
export function verifyBase(base: string, signature: Uint8Array, key: KeyMaterial): boolean {
  if (key.algorithm === 'hmac-sha256') return equalDigests(hmac(base, key.secret), signature);
  return verify(null, Buffer.from(base), publicKey(key.publicKey), signature);
}

function hmac(base: string, secret: string | Uint8Array): Buffer {
  requireSecret(secret, 'HMAC secret');
  return createHmac('sha256', secret).update(base).digest();
}

function publicKey(text: string): KeyObject {
  const pem = text.includes('-----BEGIN');
  return ed25519(createPublicKey(pem ? text : { key: Buffer.concat([SPKI_HEADER, rawKey(text)]), format: 'der', type: 'spki' }));
}

function privateKey(text: string): KeyObject {
  const pem = text.includes('-----BEGIN');
  return ed25519(createPrivateKey(pem ? text : { key: Buffer.concat([PKCS8_HEADER, rawKey(text)]), format: 'der', type: 'pkcs8' }));
}

function rawKey(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== RAW_KEY_BYTES) throw new TypeError('an ed25519 key is PEM or base64 of 32 bytes');
  return bytes;
}

// node:crypto would verify with an RSA or EC key just as well.
function ed25519(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('the key is not an ed25519 key');
  return key;
}
