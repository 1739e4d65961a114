import { createHmac, randomBytes } from 'node:crypto';
import { equalDigests } from './digests.ts';

const PREFIX = 'whsec_';
const NEW_SECRET_BYTES = 32;

interface WebhookMessage {
  /** `webhook-id`: the same over all attempts of one event. */
  readonly id: string;
  /** `webhook-timestamp`: Unix seconds of this attempt. */
  readonly timestampS: number;
  /** The raw body, exactly as sent. */
  readonly body: string | Uint8Array;
}

/**
 * Value of `webhook-signature` by Standard Webhooks 1.0.0: one `v1,<base64>` per secret, separated by spaces, so that
 * both secrets of a rotation verify.
 * @param message.secrets `whsec_` + base64 of 24 to 64 bytes, at least one
 * @throws TypeError when a secret has another form or there is none
 */
export function signStandardWebhook(message: WebhookMessage & { readonly secrets: readonly string[] }): string {
  if (message.secrets.length === 0) throw new TypeError('a webhook needs at least one secret');
  return message.secrets.map((secret) => `v1,${digest(message, secret).toString('base64')}`).join(' ');
}

/** A fresh endpoint secret: `whsec_` + base64 of 32 random bytes. */
export function newWebhookSecret(): string {
  return `${PREFIX}${randomBytes(NEW_SECRET_BYTES).toString('base64')}`;
}

/**
 * Whether one of the header's `v1` signatures is ours and the timestamp is near enough.
 * @param message.header value of `webhook-signature`; versions other than `v1` are passed over
 * @throws TypeError when the secret is not a webhook secret
 */
export function verifyStandardWebhook(
  message: WebhookMessage & { readonly header: string; readonly secret: string; readonly nowS: number; readonly toleranceS: number },
): boolean {
  const expected = digest(message, message.secret);
  // Written so that NaN, from a timestamp header that is no number, fails too.
  if (!(Math.abs(message.nowS - message.timestampS) <= message.toleranceS)) return false;
  return message.header
    .split(' ')
    .filter((signature) => signature.startsWith('v1,'))
    .some((signature) => equalDigests(expected, Buffer.from(signature.slice(3), 'base64')));
}

function digest(message: WebhookMessage, secret: string): Buffer {
  return createHmac('sha256', decodeSecret(secret)).update(`${message.id}.${message.timestampS}.`).update(message.body).digest();
}

function decodeSecret(secret: string): Buffer {
  const bytes = Buffer.from(secret.slice(PREFIX.length), 'base64');
  if (!secret.startsWith(PREFIX) || bytes.length < 24 || bytes.length > 64) {
    throw new TypeError(`a webhook secret is ${PREFIX} and base64 of 24 to 64 bytes`);
  }
  return bytes;
}
