import { isFinal, isOpen, type Attempt, type Payment, type Refund } from './types.ts';

/** What has to be done for a payment now. Exactly one thing at a time; `execute-payment` does it and asks again. */
export type Step =
  | { readonly kind: 'none' }
  | { readonly kind: 'wait'; readonly until: Date }
  | { readonly kind: 'inquire'; readonly attempt: Attempt }
  | { readonly kind: 'expire' }
  | { readonly kind: 'attempt'; readonly number: number }
  | { readonly kind: 'send-refund'; readonly refund: Refund }
  | { readonly kind: 'inquire-refund'; readonly refund: Refund };

/**
 * The next step of a payment at a moment.
 *
 * The safety rule stands first: while an attempt is open, no other attempt can start; only inquiries follow. When its schedule of
 * inquiries is used up, it waits for a person, and only refunds of other attempts may go on. A settled attempt is asked about again
 * where a hint says that the provider has more to tell.
 */
export function nextStep(payment: Payment, now: Date): Step {
  const attempt = earliest(payment.attempts, (each) => each.nextInquiryAt);
  if (attempt !== null && attempt.due <= now) return { kind: 'inquire', attempt: attempt.item };
  if (!isFinal(payment.state) && !payment.attempts.some(isOpen)) {
    if (payment.expiresAt <= now) return { kind: 'expire' };
    if (payment.waitReason === 'payer_unconfirmed') return { kind: 'wait', until: payment.expiresAt };
    if (payment.attempts.some(isContested)) return { kind: 'wait', until: payment.nextActionAt ?? payment.expiresAt };
    const due = payment.nextActionAt ?? now;
    return due <= now ? { kind: 'attempt', number: payment.attempts.length + 1 } : { kind: 'wait', until: due };
  }
  const refund = earliest(payment.refunds, (each) => dueOf(payment, each));
  if (refund !== null && refund.due <= now) {
    return refund.item.state === 'requested' ? { kind: 'send-refund', refund: refund.item } : { kind: 'inquire-refund', refund: refund.item };
  }
  const until = earliest([attempt, refund], (each) => each?.due ?? null);
  return until === null ? { kind: 'none' } : { kind: 'wait', until: until.due };
}

/** Another attempt could charge a second time. */
function isContested(attempt: Attempt): boolean {
  return attempt.amountContested;
}

/** What has not been sent waits while it is not known whether that money is still here. */
function dueOf(payment: Payment, { state, attemptNumber, nextActionAt: due }: Refund): Date | null {
  return state === 'requested' && payment.attempts.some(({ number, returnUnexplained }) => number === attemptNumber && returnUnexplained) ? null : due;
}

function earliest<T>(items: readonly T[], dueOf: (item: T) => Date | null): { item: T; due: Date } | null {
  let first: { item: T; due: Date } | null = null;
  for (const item of items) {
    const due = dueOf(item);
    if (due !== null && (first === null || due < first.due)) first = { item, due };
  }
  return first;
}

/**
 * When the payment must be looked at next, from its own parts; null when nobody has to.
 *
 * @param resumeAt - when the next attempt may start; null leaves the time that was set before.
 */
export function nextActionAt(payment: Payment, resumeAt: Date | null): Date | null {
  const times: Date[] = [];
  for (const { nextInquiryAt } of payment.attempts) if (nextInquiryAt !== null) times.push(nextInquiryAt);
  if (!isFinal(payment.state) && !payment.attempts.some(isOpen)) {
    times.push(payment.expiresAt);
    if (!payment.attempts.some(isContested)) times.push(resumeAt ?? payment.nextActionAt ?? payment.updatedAt);
  }
  for (const refund of payment.refunds) {
    const due = dueOf(payment, refund);
    if (due !== null) times.push(due);
  }
  return times.length === 0 ? null : new Date(Math.min(...times.map((time) => time.getTime())));
}
