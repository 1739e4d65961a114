import type { Policy } from '../ports.ts';

/** Longer than the inquiries and windows of any provider: the bound of what was sent before a bound was kept, or was never sent. */
export const LONGEST_DOUBT_MS = 32 * 3_600_000;

/** What a doubt may last beyond its channel's inquiries and windows. */
const BEYOND_MS = 60_000;

/**
 * When to look again for something that has been waited for since a time: the configured wait at first, then an eighth of the age, at most
 * the longest wait. An outage of an hour must not turn into every waiting payment knocking every two seconds.
 */
export function lookAgainAt(policy: Pick<Policy, 'waitMs' | 'longestWaitMs'>, since: Date, now: Date): Date {
  const grownMs = Math.min((now.getTime() - since.getTime()) / 8, policy.longestWaitMs);
  return new Date(now.getTime() + Math.round(Math.max(grownMs, policy.waitMs)));
}

/** When a doubt about what is sent now has lasted long enough for a person to look, whoever could be asked until then. */
export function overdueAfter({ longestDoubtMs }: { readonly longestDoubtMs: number }, sentAt: Date): Date {
  return new Date(sentAt.getTime() + longestDoubtMs + BEYOND_MS);
}

/** Whether a person must look, by wall time: a connector that is never reached uses up no step of a schedule. */
export function isOverdue({ overdueAt, since }: { readonly overdueAt: Date | null; readonly since: Date }, now: Date): boolean {
  return now >= (overdueAt ?? overdueAfter({ longestDoubtMs: LONGEST_DOUBT_MS }, since));
}

/** The same for a hint, from when it came. @param hintedAt - null where it is not known yet */
export function isHintOverdue({ overdueAt, sentAt, hintedAt }: { readonly overdueAt: Date | null; readonly sentAt: Date; readonly hintedAt: Date | null }, now: Date): boolean {
  if (hintedAt === null) return false;
  return isOverdue({ since: hintedAt, overdueAt: overdueAt === null ? null : new Date(hintedAt.getTime() + overdueAt.getTime() - sentAt.getTime()) }, now);
}
