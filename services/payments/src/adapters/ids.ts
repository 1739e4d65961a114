import { hmacHex } from '@adaigi/signatures';
import type { Ids } from '../ports.ts';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** Providers take 20 characters; the first is a letter for those that want one. 19 characters of base32 are 95 bits. */
const REFERENCE_LENGTH = 20;

/** Ids by HMAC under one secret of the platform, so that nobody outside can guess or link them. */
export function createIds(secret: string): Ids {
  const hex = (...parts: string[]): string => hmacHex(secret, ...parts);
  return {
    paymentId: (merchantId, dialect, mode, key) => `pay_${hex('payment', merchantId, dialect, mode, key).slice(0, 32)}`,
    payoutId: (merchantId, dialect, mode, key) => `po_${hex('payout', merchantId, dialect, mode, key).slice(0, 32)}`,
    refundId: (paymentId, key) => `ref_${hex('refund', paymentId, key).slice(0, 32)}`,
    providerReference: (paymentId, operation, tryNumber) => `A${base32(hex('reference', paymentId, operation, String(tryNumber))).slice(0, REFERENCE_LENGTH - 1)}`,
    payerKey: (mode, mobile) => hex('payer', mode, mobile).slice(0, 32),
    accountKey: (mode, bank, accountNumber) => hex('account', mode, bank, accountNumber).slice(0, 32),
    contentHash: (content) => hex('content', canonical(content)),
  };
}

function base32(hexText: string): string {
  let bits = BigInt(`0x${hexText}`);
  let text = '';
  for (let index = 0; index < Math.floor((hexText.length * 4) / 5); index += 1) {
    text += BASE32[Number(bits & 31n)];
    bits >>= 5n;
  }
  return text;
}

/** JSON with sorted keys: the same content gives the same text, whatever order it came in. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'bigint') return part.toString();
    if (part !== null && typeof part === 'object' && !Array.isArray(part)) {
      return Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    }
    return part;
  });
}
