/** The p-th percentile (0 to 100) by nearest rank; NaN of nothing. */
export function percentile(values: readonly number[] | Float64Array, p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN;
}

/** `p50 12.3  p95 40.1  p99 55.0  max 60.2 ms` */
export function summary(valuesMs: readonly number[] | Float64Array): string {
  const parts = [50, 95, 99, 100].map((p) => `${p === 100 ? 'max' : `p${p}`} ${percentile(valuesMs, p).toFixed(1)}`);
  return `${parts.join('  ')} ms`;
}
