/**
 * Accounts are named per world and currency: `merchant:mer_1:available` of test money and of live money are two accounts that no entry joins.
 * Debits of assets and expenses and credits of liabilities and income add to them.
 */

/** The four parts of what we owe a merchant. */
export const MERCHANT_PARTS = ['available', 'held', 'unsettled', 'refunding'] as const;
export type MerchantPart = (typeof MERCHANT_PARTS)[number];

/** Liability: what we owe the merchant. */
export function merchantAccount(merchantId: string, part: MerchantPart): string {
  return `merchant:${merchantId}:${part}`;
}

/** Asset: what the provider of a channel owes us; zero once it has settled everything. */
export function clearingAccount(channel: string): string {
  return `clearing:${channel}`;
}

/** Liability: late and second captures that must go back to payers. */
export const PAYERS_DUE = 'payers_due';
/** Income: fees of merchants. */
export const FEES = 'fees';
/** Asset: our bank account. */
export const BANK = 'bank';
/** Expense: what providers keep. */
export const PROVIDER_FEES = 'provider_fees';
/** Asset: where test money comes from. */
export const FUNDING = 'funding';
/** Expense until a person has looked: money that went back beyond what was paid. Not zero is an alarm. */
export const SUSPENSE = 'suspense';

/** The part that an account is of a merchant's balance; null for every other account. */
export function partOf(account: string, merchantId: string): MerchantPart | null {
  return MERCHANT_PARTS.find((part) => account === merchantAccount(merchantId, part)) ?? null;
}
