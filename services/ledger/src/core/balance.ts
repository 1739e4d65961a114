import { MERCHANT_PARTS, merchantAccount } from './accounts.ts';
import type { MerchantPart } from './accounts.ts';
import type { Movement } from './movement.ts';

/** A merchant's money in one currency, in minor units, from the merchant's side: what we owe is above zero. */
export type MerchantBalance = Readonly<Record<MerchantPart, bigint>>;

export const EMPTY_BALANCE: MerchantBalance = { available: 0n, held: 0n, unsettled: 0n, refunding: 0n };

/** What a movement changes for a merchant. */
export function merchantChange(moved: Movement, merchantId: string): MerchantBalance {
  const change = (part: MerchantPart): bigint => -(moved.get(merchantAccount(merchantId, part)) ?? 0n);
  return { available: change('available'), held: change('held'), unsettled: change('unsettled'), refunding: change('refunding') };
}

export function addBalances(a: MerchantBalance, b: MerchantBalance): MerchantBalance {
  return { available: a.available + b.available, held: a.held + b.held, unsettled: a.unsettled + b.unsettled, refunding: a.refunding + b.refunding };
}

export function isEmpty(balance: MerchantBalance): boolean {
  return MERCHANT_PARTS.every((part) => balance[part] === 0n);
}
