import { createHmac } from 'node:crypto';
import { requireSecret } from './digests.ts';

/**
 * HMAC-SHA256 over a list of parts, for derived ids and blind indexes. Each part goes in behind its length, so that no
 * two lists meet (`['ab', 'c']` and `['a', 'bc']` differ).
 * @returns 64 lower-case hexadecimal digits
 */
export function hmacHex(key: string, ...parts: string[]): string {
  requireSecret(key, 'HMAC key');
  const hmac = createHmac('sha256', key);
  for (const part of parts) {
    // UTF-16, because UTF-8 folds all lone surrogates, which JSON input may hold, into one replacement character.
    const bytes = Buffer.from(part, 'utf16le');
    hmac.update(`${bytes.length}:`).update(bytes);
  }
  return hmac.digest('hex');
}
