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
 * inquiries is used up, it waits for a person, and only refunds of other attempts may go on.
 */
export function nextStep(payment: Payment, now: Date): Step {
  const open = payment.attempts.find(isOpen);
  if (open !== undefined) {
    if (open.nextInquiryAt === null) return stepForRefunds(payment, now);
    return open.nextInquiryAt <= now ? { kind: 'inquire', attempt: open } : { kind: 'wait', until: open.nextInquiryAt };
  }
  if (!isFinal(payment.state)) {
    if (payment.expiresAt <= now) return { kind: 'expire' };
    const due = payment.nextActionAt ?? now;
    return due <= now ? { kind: 'attempt', number: payment.attempts.length + 1 } : { kind: 'wait', until: due };
  }
  return stepForRefunds(payment, now);
}

function stepForRefunds(payment: Payment, now: Date): Step {
  let first: { refund: Refund; due: Date } | null = null;
  for (const refund of payment.refunds) {
    if (refund.nextActionAt !== null && (first === null || refund.nextActionAt < first.due)) first = { refund, due: refund.nextActionAt };
  }
  if (first === null) return { kind: 'none' };
  if (first.due > now) return { kind: 'wait', until: first.due };
  const { refund } = first;
  return refund.state === 'requested' ? { kind: 'send-refund', refund } : { kind: 'inquire-refund', refund };
}

/** When the payment must be looked at next, from its own parts; null when nobody has to. */
export function nextActionAt(payment: Payment, resumeAt: Date | null): Date | null {
  const times: Date[] = [];
  for (const attempt of payment.attempts) if (isOpen(attempt) && attempt.nextInquiryAt !== null) times.push(attempt.nextInquiryAt);
  const open = payment.attempts.some(isOpen);
  if (!open && !isFinal(payment.state)) times.push(resumeAt ?? payment.updatedAt);
  for (const refund of payment.refunds) if (refund.nextActionAt !== null) times.push(refund.nextActionAt);
  return times.length === 0 ? null : new Date(Math.min(...times.map((time) => time.getTime())));
}
