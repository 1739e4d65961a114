import { bins, summarize, type RunSummary } from '../measure/summary.ts';
import { ORACLE, policyOf } from '../policies/registry.ts';
import { simulate } from '../simulate.ts';
import { createTrace } from '../world/trace.ts';
import type { World } from '../world/world.ts';

/** One seed of one scenario through some policies. */
export interface Job {
  readonly scenario: number;
  readonly seed: number;
  readonly policies: readonly string[];
}

export interface JobResult extends Job {
  readonly payments: number;
  readonly paymentBins: readonly number[];
  readonly oracle: RunSummary;
  /** In the order of `policies`. */
  readonly runs: readonly RunSummary[];
}

/** Runs a job: the oracle always, then each policy, all on the same draws. */
export function runJob(world: World, job: Job): JobResult {
  const { scenario } = world;
  const trace = createTrace(scenario, job.seed);
  const truth = simulate(world, trace, policyOf(ORACLE));
  const oracle = summarize(scenario, trace, truth, truth);
  const runs = job.policies.map((spec) => {
    if (spec === ORACLE) return oracle;
    try {
      return summarize(scenario, trace, simulate(world, trace, policyOf(spec)), truth);
    } catch (error) {
      throw new Error(`${spec} on "${scenario.name}", seed ${job.seed}: ${(error as Error).message}`, { cause: error });
    }
  });
  return { ...job, payments: trace.size, paymentBins: bins(scenario, trace), oracle, runs };
}
