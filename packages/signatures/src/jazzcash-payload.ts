import { createCipheriv, createDecipheriv } from 'node:crypto';

/** Key and IV that JazzCash issues with a disbursement account: 16 ASCII characters each. The IV never changes. */
export interface JazzcashPayloadKeys {
  readonly key: string;
  readonly iv: string;
}

const ALGORITHM = 'aes-128-cbc';
const BYTES = 16;

/**
 * The `data` of a disbursement call: AES-128-CBC with PKCS#7 over the UTF-8 text. It hides the text and proves nothing about it: there is no
 * MAC, and with a fixed IV equal beginnings look equal.
 * Source: several integrations of JazzCash's third-party gateway; no official document is public.
 * @returns lower-case hexadecimal digits
 * @throws TypeError when key or IV are not 16 bytes
 */
export function sealJazzcashPayload(text: string, keys: JazzcashPayloadKeys): string {
  const cipher = createCipheriv(ALGORITHM, ...material(keys));
  return cipher.update(text, 'utf8', 'hex') + cipher.final('hex');
}

/**
 * Opens the `data` of an answer. What comes out is untrusted until it has been read and compared with what was asked.
 * @returns null when it is not hexadecimal, or does not open under this key
 * @throws TypeError when key or IV are not 16 bytes
 */
export function openJazzcashPayload(data: string, keys: JazzcashPayloadKeys): string | null {
  const decipher = createDecipheriv(ALGORITHM, ...material(keys));
  if (!/^(?:[0-9a-f]{32})+$/i.test(data)) return null;
  try {
    const bytes = Buffer.concat([decipher.update(data, 'hex'), decipher.final()]);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function material({ key, iv }: JazzcashPayloadKeys): [Buffer, Buffer] {
  const [keyBytes, ivBytes] = [Buffer.from(key, 'utf8'), Buffer.from(iv, 'utf8')];
  if (keyBytes.length !== BYTES) throw new TypeError('JazzCash payload key must have 16 bytes');
  if (ivBytes.length !== BYTES) throw new TypeError('JazzCash payload IV must have 16 bytes');
  return [keyBytes, ivBytes];
}
