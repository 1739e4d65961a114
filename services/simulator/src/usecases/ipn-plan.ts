import type { Account } from '../core/accounts.ts';
import type { Notice } from '../core/booking.ts';
import { drawMs } from '../core/course.ts';
import { chooseIpnFault } from '../core/faults.ts';
import type { FaultPlan } from '../core/faults.ts';
import type { Order } from '../core/order.ts';
import type { IpnDocument } from '../store/documents.ts';

const ordinals = { paid: 1, failed: 1, reversed: 2 } as const satisfies Record<Notice, number>;

/**
 * The IPNs that tell of a booking, with the plan's faults in them. JazzCash tells of payments, late failures and
 * reversals; Easypaisa of payments only.
 */
export function planIpns(plan: FaultPlan, account: Account | undefined, order: Order, notice: Notice, at: Date): readonly IpnDocument[] {
  if (account === undefined || (account.provider === 'easypaisa' && notice !== 'paid')) return [];
  const fault = chooseIpnFault(plan, { account: account.id, reference: order.reference, ordinal: ordinals[notice] });
  if (fault?.kind === 'no-ipn') return [];
  const lateMs = fault?.kind === 'late-ipn' ? drawMs(fault.ms, plan.seed, account.id, order.reference, 'ipn') : 0;
  const copies = fault?.kind === 'duplicate-ipn' ? (fault.copies ?? 2) : 1;
  return Array.from({ length: copies }, (_, copy) => ({
    _id: `${order._id}:${notice}:${copy + 1}`,
    orderId: order._id,
    account: account.id,
    notice,
    state: 'pending',
    at: new Date(at.getTime() + lateMs),
    tries: 0,
    forged: forgery(fault?.kind),
  }));
}

function forgery(kind: string | undefined): IpnDocument['forged'] {
  if (kind === 'wrong-signature-ipn') return 'signature';
  return kind === 'hostile-url-ipn' ? 'url' : 'no';
}
