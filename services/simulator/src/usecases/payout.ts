import type { PayoutAccount } from '../core/accounts.ts';
import { whenPaidOut } from '../core/behaviours.ts';
import { planCharge } from '../core/course.ts';
import type { Course } from '../core/course.ts';
import { orderId } from '../core/order.ts';
import type { Order } from '../core/order.ts';
import { hidden } from './desk.ts';
import type { Desk, Hidden } from './desk.ts';
import { drawPayoutFault } from './gate.ts';
import { sleep } from './sleep.ts';

export interface PayoutRequest {
  readonly account: PayoutAccount;
  /** The caller's, or one of ours where the protocol has none. */
  readonly reference: string;
  /** What a fault plan draws by. */
  readonly subject: string;
  /** Who is paid, for the books: a wallet's number, or a bank account by `accountName`. */
  readonly mobile: string;
  /** The number whose manner counts. */
  readonly behavesAs: string;
  readonly amountMinor: bigint;
}

export type PayoutAnswer =
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'token-expired' }
  | { readonly kind: 'result' | 'pending'; readonly order: Order; readonly wrongSignature: boolean }
  | Hidden;

/** A payment into a wallet or a bank account. As with a charge, it goes on to its end when the caller has long hung up. */
export async function payOut(desk: Desk, request: PayoutRequest): Promise<PayoutAnswer> {
  const { account, subject, behavesAs } = request;
  const fault = await drawPayoutFault(desk, account, 'payout', subject);
  if (fault?.kind === 'token-expired') return { kind: 'token-expired' };
  const wallet = desk.wallets.manner(account.provider, behavesAs);
  const course = planCharge({
    behaviour: whenPaidOut(wallet.behaviour),
    fault,
    timing: desk.control.timing(),
    seed: desk.control.current().faultPlan.seed,
    account: account.id,
    reference: subject,
    // Nobody is asked, so nobody is waited for.
    latencyMs: 0,
  });
  if (!course.recorded) {
    await sleep(course.answerAfterMs);
    return hidden(course.answer) ?? { kind: 'error' };
  }
  const booked = await desk.settling.open(openPayout(request, course, desk.now()), course);
  if (booked === undefined) return { kind: 'duplicate' };
  const { answer } = course;
  if (answer === 'result' || answer === 'pending') return { kind: answer, order: booked, wrongSignature: course.wrongSignature };
  return { kind: answer };
}

function openPayout({ account, reference, mobile, amountMinor }: PayoutRequest, course: Course, now: Date): Order {
  return {
    _id: orderId(account.id, reference),
    version: 1,
    account: account.id,
    provider: account.provider,
    reference,
    mobile,
    method: 'payout',
    wire: 'payout',
    amountMinor,
    state: 'open',
    refundedMinor: 0n,
    refundCount: 0,
    openedAt: now,
    due: { at: new Date(now.getTime() + course.bookAfterMs), become: course.outcome },
    ...(course.reverseAfterMs === undefined ? {} : { reverseAfterMs: course.reverseAfterMs }),
    whileOpen: course.whileOpen,
    notify: 'never',
    wrongAmount: course.wrongAmount,
    settlementFailed: false,
    echo: {},
  };
}
