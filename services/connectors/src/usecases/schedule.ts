import type { ChannelSettings } from '../ports.ts';

/** When to ask again. */
export interface NextInquiry {
  /** 0 when there is none. */
  readonly afterMs: number;
  /** The schedule is used up: a person must look. */
  readonly exhausted: boolean;
}

export const NO_INQUIRY: NextInquiry = { afterMs: 0, exhausted: false };

type Times = Pick<ChannelSettings, 'inquiryScheduleMs' | 'windowMs' | 'notFoundWindowMs'>;

/** How long all inquiries and windows together may take at most, the time that the inquiries themselves take left out. */
export function longestDoubtMs({ inquiryScheduleMs, windowMs, notFoundWindowMs }: Times): number {
  const scheduleMs = inquiryScheduleMs.reduce((sum, waitMs) => sum + waitMs, 0);
  return Math.ceil(1.2 * scheduleMs + 1.05 * Math.max(windowMs, notFoundWindowMs)) + inquiryScheduleMs.length + 10;
}

/**
 * The wait before the next inquiry. No schedule ends before its last inquiry can be conclusive: one that is too short for the windows gets one
 * more look after them.
 * @param made inquiries made so far
 * @param sinceMs time since the request could last have left; negative while it still could
 * @param random from 0 to below 1; spreads the wait by 20 % either way, so that doubts of one outage do not all ask at once
 */
export function nextInquiry(times: Times, made: number, sinceMs: number, random: number): NextInquiry {
  const spread = 0.8 + 0.4 * random;
  const waitMs = times.inquiryScheduleMs[made];
  if (waitMs !== undefined) return { afterMs: Math.max(1, Math.round(waitMs * spread)), exhausted: false };
  const leftMs = Math.max(times.windowMs, times.notFoundWindowMs) - sinceMs;
  if (leftMs < 0) return { afterMs: 0, exhausted: true };
  // Clocks tick in milliseconds: 10 ms past the end is past it for everybody who looks.
  return { afterMs: Math.round(leftMs * (1 + 0.05 * random)) + 10, exhausted: false };
}
