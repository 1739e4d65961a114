import { AdaigiError } from '@adaigi/errors';
import type { RateLimits } from '../ports.ts';

/** Counts one request. @throws AdaigiError `rate_limited` with the time to wait */
export function requireRate(limits: RateLimits, kind: 'ip' | 'key', subject: string): void {
  const retryAfterS = limits.take(kind, subject);
  if (retryAfterS !== null) throw new AdaigiError('rate_limited', 'Too many requests; try again later.', { retryAfterS });
}
