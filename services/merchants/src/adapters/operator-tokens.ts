import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { promisify } from 'node:util';
import type { OperatorTokens } from '../ports.ts';

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** 16 MiB and some 40 ms per try. Tokens are 32 random bytes; the cost is for those that leak in part. */
const COST: ScryptOptions = { N: 16_384, r: 8, p: 1 };
const SALT_BYTES = 16;
const KEY_BYTES = 32;

/** Tokens of operators under scrypt, stored as `scrypt$<salt>$<key>` in base64url. */
export const operatorTokens: OperatorTokens = {
  mint: () => `ado_${randomBytes(32).toString('base64url')}`,
  async hash(token) {
    const salt = randomBytes(SALT_BYTES);
    const key = await derive(token, salt, KEY_BYTES, COST);
    return `scrypt$${salt.toString('base64url')}$${key.toString('base64url')}`;
  },
  async matches(token, hash) {
    const [, salt = '', expected = ''] = (hash ?? '').split('$');
    const key = await derive(token, Buffer.from(salt, 'base64url'), KEY_BYTES, COST);
    const kept = Buffer.from(expected, 'base64url');
    return kept.length === KEY_BYTES && timingSafeEqual(key, kept);
  },
};
