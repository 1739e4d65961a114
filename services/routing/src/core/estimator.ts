/** Success of a channel as two decaying sums; a quiet channel forgets, so that nobody is judged by last week. */
interface Tally {
  success: number;
  total: number;
  at: number;
}

export interface EstimatorOptions {
  /** After this time an outcome counts half. */
  readonly halfLifeMs: number;
  /** What is believed of a channel without outcomes, and how many outcomes that belief is worth. */
  readonly priorMean: number;
  readonly priorWeight: number;
}

/** Mean of a Beta prior and what was seen, and how many outcomes were seen lately. */
export interface Estimate {
  readonly mean: number;
  readonly weight: number;
}

export interface Estimator {
  /** `sign` -1 takes an outcome back that was counted before, at the weight it has now. */
  learn(channel: string, success: boolean, at: Date, sign?: 1 | -1): void;
  estimate(channel: string, now: Date): Estimate;
}

/** Success rates with decay by time. Pure but for its own memory; time is passed in. */
export function createEstimator(options: EstimatorOptions): Estimator {
  const tallies = new Map<string, Tally>();
  const decayed = (channel: string, now: number): Tally => {
    const tally = tallies.get(channel) ?? { success: 0, total: 0, at: now };
    // Events may come slightly out of order: time never runs backwards for a tally.
    const factor = 2 ** (-Math.max(0, now - tally.at) / options.halfLifeMs);
    return { success: tally.success * factor, total: tally.total * factor, at: Math.max(now, tally.at) };
  };
  return {
    learn(channel, success, at, sign = 1) {
      const tally = decayed(channel, at.getTime());
      const total = Math.max(0, tally.total + sign);
      const successes = Math.min(total, Math.max(0, tally.success + (success ? sign : 0)));
      tallies.set(channel, { success: successes, total, at: tally.at });
    },
    estimate(channel, now) {
      const { success, total } = decayed(channel, now.getTime());
      const { priorMean, priorWeight } = options;
      return { mean: (success + priorMean * priorWeight) / (total + priorWeight), weight: total };
    },
  };
}
