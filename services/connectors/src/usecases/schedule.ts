/** When to ask again. */
export interface NextInquiry {
  /** 0 when there is none. */
  readonly afterMs: number;
  /** The schedule is used up: a person must look. */
  readonly exhausted: boolean;
}

export const NO_INQUIRY: NextInquiry = { afterMs: 0, exhausted: false };

/**
 * The wait before the next inquiry.
 * @param made inquiries made so far
 * @param random from 0 to below 1; spreads the wait by 20 % either way, so that doubts of one outage do not all ask at once
 */
export function nextInquiry(scheduleMs: readonly number[], made: number, random: number): NextInquiry {
  const waitMs = scheduleMs[made];
  if (waitMs === undefined) return { afterMs: 0, exhausted: true };
  return { afterMs: Math.max(1, Math.round(waitMs * (0.8 + 0.4 * random))), exhausted: false };
}
