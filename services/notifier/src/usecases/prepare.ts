import type { FailureCode } from '../core/delivery.ts';
import type { Verdict } from '../core/verdict.ts';

/** A request made ready, or why there is none. */
export type Prepared =
  | {
      readonly kind: 'ready';
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
      /** The merchant's own schedule; absent where the dialect has one. */
      readonly waitsMs?: readonly number[];
      /** What an answer means. `body` is null when it could not be read. */
      judge(answer: { readonly status: number; readonly body: string | null; readonly retryAfterMs: number }): Verdict;
    }
  /** The destination is gone for good. */
  | { readonly kind: 'cancelled' }
  /** Not now: nothing of it is the merchant's doing, so no try is counted. */
  | { readonly kind: 'postponed'; readonly waitMs: number }
  /** Counts as a failed try. */
  | { readonly kind: 'failed'; readonly failure: FailureCode };

/** Headers that every callback carries. */
export const CALLBACK_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'application/json',
  accept: '*/*',
  'user-agent': 'Adaigi-Callbacks/1.0',
};
