/** Every wait of the simulator, in milliseconds, already scaled. Defaults are the providers' documented ones. */
export interface Timing {
  /** How long an instant wallet takes to answer: drawn per order. */
  readonly latencyMs: readonly [min: number, max: number];
  /** The long prompt of `pays-slowly`. */
  readonly slowMs: number;
  /** From "pending" to the truth, for the late behaviours and tokens paid by themselves. */
  readonly settleMs: number;
  /** JazzCash's inquiry window: an order nobody answered is in flight until then, and dropped afterwards. */
  readonly windowMs: number;
  /** How long a silent connection is held before it is cut. */
  readonly holdMs: number;
  /** How long an IPN's answer is awaited. */
  readonly ipnTimeoutMs: number;
  /** Waits before JazzCash's second and third try. */
  readonly ipnRetryMs: readonly number[];
}

/** The documented waits: 10-minute window, 60 s for the IPN's answer and two more tries. */
export const documentedTiming: Timing = {
  latencyMs: [0, 0],
  slowMs: 30_000,
  settleMs: 20_000,
  windowMs: 600_000,
  holdMs: 90_000,
  ipnTimeoutMs: 60_000,
  ipnRetryMs: [10_000, 30_000],
};

/** All windows and waits times `scale`; the latency is a property of wallets, not of a window, and stays. */
export function scaleTiming(timing: Timing, scale: number): Timing {
  const scaled = (ms: number): number => Math.round(ms * scale);
  return {
    latencyMs: timing.latencyMs,
    slowMs: scaled(timing.slowMs),
    settleMs: scaled(timing.settleMs),
    windowMs: scaled(timing.windowMs),
    holdMs: scaled(timing.holdMs),
    ipnTimeoutMs: scaled(timing.ipnTimeoutMs),
    ipnRetryMs: timing.ipnRetryMs.map(scaled),
  };
}
