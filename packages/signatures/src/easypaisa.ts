import { constants, createCipheriv, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { scanJsonObject } from './json-scan.ts';

type Envelope = 'request' | 'response';

/**
 * Signs the inner JSON of a v5 call: RSA PKCS#1 v1.5 with SHA-256 over exactly this text.
 * @param innerJson compact JSON text of the `request` or `response` value, braces included
 * @returns base64
 */
export function signEasypaisa(innerJson: string, privateKeyPem: string): string {
  const key = rsaKey(createPrivateKey(privateKeyPem));
  return sign('sha256', Buffer.from(innerJson), { key, padding: constants.RSA_PKCS1_PADDING }).toString('base64');
}

/** Whether the signature belongs to exactly this inner text; base64 that decodes to nothing useful is just false. */
export function verifyEasypaisa(innerJson: string, signatureBase64: string, publicKeyPem: string): boolean {
  const key = rsaKey(createPublicKey(publicKeyPem));
  return verify('sha256', Buffer.from(innerJson), { key, padding: constants.RSA_PKCS1_PADDING }, Buffer.from(signatureBase64, 'base64'));
}

/** The whole v5 body. Joined as text, because a second serialisation might not repeat the bytes that were signed. */
export function sealEasypaisaBody(key: Envelope, innerJson: string, privateKeyPem: string): string {
  return `{"${key}":${innerJson},"signature":"${signEasypaisa(innerJson, privateKeyPem)}"}`;
}

/**
 * Cuts the signed text and its signature out of a v5 body as they were received.
 * Read the fields from `inner` only, after `verifyEasypaisa`: nothing else in the body is signed.
 * @returns null when the body is not such an envelope
 */
export function sliceEasypaisaBody(key: Envelope, body: string): { inner: string; signature: string } | null {
  // A published sample has keys with a space behind them, hence the trim.
  const members = scanJsonObject(body)?.map((member) => ({ ...member, name: member.name.trim() })) ?? [];
  const inner = members.filter((member) => member.name === key);
  const signature = members.filter((member) => member.name === 'signature');
  if (inner.length !== 1 || signature.length !== 1) return null;
  if (inner[0]?.kind !== 'nested' || !inner[0].text.startsWith('{') || signature[0]?.kind !== 'string') return null;
  return { inner: inner[0].text, signature: signature[0].text };
}

/**
 * `merchantHashedReq` of the hosted page: `name=value` pairs ordered by name and joined with `&`, AES-ECB with PKCS#7
 * padding. Absent and empty fields are left out, so post only the fields that have a value.
 * ECB hides and proves nothing: it is the provider's tamper check, never a reason to believe an answer.
 * @param key hash key of the store, 16 characters (24 and 32 select AES-192 and AES-256)
 * @returns base64
 * @throws TypeError when the key has another length
 */
export function easypaisaHashedRequest(fields: Readonly<Record<string, string | null | undefined>>, key: string): string {
  const bytes = Buffer.from(key);
  if (![16, 24, 32].includes(bytes.length)) throw new TypeError('Easypaisa hash key must have 16, 24 or 32 bytes');
  const plain = Object.entries(fields)
    .filter(([name, value]) => name !== 'merchantHashedReq' && value !== '' && value !== null && value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const cipher = createCipheriv(`aes-${bytes.length * 8}-ecb`, bytes, null);
  return Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]).toString('base64');
}

/** Value of the `Credentials` header: base64 without a `Basic ` prefix, which Easypaisa does not want. */
export function easypaisaCredentials(username: string, password: string): string {
  return Buffer.from(`${username}:${password}`).toString('base64');
}

function rsaKey(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType !== 'rsa') throw new TypeError('Easypaisa key must be an RSA key');
  return key;
}
