import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Mint } from '../ports.ts';

const PAYPRO_NUMBERS = 10_000_000_000;

/** Ids and secrets from the system's random source. */
export const mint: Mint = {
  merchantId: () => `mer_${randomBytes(12).toString('hex')}`,
  nativeKeyId: (mode) => `key_${mode}_${randomBytes(8).toString('hex')}`,
  nativeSecret: () => randomBytes(32).toString('base64url'),
  bearer: () => digested(`adt_${randomBytes(32).toString('base64url')}`),
  payproNumber: () => String(randomInt(1, PAYPRO_NUMBERS)).padStart(10, '0'),
  payproSecret: () => randomBytes(16).toString('hex'),
  paykassmaLabel: () => `m${randomBytes(5).toString('hex')}`,
  // In URLs and PHP code: letters and digits only.
  paykassmaSecret: () => randomBytes(20).toString('hex'),
  paykassmaAccessKey: () => randomBytes(8).toString('hex'),
  paykassmaPrivateKey: () => randomBytes(20).toString('hex'),
};

function digested(token: string): { token: string; sha256: string } {
  return { token, sha256: createHash('sha256').update(token, 'utf8').digest('hex') };
}
