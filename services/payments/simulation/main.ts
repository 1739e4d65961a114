import { writeFile } from 'node:fs/promises';
import { readOptions, USAGE, type Options } from './options.ts';
import { PLANTS, plantOf } from './plants.ts';
import { runSeeds, type Summary } from './run-seeds.ts';
import { simulate } from './simulate.ts';

const PROGRESS_EVERY_MS = 5_000;
const CATCHES = 3;

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const perMinute = ({ seeds, elapsedMs }: Summary): number => Math.round((seeds / elapsedMs) * 60_000);

async function printHistory({ firstSeed, seeds, plant }: Options): Promise<boolean> {
  let sound = true;
  for (let seed = firstSeed; seed < firstSeed + seeds; seed += 1) {
    const result = await simulate(seed, { plant: plant === null ? null : plantOf(plant), trace: true });
    print(result.history.join('\n'));
    print(`seed ${seed}: ${result.violations.length} broken invariants, history ${result.hash}`);
    sound &&= result.violations.length === 0;
  }
  return sound;
}

/** The table of planted bugs: how many seeds each takes until it is caught, three times in a row. */
async function printPlants(options: Options): Promise<boolean> {
  print('planted bug                         caught after seeds      by');
  const rows: { plant: string; seedsToCatch: readonly number[]; invariants: readonly string[] }[] = [];
  for (const { name } of PLANTS) {
    const seedsToCatch: number[] = [];
    const invariants = new Set<string>();
    for (let from = options.firstSeed; seedsToCatch.length < CATCHES; ) {
      const plant = plantOf(name);
      let seed = from;
      for (; seed < from + options.seeds; seed += 1) {
        const { violations } = await simulate(seed, { plant });
        if (violations[0] === undefined) continue;
        invariants.add(violations[0].invariant);
        seedsToCatch.push(seed - from + 1);
        break;
      }
      if (seed === from + options.seeds) break;
      from = seed + 1;
    }
    rows.push({ plant: name, seedsToCatch, invariants: [...invariants] });
    print(`${name.padEnd(34)}  ${(seedsToCatch.length < CATCHES ? [...seedsToCatch, 'NOT CAUGHT'] : seedsToCatch).join(', ').padEnd(22)}  ${[...invariants].join('; ')}`);
  }
  if (options.jsonFile !== null) await writeFile(options.jsonFile, `${JSON.stringify({ plants: rows }, null, 2)}\n`);
  return rows.every(({ seedsToCatch }) => seedsToCatch.length === CATCHES);
}

/** A sound world must break nothing; a planted bug must be caught. */
async function run(options: Options): Promise<boolean> {
  const { plant, jsonFile } = options;
  if (plant !== null) print(`planted: ${plant} (${plantOf(plant).what})`);
  let toldAt = performance.now();
  const summary = await runSeeds({
    ...options,
    stopAtFirst: plant !== null,
    onSeed(done, failed) {
      if (performance.now() - toldAt < PROGRESS_EVERY_MS) return;
      toldAt = performance.now();
      print(`${done} of ${options.seeds} seeds, ${failed} with broken invariants`);
    },
  });
  for (const { seed, violations } of summary.failed.slice(0, 20)) print(`seed ${seed}: ${violations.slice(0, 3).map(({ invariant, text }) => `${invariant}: ${text}`).join(' | ')}`);
  print(`${summary.seeds} seeds, ${summary.failed.length} with broken invariants, ${perMinute(summary)} seeds a minute on ${options.threads} threads`);
  print(Object.entries(summary.counts).map(([name, count]) => `${name} ${count}`).join(', '));
  const [first] = summary.failed;
  if (first !== undefined) print(`replay: npm run simulate -- --seed ${first.seed} --trace${plant === null ? '' : ` --plant ${plant}`}`);
  if (plant === null && first === undefined) print(`with none in ${summary.seeds} seeds, at most one in ${Math.floor(summary.seeds / 3)} breaks an invariant of this model (95 %)`);
  if (jsonFile !== null) await writeFile(jsonFile, `${JSON.stringify({ ...options, ...summary, seedsPerMinute: perMinute(summary) }, null, 2)}\n`);
  return (first === undefined) === (plant === null);
}

try {
  const options = readOptions(process.argv.slice(2));
  const isSound = await (options.trace ? printHistory(options) : options.plant === 'all' ? printPlants(options) : run(options));
  process.exitCode = isSound ? 0 : 1;
} catch (error) {
  print(error instanceof TypeError || error instanceof RangeError ? `${error.message}\n${USAGE}` : String(error));
  process.exitCode = 2;
}
