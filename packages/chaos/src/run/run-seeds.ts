import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { check, historyOf, type Report } from '../check/index.ts';
import type { Observation } from '../observation.ts';
import type { Profile } from '../plan/profile.ts';
import type { SourcePatch } from '../patching/index.ts';
import { startChaosEngines } from '../world/engines.ts';
import { runSeed } from './run-seed.ts';
import { addTo, emptySummary, type Summary } from './summary.ts';

export interface RunOptions {
  /** Keeps engines, logs and data. */
  readonly dir: string;
  readonly seeds: readonly number[];
  readonly profile: Profile;
  readonly plants?: readonly SourcePatch[];
  /** Keep the folder of a run without violations. */
  readonly keep: boolean;
  /** The command that runs one seed again. */
  readonly command: (seed: number) => string;
  readonly say: (line: string) => void;
}

const HISTORIES = 3;
const VIOLATIONS_TOLD = 12;

/** Runs seeds one after the other on the same engines, each with a platform of its own, and checks each. */
export async function runSeeds({ dir, seeds, profile, plants = [], keep, command, say }: RunOptions): Promise<Summary> {
  const summary = emptySummary();
  await mkdir(dir, { recursive: true });
  const engines = await startChaosEngines(join(dir, 'engines'), say);
  try {
    for (const seed of seeds) {
      const startedAt = performance.now();
      const runDir = join(dir, `seed-${seed}`);
      const run = await runSeed({ seed, profile, engines, dir: runDir, plants, say });
      const { observation, strayDeaths } = run;
      try {
        const report = await check(observation);
        addTo(summary, observation, report, strayDeaths, performance.now() - startedAt);
        const isBroken = strayDeaths.length > 0 || report.invariants.some(({ violations }) => violations.length > 0);
        if (isBroken) await tellFailure(observation, report, strayDeaths, command(seed), say);
        else if (!keep) await rm(runDir, { recursive: true, force: true });
      } finally {
        await run.stop();
      }
    }
  } finally {
    await engines.stop();
    if (!keep) await rm(join(dir, 'engines'), { recursive: true, force: true });
  }
  return summary;
}

async function tellFailure(observation: Observation, report: Report, strayDeaths: readonly string[], command: string, say: (line: string) => void): Promise<void> {
  say(`\nSeed ${observation.seed} broke an invariant. Once more: ${command}`);
  say(`Logs: ${observation.platform.logDir}`);
  for (const death of strayDeaths) say(`  ended by itself: ${death}`);
  const histories = new Set<string>();
  for (const { name, violations } of report.invariants) {
    for (const { paymentId, text } of violations.slice(0, VIOLATIONS_TOLD)) {
      say(`  ${name}: ${paymentId ?? 'no single payment'}: ${text}`);
      if (paymentId !== null && histories.size < HISTORIES) histories.add(paymentId);
    }
    if (violations.length > VIOLATIONS_TOLD) say(`  ${name}: and ${violations.length - VIOLATIONS_TOLD} more`);
  }
  for (const paymentId of histories) say(`\n${await historyOf(observation, paymentId)}`);
}
