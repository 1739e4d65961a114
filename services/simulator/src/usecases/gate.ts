import type { Account } from '../core/accounts.ts';
import { outageAnswer } from '../core/course.ts';
import { chooseCallFault, choosePayoutFault } from '../core/faults.ts';
import type { CallFault, CallOperation, PayoutFault, PayoutOperation } from '../core/faults.ts';
import { countCall } from '../store/calls.ts';
import { hidden } from './desk.ts';
import type { Desk, Hidden } from './desk.ts';

/** How a call is refused because its account is down, or undefined while it is up. */
export function outage(desk: Desk, account: Pick<Account, 'id'>): Hidden | undefined {
  const down = desk.control.current().outages[account.id];
  return down === undefined ? undefined : hidden(outageAnswer(down.mode));
}

/** The fault the plan has for this call, if any. A charge's reference comes once; other calls are counted. */
export async function drawFault(desk: Desk, account: Account, operation: CallOperation, reference: string): Promise<CallFault | undefined> {
  const plan = desk.control.current().faultPlan;
  const concerned = plan.faults.some((entry) => entry.operation === operation && (entry.account === '*' || entry.account === account.id));
  if (!concerned) return undefined;
  const ordinal = operation === 'charge' ? 1 : await countCall(desk.collections, account.id, operation, reference);
  const fault = chooseCallFault(plan, operation, { account: account.id, reference, ordinal });
  if (fault !== undefined) desk.metrics.faults.inc({ account: account.id, operation, fault: fault.kind });
  return fault;
}

/**
 * Likewise for a payout's calls, all of which are counted. `subject` is the caller's reference; where the protocol has none, receiver and amount
 * must do, so that a seed still replays.
 */
export async function drawPayoutFault(desk: Desk, account: Pick<Account, 'id'>, operation: PayoutOperation, subject: string): Promise<PayoutFault | undefined> {
  const plan = desk.control.current().faultPlan;
  const concerned = plan.faults.some((entry) => entry.operation === operation && (entry.account === '*' || entry.account === account.id));
  if (!concerned) return undefined;
  const ordinal = await countCall(desk.collections, account.id, operation, subject);
  const fault = choosePayoutFault(plan, operation, { account: account.id, reference: subject, ordinal });
  if (fault !== undefined) desk.metrics.faults.inc({ account: account.id, operation, fault: fault.kind });
  return fault;
}
