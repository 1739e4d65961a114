import { isPayoutFinal, isPayoutOpen, type Booking, type Payout, type PayoutAttempt } from './types.ts';

/** What has to be done for a payout now. Exactly one thing at a time. */
export type PayoutStep =
  | { readonly kind: 'none' }
  | { readonly kind: 'wait'; readonly until: Date }
  /** Ask the ledger to set the money aside. */
  | { readonly kind: 'hold' }
  | { readonly kind: 'attempt'; readonly number: number }
  | { readonly kind: 'inquire'; readonly attempt: PayoutAttempt }
  | { readonly kind: 'expire' }
  /** Tell the ledger how it ended. */
  | { readonly kind: 'book'; readonly booking: Booking };

/**
 * The next step of a payout at a moment. The safety rule stands first: while an attempt is open nothing else is sent; only inquiries follow, and
 * when nobody can be asked any more it waits for a person.
 */
export function nextPayoutStep(payout: Payout, now: Date): PayoutStep {
  const { nextActionAt } = payout;
  if (nextActionAt === null) return { kind: 'none' };
  if (nextActionAt > now) return { kind: 'wait', until: nextActionAt };
  if (payout.booking !== null) return { kind: 'book', booking: payout.booking };
  const open = payout.attempts.filter(isPayoutOpen);
  if (open.length > 0) {
    const attempt = askedNext(open);
    return attempt === undefined ? { kind: 'none' } : { kind: 'inquire', attempt };
  }
  if (payout.expiresAt <= now) return { kind: 'expire' };
  return payout.state === 'created' ? { kind: 'hold' } : { kind: 'attempt', number: payout.attempts.length + 1 };
}

/**
 * When the payout must be looked at next, from its own parts; null when nobody has to.
 * @param resumeAt - when the next step may be taken; null leaves the time that was set before
 */
export function payoutActionAt(payout: Payout, resumeAt: Date | null): Date | null {
  const due = resumeAt ?? payout.nextActionAt ?? payout.updatedAt;
  if (payout.booking !== null) return due;
  const open = payout.attempts.filter(isPayoutOpen);
  if (open.length > 0) return askedNext(open)?.nextInquiryAt ?? null;
  if (isPayoutFinal(payout.state) || payout.hold === 'refused') return null;
  return due < payout.expiresAt ? due : payout.expiresAt;
}

/** Of an attempt that had been refused before another amount was named nobody is asked. */
function askedNext(open: readonly PayoutAttempt[]): PayoutAttempt | undefined {
  return open.filter(({ nextInquiryAt }) => nextInquiryAt !== null).sort((a, b) => Number(a.nextInquiryAt) - Number(b.nextInquiryAt))[0];
}
