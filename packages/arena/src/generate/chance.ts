import { mix, stream } from '../world/random.ts';

/** Chance for making scenarios: everything from one seed. */
export class Chance {
  readonly #next: () => number;

  constructor(seed: number) {
    this.#next = stream(mix(seed ^ 0x67656e65));
  }

  unit(): number {
    return this.#next();
  }

  hits(probability: number): boolean {
    return this.#next() < probability;
  }

  between(from: number, to: number): number {
    return from + this.#next() * (to - from);
  }

  /** Every factor equally likely: for times, rates and amounts that span magnitudes. */
  logBetween(from: number, to: number): number {
    return from * (to / from) ** this.#next();
  }

  /** Both ends included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.#next() * (to - from + 1));
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.#next());
  }

  /** One of the options by their weights. */
  weighted<T>(options: readonly (readonly [T, number])[]): T {
    let rest = this.#next() * options.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [option, weight] of options) {
      if (rest < weight) return option;
      rest -= weight;
    }
    return (options.at(-1) as readonly [T, number])[0];
  }

  shuffled<T>(items: readonly T[]): T[] {
    return items.map((item) => ({ item, at: this.#next() })).toSorted((a, b) => a.at - b.at).map(({ item }) => item); // prettier-ignore
  }
}

export function rounded(value: number, digits = 3): number {
  return Number(value.toFixed(digits));
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
