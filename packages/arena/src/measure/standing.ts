import type { JobResult } from '../run/job.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { EventReaction } from './exposure.ts';
import { estimate, estimateOfGroups, mean, median, type Estimate } from './statistics.ts';
import type { RunSummary } from './summary.ts';

/** Medians over events and seeds, and of how many. */
export interface Reaction {
  readonly exposure: { readonly medianS: number | null; readonly medianFailedFirst: number | null; readonly medianFailedPayments: number | null; readonly measured: number };
  readonly back: { readonly medianS: number | null; readonly measured: number };
}

/** All events; and full outages by whether their channels may be probed. */
export interface Reactions {
  readonly reactions: { readonly all: Reaction; readonly probedOutages: Reaction; readonly unprobedOutages: Reaction };
}

/** How a policy did on one scenario, over its seeds. */
export interface Standing extends Reactions {
  readonly policy: string;
  /** What it played with, where that was found by search. */
  readonly playedAs: string;
  readonly successPercent: Estimate;
  /** Percentage points below the oracle, paired by seed. */
  readonly regretPoints: Estimate;
  /** Payments lost to events, per 1,000. */
  readonly lostPerMille: number;
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
export interface Overall extends Reactions {
  readonly policy: string;
  readonly successPercent: Estimate;
  readonly regretPoints: Estimate;
  readonly lostPerMille: number;
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
    ...reactionsOf(runs.map(({ run }) => run)),
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

function reactionsOf(runs: readonly RunSummary[]): Reactions {
  const seen = runs.flatMap(({ reactions }) => reactions);
  return {
    reactions: {
      all: medians(seen),
      probedOutages: medians(seen.filter(({ group }) => group === 'probed-outage')),
      unprobedOutages: medians(seen.filter(({ group }) => group === 'unprobed-outage')),
    },
  };
}

function medians(seen: readonly EventReaction[]): Reaction {
  const backs = seen.flatMap(({ backS }) => backS ?? []);
  return {
    exposure: {
      medianS: median(seen.map(({ exposureS }) => exposureS)),
      medianFailedFirst: median(seen.map(({ failedFirst }) => failedFirst)),
      medianFailedPayments: median(seen.map(({ failedPayments }) => failedPayments)),
      measured: seen.length,
    },
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
      ...reactionsOf(groups.flat().map(({ run }) => run)),
    };
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
