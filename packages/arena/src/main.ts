import { writeFile } from 'node:fs/promises';
import { readOptions, USAGE } from './options.ts';
import { policyOf } from './policies/registry.ts';
import { tables } from './report/table.ts';
import { play } from './run/tournament.ts';
import { ScenarioError } from './scenario/field.ts';
import { readScenario } from './scenario/read.ts';

const PROGRESS_EVERY_MS = 2_000;

async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  for (const policy of options.policies) policyOf(policy);
  const files = await Promise.all(options.files.map(readScenario));
  for (const warning of files.flatMap(({ warnings }) => warnings)) say(`warning: ${warning}`);
  let toldAt = performance.now();
  const result = await play(files, {
    ...options,
    onResult(done, of) {
      if (performance.now() - toldAt < PROGRESS_EVERY_MS) return;
      toldAt = performance.now();
      say(`${done} of ${of} runs`);
    },
  });
  process.stdout.write(`${tables(result.scenarios, result.overall)}\n`);
  if (options.jsonFile !== null) await writeFile(options.jsonFile, `${JSON.stringify(result, null, 2)}\n`);
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
