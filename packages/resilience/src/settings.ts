/** When a breaker opens and how long it rests. */
export interface BreakerSettings {
  /** Share of counted calls within the window above which it opens, in percent. */
  readonly errorPercent: number;
  /** Calls within the window below which the share says nothing. */
  readonly volume: number;
  readonly windowMs: number;
  /**
   * Counted calls in a row that open it whatever the window says. With few calls a minute no window ever fills, with many the successes
   * of before the outage hide it for seconds; a run of failures tells in both cases.
   */
  readonly consecutive: number;
  /** Rest before one call may probe. */
  readonly restMs: number;
}

export const BREAKER_DEFAULTS: BreakerSettings = { errorPercent: 50, volume: 10, windowMs: 10_000, consecutive: 5, restMs: 3_000 };
