import { planToken } from '../core/course.ts';
import type { TokenCourse } from '../core/course.ts';
import { drawDigits } from '../core/draw.ts';
import { orderId } from '../core/order.ts';
import type { Order } from '../core/order.ts';
import type { Failure } from '../core/reasons.ts';
import { hidden } from './desk.ts';
import type { Desk, Hidden } from './desk.ts';
import type { ChargeRequest } from './charge.ts';
import { drawFault } from './gate.ts';
import { sleep } from './sleep.ts';

export interface TokenRequest extends ChargeRequest {
  readonly expiresAt: Date;
}

export type TokenAnswer =
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'issued'; readonly order: Order; readonly wrongSignature: boolean }
  | Hidden;

/** Issues a token that somebody pays in cash (`POST /orders/{reference}/pay`) or that lapses. */
export async function issueToken(desk: Desk, request: TokenRequest): Promise<TokenAnswer> {
  const { account, reference } = request;
  const now = desk.now();
  const fault = await drawFault(desk, account, 'charge', reference);
  const course = planToken({
    behaviour: desk.wallets.manner(account.provider, request.mobile).behaviour,
    fault,
    timing: desk.control.timing(),
    seed: desk.control.current().faultPlan.seed,
    account: account.id,
    reference,
    latencyMs: 0,
    expiresAfterMs: request.expiresAt.getTime() - now.getTime(),
  });
  await sleep(course.answerAfterMs);
  if (course.refused !== undefined) return { kind: 'refused', failure: course.refused.failure };
  if (course.recorded) {
    const order = await desk.settling.openToken(openOrder(request, course, now));
    if (order === undefined) return { kind: 'duplicate' };
    if (course.answer === 'result') return { kind: 'issued', order, wrongSignature: course.wrongSignature };
  }
  return hidden(course.answer) ?? { kind: 'error' };
}

function openOrder(request: TokenRequest, course: TokenCourse, now: Date): Order {
  const { account, reference, mobile, amountMinor, wire, echo, expiresAt } = request;
  const due: Order['due'] =
    course.paidAfterMs === undefined
      ? { at: expiresAt, become: { kind: 'expired' } }
      : { at: new Date(now.getTime() + course.paidAfterMs), become: { kind: 'paid' } };
  return {
    _id: orderId(account.id, reference),
    version: 1,
    account: account.id,
    provider: account.provider,
    reference,
    mobile,
    method: 'token',
    wire,
    amountMinor,
    state: 'open',
    refundedMinor: 0n,
    refundCount: 0,
    openedAt: now,
    due,
    whileOpen: 'pending',
    notify: 'if-paid',
    wrongAmount: course.wrongAmount,
    settlementFailed: false,
    echo: { ...echo, paymentToken: drawDigits(8, account.id, reference, 'token') },
  };
}
