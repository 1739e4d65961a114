import type { JobResult } from '../run/job.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { estimate, estimateOfGroups, mean, median, type Estimate } from './statistics.ts';
import type { RunSummary } from './summary.ts';

/** Times from events, over all events and seeds. */
export interface Reaction {
  readonly medianS: number | null;
  readonly measured: number;
}

/** How a policy did on one scenario, over its seeds. */
export interface Standing {
  readonly policy: string;
  /** What it played with, where that was found by search. */
  readonly playedAs: string;
  readonly successPercent: Estimate;
  /** Percentage points below the oracle, paired by seed. */
  readonly regretPoints: Estimate;
  /** Payments lost to events, per 1,000. */
  readonly lostPerMille: number;
  readonly exposure: Reaction & { readonly medianFailures: number | null };
  readonly back: Reaction;
  readonly attemptsPerPayment: number;
  /** Shares of first attempts and of all attempts by channel. */
  readonly channels: readonly { readonly id: string; readonly firstPercent: number; readonly attemptPercent: number }[];
  /** Success in percent by time of arrival; null where no payment arrived. */
  readonly successOverTime: readonly (number | null)[];
}

export interface ScenarioStanding {
  readonly scenario: string;
  readonly durationS: number;
  readonly seeds: number;
  readonly paymentsPerSeed: number;
  readonly oracleLeavesEvents: number;
  readonly events: Scenario['events'];
  readonly policies: readonly Standing[];
}

/** A policy over all scenarios, each weighing the same. */
export interface Overall {
  readonly policy: string;
  readonly successPercent: Estimate;
  readonly regretPoints: Estimate;
  readonly lostPerMille: number;
  readonly exposure: Reaction & { readonly medianFailures: number | null };
  readonly back: Reaction;
}

/** A scenario's results, all seeds. `names` are what the policies are called in reports, `specs` what they played as. */
export function standingsOf(scenario: Scenario, results: readonly JobResult[], names: readonly string[], specs: readonly string[]): ScenarioStanding {
  const seen = results.filter(({ payments }) => payments > 0);
  if (seen.length === 0) throw new RangeError(`scenario "${scenario.name}": no payment arrives`);
  return {
    scenario: scenario.name,
    durationS: scenario.durationS,
    seeds: results.length,
    paymentsPerSeed: mean(seen.map(({ payments }) => payments)),
    oracleLeavesEvents: new Set(seen.flatMap(({ oracle }) => oracle.reactions.map(({ event }) => event))).size,
    events: scenario.events,
    policies: names.map((policy, index) => standing(scenario, policy, specs[index] ?? policy, seen.map((result) => ({ result, run: result.runs[index] as RunSummary })))), // prettier-ignore
  };
}

function standing(scenario: Scenario, policy: string, playedAs: string, runs: readonly { readonly result: JobResult; readonly run: RunSummary }[]): Standing {
  const total = (of: (run: RunSummary) => readonly number[], at: number): number => runs.reduce((sum, { run }) => sum + (of(run)[at] ?? 0), 0);
  const firsts = scenario.channels.map((_, at) => total((run) => run.firsts, at));
  const attempts = scenario.channels.map((_, at) => total((run) => run.attempts, at));
  const payments = runs.reduce((sum, { result }) => sum + result.payments, 0);
  return {
    policy,
    playedAs,
    successPercent: estimate(runs.map(({ run, result }) => (100 * run.succeeded) / result.payments)),
    regretPoints: estimate(regrets(runs)),
    lostPerMille: mean(runs.map(({ run, result }) => (1_000 * run.lost) / result.payments)),
    ...reactionOf(runs.map(({ run }) => run)),
    attemptsPerPayment: sum(attempts) / payments,
    channels: scenario.channels.map(({ id }, at) => ({
      id,
      firstPercent: (100 * (firsts[at] ?? 0)) / Math.max(1, sum(firsts)),
      attemptPercent: (100 * (attempts[at] ?? 0)) / Math.max(1, sum(attempts)),
    })),
    successOverTime: (runs[0]?.run.successBins ?? []).map((_, bin) => {
      const arrived = runs.reduce((all, { result }) => all + (result.paymentBins[bin] ?? 0), 0);
      return arrived === 0 ? null : (100 * total((run) => run.successBins, bin)) / arrived;
    }),
  };
}

function regrets(runs: readonly { readonly result: JobResult; readonly run: RunSummary }[]): readonly number[] {
  return runs.map(({ run, result }) => (100 * (result.oracle.succeeded - run.succeeded)) / result.payments);
}

function reactionOf(runs: readonly RunSummary[]): Pick<Standing, 'exposure' | 'back'> {
  const seen = runs.flatMap(({ reactions }) => reactions);
  const exposures = seen.flatMap(({ exposureS }) => exposureS ?? []);
  const backs = seen.flatMap(({ backS }) => backS ?? []);
  return {
    exposure: { medianS: median(exposures), measured: exposures.length, medianFailures: median(seen.map(({ exposedFailures }) => exposedFailures)) },
    back: { medianS: median(backs), measured: backs.length },
  };
}

/** `results` by scenario, in the same order as the standings. */
export function overallOf(standings: readonly ScenarioStanding[], results: readonly (readonly JobResult[])[]): readonly Overall[] {
  return (standings[0]?.policies ?? []).map(({ policy }, index) => {
    const groups = results.map((each) => each.filter(({ payments }) => payments > 0).map((result) => ({ result, run: result.runs[index] as RunSummary })));
    return {
      policy,
      successPercent: estimateOfGroups(groups.map((runs) => runs.map(({ run, result }) => (100 * run.succeeded) / result.payments))),
      regretPoints: estimateOfGroups(groups.map(regrets)),
      lostPerMille: mean(standings.map((each) => each.policies[index]?.lostPerMille ?? 0)),
      ...reactionOf(groups.flat().map(({ run }) => run)),
    };
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
