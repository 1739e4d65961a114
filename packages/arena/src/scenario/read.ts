import { readFile } from 'node:fs/promises';
import { ScenarioError } from './field.ts';
import { parseScenario } from './parse.ts';
import type { Scenario } from './scenario.ts';

/** A scenario as it came: its JSON travels to worker threads, where it is parsed again. */
export interface ScenarioFile {
  readonly file: string;
  readonly json: unknown;
  readonly scenario: Scenario;
  readonly warnings: readonly string[];
}

/** @throws ScenarioError that names the file, the place and the rule. */
export async function readScenario(file: string): Promise<ScenarioFile> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new ScenarioError(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})`);
  }
  return toScenarioFile(file, parseJson(file, text));
}

/** @throws ScenarioError that names the file, the place and the rule. */
export function toScenarioFile(file: string, json: unknown): ScenarioFile {
  try {
    const { scenario, warnings } = parseScenario(json);
    return { file, json, scenario, warnings: warnings.map((warning) => `${file} ${warning}`) };
  } catch (error) {
    if (error instanceof ScenarioError) throw new ScenarioError(`${file} ${error.message}`);
    throw error;
  }
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ScenarioError(`${file}: is not JSON (${(error as SyntaxError).message})`);
  }
}
