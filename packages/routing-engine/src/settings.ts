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
  /**
   * For how long knowing a channel better pays: this share of the time since it was last tried. At least `horizonMs` and at most
   * `longHorizonMs` for its level, at most `horizonMs` for whether an event goes on.
   */
  readonly quietShare: number;
  readonly horizonMs: number;
  readonly longHorizonMs: number;
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
  quietShare: 0.5,
  horizonMs: 5 * MINUTE,
  longHorizonMs: HOUR,
  floor: 0.004,
};
