export interface Interval {
  readonly mean: number;
  /** 95 % interval. */
  readonly low: number;
  readonly high: number;
}

/** A single value says nothing of its spread: it has no interval. */
export type Estimate = Interval | { readonly mean: number; readonly low: null; readonly high: null };

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The middle value; null of nothing. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return null;
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

export function variance(values: readonly number[]): number {
  const centre = mean(values);
  return values.length < 2 ? 0 : values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
}

/** The mean with Student's 95 % interval. */
export function estimate(values: readonly number[]): Estimate {
  const centre = mean(values);
  if (values.length < 2) return { mean: centre, low: null, high: null };
  const half = studentQuantile(values.length - 1) * Math.sqrt(variance(values) / values.length);
  return { mean: centre, low: centre - half, high: centre + half };
}

/** The mean of independent groups that weigh the same, each the mean of its values. No interval where a group has a single one. */
export function estimateOfGroups(groups: readonly (readonly number[])[]): Estimate {
  const centre = mean(groups.map(mean));
  if (groups.some(({ length }) => length < 2)) return { mean: centre, low: null, high: null };
  const error = Math.sqrt(groups.reduce((sum, values) => sum + variance(values) / values.length, 0)) / groups.length;
  const half = studentQuantile(Math.min(...groups.map(({ length }) => length)) - 1) * error;
  return { mean: centre, low: centre - half, high: centre + half };
}

/** The 97.5 % quantile of Student's t, of 1 degree of freedom and more: the Cornish-Fisher expansion around the normal one, exact below 3 degrees. */
export function studentQuantile(degrees: number): number {
  if (degrees === 1) return 12.7062;
  if (degrees === 2) return 4.30265;
  const z = 1.959963984540054;
  return (
    z +
    (z ** 3 + z) / (4 * degrees) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * degrees ** 3)
  );
}
