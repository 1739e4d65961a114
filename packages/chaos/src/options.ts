import { parseArgs } from 'node:util';

/** What `npm run chaos` is told. */
export interface ChaosOptions {
  readonly seed: number;
  readonly seeds: number;
  readonly payments: number;
  readonly faults: number;
  /** Operations of a run of pay-ins, payouts, deposits and test money; null: payments only. */
  readonly mix: number | null;
  readonly plant: string | null;
  readonly json: string | null;
  readonly keep: boolean;
}

export const USAGE = 'npm run chaos -- [--seed N] [--seeds K] [--payments M | --mix OPERATIONS] [--faults F] [--plant NAME[,NAME]|all|none] [--json FILE] [--keep]';

const LARGEST_FAULTS = 0.4;
/** Fewer leave no room for some of every kind. */
const FEWEST_OPERATIONS = 20;

/** @throws Error naming the argument that is wrong */
export function readOptions(args: readonly string[]): ChaosOptions {
  const { values } = parseArgs({
    args: [...args],
    strict: true,
    options: {
      seed: { type: 'string', default: '1' },
      seeds: { type: 'string', default: '1' },
      payments: { type: 'string', default: '2000' },
      faults: { type: 'string', default: '0.3' },
      mix: { type: 'string' },
      plant: { type: 'string' },
      json: { type: 'string' },
      keep: { type: 'boolean', default: false },
    },
  });
  return {
    seed: whole('--seed', values.seed, 0),
    seeds: whole('--seeds', values.seeds, 1),
    payments: whole('--payments', values.payments, 1),
    faults: share('--faults', values.faults),
    mix: values.mix === undefined ? null : whole('--mix', values.mix, FEWEST_OPERATIONS),
    plant: values.plant ?? null,
    json: values.json ?? null,
    keep: values.keep,
  };
}

function whole(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least) throw new Error(`${name} must be a whole number of at least ${least}`);
  return value;
}

function share(name: string, text: string): number {
  const value = Number(text);
  if (!(value >= 0 && value <= LARGEST_FAULTS)) throw new Error(`${name} must be from 0 to ${LARGEST_FAULTS}`);
  return value;
}
