import { parseArgs } from 'node:util';

export interface Options {
  readonly seeds: number;
  readonly firstSeed: number;
  /** A planted bug, `all` for the table of them, or null. */
  readonly plant: string | null;
  readonly trace: boolean;
  readonly threads: number;
  readonly jsonFile: string | null;
}

export const USAGE = `npm run simulate -- [--seeds N] [--seed S] [--plant NAME|all] [--trace] [--threads T] [--json FILE]
  --seeds N     how many seeds (default 1000; 1 with --trace)
  --seed S      the first one (default 1)
  --plant NAME  with a planted bug: stops where it is caught; "all" for the table of all of them
  --trace       prints the history of each seed
  --threads T   worker threads (default 2)
  --json FILE   writes the result there, too`;

/** @throws TypeError or RangeError that says what is wrong. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seeds: { type: 'string' },
      seed: { type: 'string' },
      plant: { type: 'string' },
      trace: { type: 'boolean', default: false },
      threads: { type: 'string' },
      json: { type: 'string' },
    },
  });
  return {
    seeds: whole('seeds', values.seeds, values.trace ? 1 : 1_000),
    firstSeed: whole('seed', values.seed, 1),
    plant: values.plant ?? null,
    trace: values.trace,
    threads: whole('threads', values.threads, 2),
    jsonFile: values.json ?? null,
  };
}

function whole(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  if (!/^\d{1,9}$/.test(text) || Number(text) < 1) throw new RangeError(`--${name} must be a whole number from 1`);
  return Number(text);
}
