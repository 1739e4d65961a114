import type { FailureCode } from './delivery.ts';

/** What came back from one POST to a merchant. */
export type PostAnswer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** First part of the body; null when it could not be read in time. */
      readonly body: string | null;
      /** Pause asked for by Retry-After; 0 for none. */
      readonly retryAfterMs: number;
      readonly latencyMs: number;
    }
  | { readonly kind: 'unanswered'; readonly failure: FailureCode; readonly latencyMs: number }
  /** This process is stopping; nothing is known, the try does not count. */
  | { readonly kind: 'aborted' };

/** What an answer means for the delivery. `pauseMs`: for how long the endpoint wants no call at all, 0 for no wish. */
export type Verdict =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'failed'; readonly failure: FailureCode; readonly pauseMs: number };

/** Statuses by which an endpoint asks for fewer calls. */
const THROTTLING = new Set([429, 502, 504]);

/** The pause of a throttling answer that names none. */
const THROTTLE_MS = 5_000;

/** An endpoint may ask for a pause of at most a day. */
const MAX_PAUSE_MS = 24 * 3_600_000;

/** Standard Webhooks: only 2xx succeeds, 3xx is a failure, 410 ends the endpoint, 429, 502, 504 and Retry-After ask for a pause. */
export function judgeNative(status: number, retryAfterMs: number): Verdict {
  if (status >= 200 && status <= 299) return { kind: 'accepted' };
  const askedMs = Math.min(retryAfterMs, MAX_PAUSE_MS);
  if (status === 410) return { kind: 'failed', failure: 'gone', pauseMs: 0 };
  if (THROTTLING.has(status)) return { kind: 'failed', failure: 'throttled', pauseMs: askedMs === 0 ? THROTTLE_MS : askedMs };
  return { kind: 'failed', failure: isRedirect(status) ? 'redirect' : 'status', pauseMs: askedMs };
}

/** PayPro: a 2xx whose body is an accepted answer. Its schedule is fixed, so nothing in the answer can stretch it. */
export function judgePaypro(status: number, accepted: boolean): Verdict {
  if (accepted) return { kind: 'accepted' };
  const failure = status >= 200 && status <= 299 ? 'answer' : isRedirect(status) ? 'redirect' : 'status';
  return { kind: 'failed', failure, pauseMs: 0 };
}

function isRedirect(status: number): boolean {
  return status >= 300 && status <= 399;
}
