import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PLAIN, STYLES, type Style } from './generate/style.ts';

export interface Options {
  /** Scenario files; empty: the project's own, or none with `random`. */
  readonly files: readonly string[];
  /** So many random scenarios, from this seed on, of this style. */
  readonly random: { readonly count: number; readonly firstSeed: number; readonly style: Style } | null;
  /** Folder that the random scenarios are written to. */
  readonly writeFolder: string | null;
  readonly seeds: number;
  readonly firstSeed: number;
  readonly policies: readonly string[];
  readonly threads: number;
  readonly jsonFile: string | null;
  readonly htmlFile: string | null;
}

export const DEFAULT_POLICIES = ['oracle', 'adaigi', 'best-fixed', 'fixed-priority', 'round-robin', 'sr-v3', 'sr-v3-tuned', 'thompson', 'thompson-probes'];

export const USAGE = `npm run arena -- [--scenario FILE[,FILE]] [--seeds N] [--policies a,b] [--json FILE] [--html FILE]
  --scenario FILES  scenario files, separated by commas (default: the project's own)
  --seeds N         how many seeds (default 100); --first-seed S, the first one (default 1)
  --random N        N random scenarios instead; --seed S, the first one's (default 1); --style plain|rough; --write DIR keeps the files
  --policies LIST   separated by commas (default: ${DEFAULT_POLICIES.join(',')})
  --threads T       worker threads (default: all cores)
  --json FILE       writes the result there; --html FILE, a page with table and plots`;

/**
 * @param folder that relative paths start from
 * @throws TypeError or RangeError that says what is wrong.
 */
export function readOptions(args: readonly string[], folder: string): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      scenario: { type: 'string', multiple: true },
      random: { type: 'string' },
      seed: { type: 'string' },
      style: { type: 'string', default: PLAIN.name },
      write: { type: 'string' },
      seeds: { type: 'string' },
      'first-seed': { type: 'string' },
      policies: { type: 'string' },
      threads: { type: 'string' },
      json: { type: 'string' },
      html: { type: 'string' },
    },
  });
  const style = STYLES.find(({ name }) => name === values.style);
  if (style === undefined) throw new RangeError(`--style must be one of ${STYLES.map(({ name }) => name).join(', ')}`);
  return {
    random: values.random === undefined ? null : { count: whole('random', values.random, 1), firstSeed: whole('seed', values.seed, 1), style },
    writeFolder: within(folder, values.write),
    files: (values.scenario ?? []).flatMap(list).map((file) => resolve(folder, file)),
    seeds: whole('seeds', values.seeds, 100),
    firstSeed: whole('first-seed', values['first-seed'], 1),
    policies: values.policies === undefined ? DEFAULT_POLICIES : [...new Set(list(values.policies))],
    threads: whole('threads', values.threads, availableParallelism()),
    jsonFile: within(folder, values.json),
    htmlFile: within(folder, values.html),
  };
}

function within(folder: string, path: string | undefined): string | null {
  return path === undefined ? null : resolve(folder, path);
}

function list(text: string): readonly string[] {
  return text.split(',').filter((each) => each !== '');
}

function whole(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  if (!/^\d{1,9}$/.test(text) || Number(text) < 1) throw new RangeError(`--${name} must be a whole number from 1`);
  return Number(text);
}
