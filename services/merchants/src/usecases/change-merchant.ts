import { AdaigiError } from '@adaigi/errors';
import type { Merchant, MerchantStore } from '../ports.ts';
import { getMerchant } from './get-merchant.ts';

const TRIES = 5;

/**
 * Reads a merchant, decides, and writes what was decided unless somebody was faster; then decides again.
 *
 * @param decide - the merchant after the change, or the same object when nothing changes; throws to refuse.
 * @returns the merchant as it is then, or `credential_taken`.
 * @throws AdaigiError `not_found`, or `unavailable` when others were faster every time.
 */
export async function changeMerchant(store: MerchantStore, merchantId: string, decide: (merchant: Merchant) => Merchant): Promise<Merchant | 'credential_taken'> {
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const before = await getMerchant(store, merchantId);
    const decided = decide(before);
    if (decided === before) return before;
    const after = { ...decided, version: before.version + 1 };
    const saved = await store.save(before, after);
    if (saved === 'credential_taken') return saved;
    if (saved === 'saved') return after;
  }
  throw new AdaigiError('unavailable', 'The merchant is being changed by others.', { retryAfterS: 1 });
}
