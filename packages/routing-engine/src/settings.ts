const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Every constant of the engine. README.md says what was tried for each. */
export interface EngineSettings {
  /** Beta prior of a success level. */
  readonly priorSuccesses: number;
  readonly priorFailures: number;
  /** How far a level wanders in an hour, in log-odds (standard deviation). */
  readonly driftPerHour: number;
  /** Mean time until a level jumps to somewhere new. */
  readonly jumpMs: number;
  /** Mean time until an undisturbed channel has an event (outage, hang, brown-out). */
  readonly calmMs: number;
  /** Mean length of an event. */
  readonly eventMs: number;
  /** Prior probability that a segment behaves unlike its channel. */
  readonly differsPrior: number;
  /** For how long knowing a channel better pays. */
  readonly horizonMs: number;
  /** Whether an event is over pays for this share of the time since the channel was last tried, and no longer than that. */
  readonly retestShare: number;
  /** Probability that is shared out among all candidates, whatever is believed. */
  readonly floor: number;
}

export const DEFAULTS: EngineSettings = {
  priorSuccesses: 3,
  priorFailures: 0.7,
  driftPerHour: 0.25,
  jumpMs: 8 * HOUR,
  calmMs: 6 * HOUR,
  eventMs: 15 * MINUTE,
  differsPrior: 0.1,
  horizonMs: 5 * MINUTE,
  retestShare: 0.5,
  floor: 0.004,
};
