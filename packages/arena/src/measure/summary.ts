import type { Scenario } from '../scenario/scenario.ts';
import type { Run } from '../simulate.ts';
import type { Trace } from '../world/trace.ts';
import { reactions, type EventReaction } from './exposure.ts';

/** The run of one policy on one (scenario, seed) in figures. */
export interface RunSummary {
  readonly succeeded: number;
  readonly lost: number;
  /** Attempts and first attempts by channel, in the file's order. */
  readonly attempts: readonly number[];
  readonly firsts: readonly number[];
  /** Successes by time of arrival, in BINS equal parts of the duration. */
  readonly successBins: readonly number[];
  readonly reactions: readonly EventReaction[];
}

export const BINS = 72;

export function summarize(scenario: Scenario, trace: Trace, run: Run, oracle: Run): RunSummary {
  const firsts = scenario.channels.map(() => 0);
  for (const channel of run.firstChannel) if (channel >= 0) firsts[channel] = (firsts[channel] ?? 0) + 1;
  return {
    succeeded: run.succeeded.reduce((sum, each) => sum + each, 0),
    lost: run.lost.reduce((sum, each) => sum + each, 0),
    attempts: [...run.attempts],
    firsts,
    successBins: bins(scenario, trace, run.succeeded),
    reactions: reactions(scenario, trace, run, oracle),
  };
}

/** Payments, or those marked, by time of arrival. */
export function bins({ durationS }: Scenario, trace: Trace, marked?: Uint8Array): readonly number[] {
  const counts = Array.from({ length: BINS }, () => 0);
  for (let payment = 0; payment < trace.size; payment += 1) {
    const bin = Math.min(BINS - 1, Math.floor(((trace.arrivalS[payment] as number) / durationS) * BINS));
    counts[bin] = (counts[bin] ?? 0) + (marked === undefined ? 1 : (marked[payment] as number));
  }
  return counts;
}
