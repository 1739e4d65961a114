import { mean } from '../measure/statistics.ts';
import type { ScenarioFile } from '../scenario/read.ts';
import { runJobs, type PoolOptions } from './pool.ts';

const grid = (update: string, windows: readonly number[], hedges: readonly number[]): readonly string[] =>
  windows.flatMap((window) => hedges.map((hedge) => `sr-v3:window=${window}:hedge=${hedge}:update=${update}`));

/** Where only explored payments count, scores move so slowly that finer steps show nothing. */
const SETTINGS = [...grid('all', [15, 25, 40, 60, 125, 250], [1, 2, 5, 10]), ...grid('explored', [25, 60, 125], [5, 20])];

/** A setting over all scenarios, each weighing the same. */
export interface Tuned {
  readonly policy: string;
  readonly regretPoints: number;
}

/** Settings of decision-engine's policy on the very files and seeds that it is judged on, best first: in its favour. */
export async function tuneSrV3(files: readonly ScenarioFile[], firstSeed: number, seeds: number, pool: PoolOptions): Promise<readonly Tuned[]> {
  const jobs = files.flatMap((_, scenario) => Array.from({ length: seeds }, (_each, index) => ({ scenario, seed: firstSeed + index, policies: SETTINGS })));
  const results = await runJobs(files.map(({ json }) => json), jobs, pool); // prettier-ignore
  const regret = (policy: number, scenario: number): number =>
    mean(results.filter((each) => each.scenario === scenario && each.payments > 0).map(({ oracle, runs, payments }) => (100 * (oracle.succeeded - (runs[policy]?.succeeded ?? 0))) / payments));
  return SETTINGS
    .map((policy, index) => ({ policy, regretPoints: mean(files.map((_, scenario) => regret(index, scenario))) }))
    .toSorted((a, b) => a.regretPoints - b.regretPoints);
}
