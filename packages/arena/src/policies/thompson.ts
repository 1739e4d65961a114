import type { ChannelView, Outcome, Policy, PolicyFactory, Question } from '../policy.ts';

export interface ThompsonSettings {
  /** What remains of all evidence after each outcome. */
  readonly discount: number;
  /** Whether an unanswered probe takes a channel out until one is answered. */
  readonly probes: boolean;
}

export const THOMPSON_DEFAULTS = { discount: 0.99 } as const satisfies Partial<ThompsonSettings>;

const GRID = 96;
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

/** Densities of the channels at hand, one row each: reused, for this is asked for every payment. */
let rows = new Float64Array(8 * GRID);
let below = new Float64Array(8);

/** For each channel the probability that a draw from its posterior is the highest: choosing by these is Thompson sampling, with its probability known. */
function bestShares(evidence: readonly { readonly successes: number; readonly failures: number }[]): readonly number[] {
  const count = evidence.length;
  if (below.length < count) {
    rows = new Float64Array(count * GRID);
    below = new Float64Array(count);
  }
  below.fill(0);
  for (let channel = 0; channel < count; channel += 1) {
    const { successes, failures } = evidence[channel] as (typeof evidence)[number];
    fillDensity(channel * GRID, successes, failures);
  }
  const shares = evidence.map(() => 0);
  let total = 0;
  for (let i = 0; i < GRID; i += 1) {
    for (let channel = 0; channel < count; channel += 1) {
      let share = rows[channel * GRID + i] as number;
      for (let other = 0; other < count && share > 0; other += 1) if (other !== channel) share *= (below[other] as number) + (rows[other * GRID + i] as number) / 2;
      shares[channel] = (shares[channel] as number) + share;
      total += share;
    }
    for (let channel = 0; channel < count; channel += 1) below[channel] = (below[channel] as number) + (rows[channel * GRID + i] as number);
  }
  return shares.map((share) => share / total);
}

/** From the mode outwards, as far as there is any mass to speak of. */
function fillDensity(start: number, successes: number, failures: number): void {
  const mode = successes + failures === 0 ? GRID >> 1 : Math.min(GRID - 1, Math.floor((successes / (successes + failures)) * GRID));
  const logAt = (i: number): number => successes * (LOG_P[i] as number) + failures * (LOG_Q[i] as number);
  const peak = logAt(mode);
  rows.fill(0, start, start + GRID);
  let total = 0;
  for (const [step, from] of [[1, mode], [-1, mode - 1]] as const) {
    for (let i = from; i >= 0 && i < GRID; i += step) {
      const log = logAt(i) - peak;
      if (log < NOTHING) break;
      const value = Math.exp(log);
      rows[start + i] = value;
      total += value;
    }
  } // prettier-ignore
  for (let i = start; i < start + GRID; i += 1) rows[i] = (rows[i] as number) / total;
}

export function thompson(name: string, settings: ThompsonSettings): PolicyFactory {
  return { name, create: (channels, random) => new Thompson(channels, settings, random) };
}
