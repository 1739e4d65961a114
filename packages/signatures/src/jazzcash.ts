import { createHmac } from 'node:crypto';
import { equalsHex, requireSecret } from './digests.ts';

/** The fields of a JazzCash request, response or IPN; JazzCash writes an absent value as `""` or `null`. */
export type JazzcashFields = Readonly<Record<string, string | null | undefined>>;

/**
 * `pp_SecureHash` over every `pp*` field that has a value: the salt and the values, ordered by field name and joined
 * with `&`, under HMAC-SHA256 keyed with the same salt.
 * Source: JazzCash sandbox documentation and the 2026 HMAC and IPN guides.
 * @returns 64 upper-case hexadecimal digits
 */
export function jazzcashHash(fields: JazzcashFields, salt: string): string {
  return digest(fields, salt).toString('hex').toUpperCase();
}

/** Whether the message carries its right `pp_SecureHash`, in either letter case. */
export function verifyJazzcashHash(fields: JazzcashFields, salt: string): boolean {
  const received = fields['pp_SecureHash'];
  return equalsHex(digest(fields, salt), typeof received === 'string' ? received : '');
}

function digest(fields: JazzcashFields, salt: string): Buffer {
  requireSecret(salt, 'JazzCash salt');
  const values = Object.entries(fields)
    .filter(([name, value]) => isHashed(name) && value !== '' && value !== null && value !== undefined)
    // Code-unit order: localeCompare would put pp_MPIN after pp_MerchantID and change the hash.
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, value]) => value);
  return createHmac('sha256', salt).update([salt, ...values].join('&'), 'utf8').digest();
}

function isHashed(name: string): boolean {
  return /^pp/i.test(name) && name !== 'pp_SecureHash';
}
