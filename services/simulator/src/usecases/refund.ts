import type { Account } from '../core/accounts.ts';
import type { Behaviour } from '../core/behaviours.ts';
import type { Refusal } from '../core/booking.ts';
import { drawMs } from '../core/course.ts';
import type { CallFault } from '../core/faults.ts';
import { orderId } from '../core/order.ts';
import type { Desk, Hidden } from './desk.ts';
import { drawFault } from './gate.ts';
import { hiddenBy } from './inquire.ts';
import { sleep } from './sleep.ts';

export type RefundRefusal = Refusal | 'not-settled' | 'not-refundable' | 'partial-refused';

export type RefundAnswer =
  | { readonly kind: 'refunded'; readonly wrongSignature: boolean }
  | { readonly kind: 'refused'; readonly refusal: RefundRefusal }
  | { readonly kind: 'refused-with-code'; readonly code: string }
  | Hidden;

/** Gives money back, once: a refund has no reference of its own, so a second like request is a second refund. */
export async function refund(desk: Desk, account: Account, reference: string, amountMinor: bigint): Promise<RefundAnswer> {
  const planned = await drawFault(desk, account, 'refund', reference);
  if (planned?.kind === 'delay') await sleep(drawMs(planned.ms, desk.control.current().faultPlan.seed, account.id, reference, 'refund'));
  if (planned?.kind === 'decline') return { kind: 'refused-with-code', code: planned.code };

  const id = orderId(account.id, reference);
  const order = await desk.collections.orders.findOne({ _id: id });
  const behaviour = order === null ? undefined : desk.wallets.manner(account.provider, order.mobile).behaviour;
  const fault = planned ?? faultOf(behaviour);
  if (fault !== undefined && !reachesBooks(fault)) return hiddenBy(fault) ?? { kind: 'error' };

  const refusal = refusalOf(behaviour, order !== null && amountMinor < order.amountMinor);
  if (refusal !== undefined) return { kind: 'refused', refusal };
  const [booked] = await desk.books.submit([{ kind: 'refund', orderId: id, amountMinor }]);
  const hiding = fault === undefined ? undefined : hiddenBy(fault);
  if (hiding !== undefined) return hiding;
  if (booked?.done !== true) return { kind: 'refused', refusal: booked?.refusal ?? 'unknown-order' };
  return { kind: 'refunded', wrongSignature: fault?.kind === 'wrong-signature' };
}

function reachesBooks(fault: CallFault): boolean {
  switch (fault.kind) {
    case 'timeout-before-debit':
    case '500-before-debit':
    case 'outage':
      return false;
    case 'non-json-page':
    case 'drop-connection':
      return fault.when === 'after';
    case 'timeout-after-debit':
    case '500-after-debit':
    case 'delay':
    case 'decline':
    case 'wrong-amount':
    case 'wrong-signature':
      return true;
    default:
      return fault satisfies never;
  }
}

function faultOf(behaviour: Behaviour | undefined): CallFault | undefined {
  if (behaviour === 'refund-timeout-after') return { kind: 'timeout-after-debit' };
  return behaviour === 'refund-timeout-before' ? { kind: 'timeout-before-debit' } : undefined;
}

function refusalOf(behaviour: Behaviour | undefined, partial: boolean): RefundRefusal | undefined {
  if (behaviour === 'refund-not-settled') return 'not-settled';
  if (behaviour === 'refund-refused') return 'not-refundable';
  return behaviour === 'refund-partial-refused' && partial ? 'partial-refused' : undefined;
}
