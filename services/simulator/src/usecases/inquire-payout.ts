import type { PayoutAccount } from '../core/accounts.ts';
import { drawMs } from '../core/course.ts';
import { orderId } from '../core/order.ts';
import type { Order } from '../core/order.ts';
import type { Desk, Hidden } from './desk.ts';
import { drawPayoutFault } from './gate.ts';
import { hiddenBy } from './inquire.ts';
import { sleep } from './sleep.ts';

export type PayoutInquiryAnswer =
  | { readonly kind: 'unknown-order' }
  | { readonly kind: 'token-expired' }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'order'; readonly order: Order; readonly wrongSignature: boolean }
  | Hidden;

/** What the books say about a payout, unless a fault is in the way. */
export async function inquirePayout(desk: Desk, account: PayoutAccount, reference: string): Promise<PayoutInquiryAnswer> {
  const fault = await drawPayoutFault(desk, account, 'payout-inquiry', reference);
  if (fault?.kind === 'token-expired') return { kind: 'token-expired' };
  if (fault?.kind === 'delay') await sleep(drawMs(fault.ms, desk.control.current().faultPlan.seed, account.id, reference, 'payout-inquiry'));
  if (fault?.kind === 'decline') return { kind: 'refused', code: fault.code };
  const hiding = fault === undefined ? undefined : hiddenBy(fault);
  if (hiding !== undefined) return hiding;
  const order = await desk.collections.orders.findOne({ _id: orderId(account.id, reference) });
  return order === null ? { kind: 'unknown-order' } : { kind: 'order', order, wrongSignature: fault?.kind === 'wrong-signature' };
}
