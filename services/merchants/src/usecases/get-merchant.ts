import { AdaigiError } from '@adaigi/errors';
import type { Merchant, MerchantStore } from '../ports.ts';

/** @throws AdaigiError `not_found`. */
export async function getMerchant(store: MerchantStore, merchantId: string): Promise<Merchant> {
  const merchant = await store.find(merchantId);
  if (merchant === null) throw new AdaigiError('not_found', 'There is no such merchant.');
  return merchant;
}
