/** What the engine must know of a channel. Times of the engine are milliseconds since the epoch; the caller has the clock. */
export interface EngineChannel {
  readonly id: string;
  /** Null for a channel that takes every wallet. */
  readonly wallet: string | null;
  /** Whether status inquiries can probe it. */
  readonly inquiry: boolean;
  /** After this an attempt without an answer ends as unknown. */
  readonly timeoutMs: number;
  /** Percent of the amount, 1.5 for 1.5 %. */
  readonly costPercent: number;
  /** In the unit of the amounts. */
  readonly costFixed: number;
}

/** Which of these channels, in which order, for one attempt? */
export interface RankQuestion {
  readonly now: number;
  readonly attemptId: string;
  /** Counted from 1. */
  readonly attempt: number;
  /** Attempts that the payment may still make, this one included; at least 1. */
  readonly attemptsLeft: number;
  readonly amount: number;
  /** Bounded segment values of the payment, such as `merchant:m1`, `amount:3`, `hour:2`, `payer:repeat`. The same as in `started`. */
  readonly features: readonly string[];
  /** Channels that no constraint removed, in the operator's order, which decides between equals. */
  readonly candidates: readonly string[];
  /** `success`: most payments. `value`: most of amount less cost. */
  readonly objective: 'success' | 'value';
}

export type Health = 'up' | 'degraded' | 'down' | 'probing';

export const REASON_CODES = ['few_outcomes', 'down', 'degraded', 'probing', 'breaker_open', 'answers_overdue', 'segment_differs', 'explored'] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** Why a channel stands where it stands; the text is for people. */
export interface Reason {
  readonly code: ReasonCode;
  readonly text: string;
}

export interface Ranked {
  readonly channel: string;
  /** Mean of the believed success probability of an attempt now that does not end by the payer's fault. */
  readonly probability: number;
  /** 90 % credible interval of that probability. */
  readonly low: number;
  readonly high: number;
  /** Exact probability that this question put this channel first. */
  readonly choiceProbability: number;
  readonly health: Health;
  readonly reasons: readonly Reason[];
}

export const APPROACHES = ['best', 'explore', 'retest', 'only', 'least_bad'] as const;
/** How the first channel was found: believed best, tried to learn, tried to see whether it is back, without a choice, all down. */
export type Approach = (typeof APPROACHES)[number];

export interface Ranking {
  /** All candidates, first choice first. */
  readonly order: readonly Ranked[];
  readonly approach: Approach;
  /** The random number used, in [0, 1). */
  readonly draw: number;
}

export interface AttemptStarted {
  readonly attemptId: string;
  readonly channel: string;
  readonly features: readonly string[];
  readonly amount: number;
  readonly at: number;
}

export type AttemptOutcome = 'succeeded' | 'declined' | 'pending' | 'unknown' | 'not_sent';

export interface AttemptEnded {
  readonly attemptId: string;
  readonly at: number;
  readonly outcome: AttemptOutcome;
  /** Whose doing a decline was; null for every other outcome. */
  readonly fault: 'payer' | 'issuer' | 'provider' | 'merchant' | null;
}

export interface Probed {
  readonly channel: string;
  readonly at: number;
  readonly answered: boolean;
}

export interface BreakerChanged {
  readonly channel: string;
  /** The process that has the breaker: a channel may be guarded by many. */
  readonly instance: string;
  readonly state: 'open' | 'half_open' | 'closed';
  readonly at: number;
}

/**
 * Learns from what happened to attempts and ranks channels for the next one. Pure state: no clock, no random, no input or output of its own.
 * What it believes is a function of the events it was told; their order matters only as far as noise.
 */
export interface Engine {
  /** Replaces the channels. What is known of those that stay is kept; unknown channels in events are ignored. */
  configure(channels: readonly EngineChannel[]): void;
  /**
   * @param random gives a number in [0, 1); called exactly once
   * @throws RangeError when there is no candidate or one is not configured
   */
  rank(question: RankQuestion, random: () => number): Ranking;
  started(event: AttemptStarted): void;
  /** Late outcomes count once; a second one corrects the first. */
  ended(event: AttemptEnded): void;
  probed(event: Probed): void;
  breaker(event: BreakerChanged): void;
  /** Whether a probe would tell something now. The caller bounds how often it probes. */
  wantsProbe(channel: string, now: number): boolean;
  health(channel: string, now: number): Health;
  /** Versioned, plain JSON. */
  snapshot(): object;
  /** @throws TypeError when the snapshot is of another version or not one of this engine */
  restore(snapshot: object): void;
}
