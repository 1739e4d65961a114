import type { Policy } from '../ports.ts';

/**
 * When to look again for something that has been waited for since a time: the configured wait at first, then an eighth of the age, at most
 * the longest wait. An outage of an hour must not turn into every waiting payment knocking every two seconds.
 */
export function lookAgainAt(policy: Pick<Policy, 'waitMs' | 'longestWaitMs'>, since: Date, now: Date): Date {
  const grownMs = Math.min((now.getTime() - since.getTime()) / 8, policy.longestWaitMs);
  return new Date(now.getTime() + Math.round(Math.max(grownMs, policy.waitMs)));
}
