import type { Account } from '../core/accounts.ts';
import { drawMs, outageAnswer } from '../core/course.ts';
import type { CallFault } from '../core/faults.ts';
import { orderId } from '../core/order.ts';
import type { Order } from '../core/order.ts';
import { hidden } from './desk.ts';
import type { Desk, Hidden } from './desk.ts';
import { drawFault } from './gate.ts';
import { sleep } from './sleep.ts';

export type InquiryAnswer =
  | { readonly kind: 'unknown-order' }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'order'; readonly order: Order; readonly wrongAmount: boolean; readonly wrongSignature: boolean }
  | Hidden;

/** What the books say about a reference, unless a fault is in the way. Never changes anything. */
export async function inquire(desk: Desk, account: Account, reference: string): Promise<InquiryAnswer> {
  const fault = await drawFault(desk, account, 'inquiry', reference);
  if (fault?.kind === 'delay') await sleep(drawMs(fault.ms, desk.control.current().faultPlan.seed, account.id, reference, 'inquiry'));
  if (fault?.kind === 'decline') return { kind: 'refused', code: fault.code };
  const hiding = fault === undefined ? undefined : hiddenBy(fault);
  if (hiding !== undefined) return hiding;
  const order = await desk.collections.orders.findOne({ _id: orderId(account.id, reference) });
  if (order === null) return { kind: 'unknown-order' };
  return {
    kind: 'order',
    order,
    wrongAmount: order.wrongAmount || fault?.kind === 'wrong-amount',
    wrongSignature: fault?.kind === 'wrong-signature',
  };
}

/** The answer that hides the truth, for calls where "before" and "after" differ only in the books. */
export function hiddenBy(fault: CallFault): Hidden | undefined {
  switch (fault.kind) {
    case 'timeout-before-debit':
    case 'timeout-after-debit':
      return { kind: 'silence' };
    case '500-before-debit':
    case '500-after-debit':
      return { kind: 'error' };
    case 'non-json-page':
      return { kind: 'page' };
    case 'drop-connection':
      return { kind: 'reset' };
    case 'outage':
      return hidden(outageAnswer(fault.mode));
    case 'delay':
    case 'decline':
    case 'wrong-amount':
    case 'wrong-signature':
      return undefined;
    default:
      return fault satisfies never;
  }
}
