import type { Spread } from '../scenario/scenario.ts';

/** The 99th percentile of the standard normal distribution. */
const Z99 = 2.326347874040841;

/** A log-normal time by its median and 99th percentile. */
export class LogNormal {
  readonly #median: number;
  readonly #sigma: number;

  constructor({ p50, p99 }: Spread) {
    this.#median = p50;
    this.#sigma = Math.log(p99 / p50) / Z99;
  }

  /** The value below which a share `u`, in (0, 1), lies. */
  quantile(u: number): number {
    return this.#median * Math.exp(this.#sigma * normalQuantile(u));
  }

  /** The share of values at or above `limit`. */
  shareFrom(limit: number): number {
    const distance = Math.log(limit / this.#median);
    if (this.#sigma === 0) return distance <= 0 ? 1 : 0;
    return normalUpperTail(distance / this.#sigma);
  }
}

/** Acklam's rational approximation of the inverse normal distribution; relative error below 1.2e-9. */
export function normalQuantile(u: number): number {
  if (u < 0.02425) return tail(Math.sqrt(-2 * Math.log(u)));
  if (u > 1 - 0.02425) return -tail(Math.sqrt(-2 * Math.log(1 - u)));
  const q = u - 0.5;
  const r = q * q;
  return (
    ((((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r - 30.66479806614716) * r + 2.506628277459239) * q) /
    (((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r - 13.28068155288572) * r + 1)
  );
}

function tail(q: number): number {
  return (
    (((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q + 4.374664141464968) * q + 2.938163982698783) /
    ((((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1)
  );
}

/** P(Z >= z): Numerical Recipes' Chebyshev fit of erfc, relative error below 1.2e-7 everywhere. */
export function normalUpperTail(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + x / 2);
  const fit =
    -1.26551223 + t * (1.00002368 + t * (0.37409196 + t * (0.09678418 + t * (-0.18628806 + t * (0.27886807 + t * (-1.13520398 + t * (1.48851587 + t * (-0.82215223 + t * 0.17087277))))))));
  const upper = (t * Math.exp(-x * x + fit)) / 2;
  return z >= 0 ? upper : 1 - upper;
}
