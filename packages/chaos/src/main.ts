import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endLocalEngines } from '@adaigi/testing';
import { readOptions, USAGE, type ChaosOptions } from './options.ts';
import { mixedProfile } from './mix/profile.ts';
import { fullProfile } from './plan/profile.ts';
import { NO_PLANT, PLANTS, plantOf } from './plants/index.ts';
import { runControls, runPlants } from './run/run-plants.ts';
import { runSeeds } from './run/run-seeds.ts';
import { isClean, tellSummary } from './run/summary.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Seeds that a planted bug may take. */
const MOST_SEEDS = 5;

async function main(options: ChaosOptions): Promise<number> {
  const dir = await mkdtemp(join(tmpdir(), 'adaigi-chaos-'));
  // The engines outlive a killed process, unless somebody ends them; services end by themselves.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void endLocalEngines(join(dir, 'engines'), { force: true }).finally(() => process.exit(130)));
  }
  return options.plant === null ? chaos(dir, options) : plants(dir, options, options.plant);
}

/** Planted bugs must be caught. */
async function plants(dir: string, { seed, seeds, json, keep }: ChaosOptions, names: string): Promise<number> {
  const isControl = names === NO_PLANT;
  const chosen = names === 'all' || isControl ? PLANTS : names.split(',').map(plantOf);
  const options = { dir, plants: chosen, firstSeed: seed, keep, say };
  const results = isControl ? await runControls(options) : await runPlants({ ...options, mostSeeds: Math.max(seeds, MOST_SEEDS) });
  if (json !== null) await writeFile(json, `${JSON.stringify(results, null, 2)}\n`);
  if (!keep) await rm(dir, { recursive: true, force: true });
  const right = isControl ? results.every(({ fired }) => Object.keys(fired).length === 0) : results.every(({ seedsToCatch }) => seedsToCatch !== null);
  return right ? 0 : 1;
}

/** A sound platform must break nothing. */
async function chaos(dir: string, { seed, seeds, payments, faults, mix, json, keep }: ChaosOptions): Promise<number> {
  const summary = await runSeeds({
    dir,
    seeds: Array.from({ length: seeds }, (_, index) => seed + index),
    profile: mix === null ? fullProfile(payments, faults) : mixedProfile(mix, faults),
    keep,
    command: (again) => `npm run chaos -- --seed ${again} ${mix === null ? `--payments ${payments}` : `--mix ${mix}`} --faults ${faults} --keep`,
    say,
  });
  for (const line of ['', ...tellSummary(summary)]) say(line);
  if (json !== null) await writeFile(json, `${JSON.stringify(summary, null, 2)}\n`);
  const clean = isClean(summary);
  if (clean && !keep) await rm(dir, { recursive: true, force: true });
  else say(`\nKept in ${dir}`);
  return clean ? 0 : 1;
}

let options: ChaosOptions | undefined;
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\nUsage: ${USAGE}\n`);
  process.exitCode = 2;
}
if (options !== undefined) {
  const code = await main(options);
  // Not by process.exitCode: after thousands of cut connections Node's own clean-up of handles at a natural end was seen to spin for ever.
  process.exit(code);
}
