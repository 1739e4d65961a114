import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomScenario } from './generate/scenario.ts';
import { readOptions, USAGE, type Options } from './options.ts';
import { policyOf } from './policies/registry.ts';
import { htmlReport } from './report/html.ts';
import { tables, tuningTable } from './report/table.ts';
import { BEST_FIXED, play, SR_V3_TUNED } from './run/tournament.ts';
import { ScenarioError } from './scenario/field.ts';
import { readScenario, toScenarioFile, type ScenarioFile } from './scenario/read.ts';

const OWN_SCENARIOS = fileURLToPath(new URL('../scenarios', import.meta.url));
const PROGRESS_EVERY_MS = 2_000;

async function main(args: readonly string[]): Promise<void> {
  // npm changes to the project's folder; paths are meant from where the call was made.
  const options = readOptions(args, process.env['INIT_CWD'] ?? process.cwd());
  for (const policy of options.policies) if (policy !== BEST_FIXED && policy !== SR_V3_TUNED) policyOf(policy);
  const files = options.random === null ? await readFiles(options.files) : await randomFiles(options.random, options.writeFolder);
  const warnings = files.flatMap((each) => each.warnings);
  for (const warning of warnings) say(`warning: ${warning}`);
  let toldAt = performance.now();
  const result = await play(files, {
    ...options,
    onProgress(stage, done, of) {
      if (performance.now() - toldAt < PROGRESS_EVERY_MS) return;
      toldAt = performance.now();
      say(`${stage}: ${done} of ${of}`);
    },
  });
  process.stdout.write(`${tables(result.scenarios, result.overall)}\n`);
  if (result.tuning !== null) process.stdout.write(`\n${tuningTable(result.tuning)}\n`);
  if (options.htmlFile !== null) await writeFile(options.htmlFile, htmlReport(result));
  if (options.jsonFile !== null) await writeFile(options.jsonFile, `${JSON.stringify({ warnings, ...result }, null, 2)}\n`);
}

/** The project's own scenarios where none are named. */
async function readFiles(files: readonly string[]): Promise<readonly ScenarioFile[]> {
  const own = async (): Promise<readonly string[]> => (await readdir(OWN_SCENARIOS)).filter((name) => name.endsWith('.json')).toSorted().map((name) => join(OWN_SCENARIOS, name));
  return Promise.all((files.length > 0 ? files : await own()).map(readScenario));
}

async function randomFiles({ count, firstSeed, style }: NonNullable<Options['random']>, folder: string | null): Promise<readonly ScenarioFile[]> {
  const files = Array.from({ length: count }, (_, index) => {
    const json = randomScenario(style, firstSeed + index);
    return toScenarioFile(`${(json as { readonly name: string }).name}.json`, json);
  });
  if (folder !== null) {
    await mkdir(folder, { recursive: true });
    await Promise.all(files.map(({ file, json }) => writeFile(join(folder, file), `${JSON.stringify(json, null, 2)}\n`)));
  }
  return files;
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof ScenarioError || error instanceof RangeError || error instanceof TypeError)) throw error;
  say(error instanceof ScenarioError ? error.message : `${error.message}\n${USAGE}`);
  process.exitCode = 2;
}
