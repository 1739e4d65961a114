import { timingSafeEqual } from 'node:crypto';

/** Compares two digests in constant time; a digest of another length is simply not equal (lengths are public). */
export function equalDigests(expected: Uint8Array, received: Uint8Array): boolean {
  return expected.byteLength === received.byteLength && timingSafeEqual(expected, received);
}

/** Compares a digest with its received hexadecimal text in either letter case; text that is not hex is not equal. */
export function equalsHex(expected: Buffer, received: string): boolean {
  // Buffer.from stops silently at the first foreign character or half byte: without the length, a right digest with a tail would pass.
  return received.length === expected.length * 2 && equalDigests(expected, Buffer.from(received, 'hex'));
}

/**
 * Refuses an empty key. node:crypto accepts one silently, and then anybody can sign.
 * @throws TypeError naming the key, never its content
 */
export function requireSecret(secret: string | Uint8Array, name: string): void {
  if (secret.length === 0) throw new TypeError(`${name} must not be empty`);
}
