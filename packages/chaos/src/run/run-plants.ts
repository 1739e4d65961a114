import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { check, type Report } from '../check/index.ts';
import type { SourcePatch } from '../patching/index.ts';
import type { Profile } from '../plan/profile.ts';
import { distinctProfiles, NO_PLANT, quickProfile, type Plant } from '../plants/index.ts';
import { startChaosEngines, type ChaosEngines } from '../world/engines.ts';
import { runSeed } from './run-seed.ts';

/** How one planted bug fared. */
export interface PlantResult {
  readonly plant: string;
  readonly what: string;
  /** Seeds run, the one that caught it included; null: none did. */
  readonly seedsToCatch: number | null;
  /** Of the run that caught it, or of all, without the engines' start. */
  readonly durationMs: number;
  /** Invariants that fired, with how many violations; the expected ones first. */
  readonly fired: Readonly<Record<string, number>>;
}

export interface PlantRunOptions {
  readonly dir: string;
  readonly plants: readonly Plant[];
  readonly firstSeed: number;
  readonly mostSeeds: number;
  readonly keep: boolean;
  readonly say: (line: string) => void;
}

/** Runs each planted bug with one seed after the other until an invariant that it breaks has fired. */
export async function runPlants({ dir, plants, firstSeed, mostSeeds, keep, say }: PlantRunOptions): Promise<PlantResult[]> {
  const engines = await startChaosEngines(join(dir, 'engines'), say);
  const results: PlantResult[] = [];
  try {
    for (const plant of plants) {
      const result = await catchPlant(plant, { dir, engines, firstSeed, mostSeeds, keep, say });
      results.push(result);
      say(tellResult(result));
    }
    return results;
  } finally {
    await engines.stop();
  }
}

/** Runs the profiles of these bugs without the bugs: an invariant that fires here would prove nothing about a bug. */
export async function runControls({ dir, plants, firstSeed, keep, say }: Omit<PlantRunOptions, 'mostSeeds'>): Promise<PlantResult[]> {
  const engines = await startChaosEngines(join(dir, 'engines'), say);
  const results: PlantResult[] = [];
  try {
    for (const { name, profile } of distinctProfiles(plants)) {
      const { fired, durationMs } = await runOnce({ dir, engines, keep, say }, firstSeed, profile, []);
      results.push({ plant: NO_PLANT, what: `the profile of ${name}`, seedsToCatch: null, durationMs, fired });
      say(`no bug, profile of ${name}: ${tellFired(fired)} in ${(durationMs / 1_000).toFixed(0)} s`);
    }
    return results;
  } finally {
    await engines.stop();
  }
}

interface Place {
  readonly dir: string;
  readonly engines: ChaosEngines;
  readonly keep: boolean;
  readonly say: (line: string) => void;
}

async function catchPlant(plant: Plant, options: Place & { readonly firstSeed: number; readonly mostSeeds: number }): Promise<PlantResult> {
  const { name, what, patches, breaks, profile } = plant;
  let durationMs = 0;
  let fired: Record<string, number> = {};
  for (let seeds = 1; seeds <= options.mostSeeds; seeds += 1) {
    const run = await runOnce(options, options.firstSeed + seeds - 1, quickProfile(profile), patches);
    durationMs = run.durationMs;
    fired = run.fired;
    if (Object.keys(fired).some((invariant) => breaks.includes(Number.parseInt(invariant, 10)))) return { plant: name, what, seedsToCatch: seeds, durationMs, fired: ordered(fired, breaks) };
  }
  return { plant: name, what, seedsToCatch: null, durationMs, fired };
}

async function runOnce({ dir, engines, keep, say }: Place, seed: number, profile: Profile, plants: readonly SourcePatch[]): Promise<{ fired: Record<string, number>; durationMs: number }> {
  const startedAt = performance.now();
  const runDir = join(dir, `seed-${seed}-${Date.now()}`);
  const run = await runSeed({ seed, profile, engines, dir: runDir, plants, say });
  try {
    const report = await check(run.observation);
    if (keep) for (const { name, violations } of report.invariants) for (const { paymentId, text } of violations.slice(0, 5)) say(`  ${name}: ${paymentId ?? ''} ${text}`);
    return { fired: firedIn(report), durationMs: performance.now() - startedAt };
  } finally {
    await run.stop();
    if (!keep) await rm(runDir, { recursive: true, force: true });
  }
}

function firedIn(report: Report): Record<string, number> {
  return Object.fromEntries(report.invariants.flatMap(({ name, violations }) => (violations.length === 0 ? [] : [[name, violations.length]])));
}

function ordered(fired: Readonly<Record<string, number>>, breaks: readonly number[]): Record<string, number> {
  const isExpected = (name: string): number => (breaks.includes(Number.parseInt(name, 10)) ? 0 : 1);
  return Object.fromEntries(Object.entries(fired).toSorted(([a], [b]) => isExpected(a) - isExpected(b)));
}

function tellFired(fired: Readonly<Record<string, number>>): string {
  const entries = Object.entries(fired);
  return entries.length === 0 ? 'nothing fired' : entries.map(([name, count]) => `${name} (${count})`).join('; ');
}

/** One line of the table. */
export function tellResult({ plant, seedsToCatch, durationMs, fired }: PlantResult): string {
  const verdict = seedsToCatch === null ? 'NOT CAUGHT' : `caught by seed ${seedsToCatch}`;
  return `${plant.padEnd(30)}${verdict.padEnd(20)}${(durationMs / 1_000).toFixed(0).padStart(4)} s  ${tellFired(fired)}`;
}
