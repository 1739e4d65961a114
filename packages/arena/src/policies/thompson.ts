import type { ChannelView, Outcome, Policy, PolicyFactory, Question } from '../policy.ts';

export interface ThompsonSettings {
  /** What remains of all evidence after each outcome. */
  readonly discount: number;
  /** Whether an unanswered probe takes a channel out until one is answered. */
  readonly probes: boolean;
}

export const THOMPSON_DEFAULTS = { discount: 0.99 } as const satisfies Partial<ThompsonSettings>;

const GRID = 128;
/** The logarithm of a share of the peak that no longer matters. */
const NOTHING = -25;
const LOG_P = Float64Array.from({ length: GRID }, (_, i) => Math.log((i + 0.5) / GRID));
const LOG_Q = Float64Array.from({ length: GRID }, (_, i) => Math.log(1 - (i + 0.5) / GRID));

/** Discounted Thompson sampling over Beta posteriors from a uniform prior: for orientation, not for use. */
class Thompson implements Policy {
  readonly #settings: ThompsonSettings;
  readonly #random: () => number;
  readonly #evidence: ReadonlyMap<string, { successes: number; failures: number }>;
  readonly #silent = new Set<string>();

  constructor(channels: readonly ChannelView[], settings: ThompsonSettings, random: () => number) {
    this.#settings = settings;
    this.#random = random;
    this.#evidence = new Map(channels.map(({ id }) => [id, { successes: 0, failures: 0 }]));
  }

  choose({ candidates }: Question): { readonly channel: string; readonly probability: number } {
    const answering = candidates.filter(({ id }) => !this.#silent.has(id));
    const among = answering.length > 0 ? answering : candidates;
    const shares = bestShares(among.map(({ id }) => this.#evidence.get(id) ?? { successes: 0, failures: 0 }));
    let rest = this.#random();
    let index = 0;
    while (index < among.length - 1 && rest >= (shares[index] as number)) {
      rest -= shares[index] as number;
      index += 1;
    }
    return { channel: (among[index] as ChannelView).id, probability: Math.max(Number.EPSILON, shares[index] as number) };
  }

  learn({ channel, kind, fault }: Outcome): void {
    if (kind === 'pending' || fault === 'payer') return;
    for (const each of this.#evidence.values()) {
      each.successes *= this.#settings.discount;
      each.failures *= this.#settings.discount;
    }
    const evidence = this.#evidence.get(channel);
    if (evidence === undefined) return;
    if (kind === 'succeeded') evidence.successes += 1;
    else evidence.failures += 1;
  }

  probed(_: number, channel: string, answered: boolean): void {
    if (answered) this.#silent.delete(channel);
    else this.#silent.add(channel);
  }

  wantsProbe(): boolean {
    return this.#settings.probes;
  }
}

/** For each channel the probability that a draw from its posterior is the highest: choosing by these is Thompson sampling, with its probability known. */
function bestShares(evidence: readonly { readonly successes: number; readonly failures: number }[]): readonly number[] {
  const densities = evidence.map(({ successes, failures }) => density(successes, failures));
  const below = evidence.map(() => 0);
  const shares = evidence.map(() => 0);
  for (let i = 0; i < GRID; i += 1) {
    for (let channel = 0; channel < evidence.length; channel += 1) {
      let others = (densities[channel] as Float64Array)[i] as number;
      for (let other = 0; other < evidence.length && others > 0; other += 1) {
        if (other !== channel) others *= (below[other] as number) + ((densities[other] as Float64Array)[i] as number) / 2;
      }
      shares[channel] = (shares[channel] as number) + others;
    }
    for (let channel = 0; channel < evidence.length; channel += 1) below[channel] = (below[channel] as number) + ((densities[channel] as Float64Array)[i] as number);
  }
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}

/** From the mode outwards, as far as there is any mass to speak of. */
function density(successes: number, failures: number): Float64Array {
  const values = new Float64Array(GRID);
  const mode = successes + failures === 0 ? GRID >> 1 : Math.min(GRID - 1, Math.floor((successes / (successes + failures)) * GRID));
  const logAt = (i: number): number => successes * (LOG_P[i] as number) + failures * (LOG_Q[i] as number);
  const peak = logAt(mode);
  let total = 0;
  const fill = (step: 1 | -1, from: number): void => {
    for (let i = from; i >= 0 && i < GRID; i += step) {
      const log = logAt(i) - peak;
      if (log < NOTHING) return;
      const value = Math.exp(log);
      values[i] = value;
      total += value;
    }
  };
  fill(1, mode);
  fill(-1, mode - 1);
  for (let i = 0; i < GRID; i += 1) values[i] = (values[i] as number) / total;
  return values;
}

export function thompson(name: string, settings: ThompsonSettings): PolicyFactory {
  return { name, create: (channels, random) => new Thompson(channels, settings, random) };
}
