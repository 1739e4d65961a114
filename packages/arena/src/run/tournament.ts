import { overallOf, standingsOf, type Overall, type ScenarioStanding } from '../measure/standing.ts';
import type { ScenarioFile } from '../scenario/read.ts';
import { bestFixed } from './hindsight.ts';
import type { Job } from './job.ts';
import { runJobs, type PoolOptions } from './pool.ts';
import { tuneSrV3, type Tuned } from './tune.ts';

/** Found by search on the files at hand before they play. */
export const BEST_FIXED = 'best-fixed';
export const SR_V3_TUNED = 'sr-v3-tuned';

/** The tuning looks at no more seeds than that. */
const TUNE_SEEDS = 5;

export interface Tournament {
  readonly scenarios: readonly ScenarioStanding[];
  readonly overall: readonly Overall[];
  /** Settings of decision-engine's policy on these files, best first; null unless `sr-v3-tuned` plays. */
  readonly tuning: readonly Tuned[] | null;
}

export interface TournamentOptions {
  readonly firstSeed: number;
  readonly seeds: number;
  readonly policies: readonly string[];
  readonly threads: number;
  readonly onProgress: (stage: string, done: number, of: number) => void;
}

/** All policies on all seeds of all files. */
export async function play(files: readonly ScenarioFile[], options: TournamentOptions): Promise<Tournament> {
  const { firstSeed, seeds, policies } = options;
  const tuning = policies.includes(SR_V3_TUNED) ? await tuneSrV3(files, firstSeed, Math.min(seeds, TUNE_SEEDS), poolOf(options, 'tuning')) : null;
  const fixed = policies.includes(BEST_FIXED) ? await searchOrders(files, options) : [];
  const specs = (scenario: number): readonly string[] => policies.map((policy) => (policy === BEST_FIXED ? (fixed[scenario] ?? '') : policy === SR_V3_TUNED ? (tuning?.[0]?.policy ?? '') : policy));
  const jobs: readonly Job[] = files.flatMap((_, scenario) => Array.from({ length: seeds }, (_each, index) => ({ scenario, seed: firstSeed + index, policies: specs(scenario) })));
  const results = await runJobs(files.map(({ json }) => json), jobs, poolOf(options, 'runs')); // prettier-ignore
  const byScenario = files.map((_, scenario) => results.filter((result) => result.scenario === scenario));
  const scenarios = files.map(({ scenario }, index) => standingsOf(scenario, byScenario[index] ?? [], policies, specs(index)));
  return { scenarios, overall: overallOf(scenarios, byScenario), tuning };
}

async function searchOrders(files: readonly ScenarioFile[], options: TournamentOptions): Promise<readonly string[]> {
  const specs: string[] = [];
  for (const file of files) {
    specs.push(await bestFixed(file, options.firstSeed, options.seeds, { threads: options.threads }));
    options.onProgress('best orders', specs.length, files.length);
  }
  return specs;
}

function poolOf({ threads, onProgress }: TournamentOptions, stage: string): PoolOptions {
  return { threads, onResult: (done, of) => onProgress(stage, done, of) };
}
