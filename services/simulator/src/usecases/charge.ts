import type { Account } from '../core/accounts.ts';
import { planCharge } from '../core/course.ts';
import type { Course } from '../core/course.ts';
import { orderId } from '../core/order.ts';
import type { Order } from '../core/order.ts';
import { hidden } from './desk.ts';
import type { Desk, Hidden } from './desk.ts';
import { drawFault } from './gate.ts';
import { sleep } from './sleep.ts';

export interface ChargeRequest {
  readonly account: Account;
  readonly reference: string;
  readonly mobile: string;
  readonly amountMinor: bigint;
  readonly wire: string;
  readonly echo: Readonly<Record<string, string>>;
}

export type ChargeAnswer =
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'result' | 'pending'; readonly order: Order; readonly wrongSignature: boolean }
  | Hidden;

/**
 * A wallet payment, from the prompt to the answer. Goes on to its end when the caller has long hung up, as the real
 * ones do: that is how money moves that nobody was told of.
 */
export async function charge(desk: Desk, request: ChargeRequest): Promise<ChargeAnswer> {
  const { account, reference } = request;
  const fault = await drawFault(desk, account, 'charge', reference);
  const wallet = desk.wallets.manner(account.provider, request.mobile);
  const course = planCharge({
    behaviour: wallet.behaviour,
    fault,
    timing: desk.control.timing(),
    seed: desk.control.current().faultPlan.seed,
    account: account.id,
    reference,
    ...(wallet.latencyMs === undefined ? {} : { latencyMs: wallet.latencyMs }),
  });
  if (!course.recorded) {
    await sleep(course.answerAfterMs);
    return hidden(course.answer) ?? { kind: 'error' };
  }

  const order = openOrder(request, course, wallet.behaviour === 'settlement-failed', desk.now());
  const booked = await desk.settling.open(order, course);
  if (booked === undefined) return { kind: 'duplicate' };
  const { answer } = course;
  if (answer === 'result' || answer === 'pending') return { kind: answer, order: booked, wrongSignature: course.wrongSignature };
  return { kind: answer };
}

function openOrder(request: ChargeRequest, course: Course, settlementFailed: boolean, now: Date): Order {
  const { account, reference, mobile, amountMinor, wire, echo } = request;
  const told = account.provider === 'easypaisa' || course.answer === 'result' ? 'if-paid' : 'always';
  return {
    _id: orderId(account.id, reference),
    version: 1,
    account: account.id,
    provider: account.provider,
    reference,
    mobile,
    method: 'wallet',
    wire,
    amountMinor,
    state: 'open',
    refundedMinor: 0n,
    refundCount: 0,
    openedAt: now,
    due: { at: new Date(now.getTime() + course.bookAfterMs), become: course.outcome },
    ...(course.reverseAfterMs === undefined ? {} : { reverseAfterMs: course.reverseAfterMs }),
    whileOpen: course.whileOpen,
    notify: course.ipn ? told : 'never',
    wrongAmount: course.wrongAmount,
    settlementFailed,
    echo,
  };
}
