import { overallOf, standingsOf, type Overall, type ScenarioStanding } from '../measure/standing.ts';
import type { ScenarioFile } from '../scenario/read.ts';
import type { Job } from './job.ts';
import { runJobs, type PoolOptions } from './pool.ts';

export interface Tournament {
  readonly scenarios: readonly ScenarioStanding[];
  readonly overall: readonly Overall[];
}

export interface TournamentOptions extends PoolOptions {
  readonly firstSeed: number;
  readonly seeds: number;
  readonly policies: readonly string[];
}

/** All policies on all seeds of all files. */
export async function play(files: readonly ScenarioFile[], { firstSeed, seeds, policies, ...pool }: TournamentOptions): Promise<Tournament> {
  const jobs: readonly Job[] = files.flatMap((_, scenario) => Array.from({ length: seeds }, (_each, index) => ({ scenario, seed: firstSeed + index, policies })));
  const results = await runJobs(files.map(({ json }) => json), jobs, pool); // prettier-ignore
  const byScenario = files.map((_, scenario) => results.filter((result) => result.scenario === scenario));
  const scenarios = files.map(({ scenario }, index) => standingsOf(scenario, byScenario[index] ?? [], policies));
  return { scenarios, overall: overallOf(scenarios, byScenario) };
}
