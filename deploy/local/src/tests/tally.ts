/** What one workspace's tests or one check came to. */
export interface Tally {
  name: string;
  passed: number;
  failed: number;
  skipped: number;
  /** For a person: what failed and how. */
  failures: string[];
  /** For a person: what is odd although nothing failed by it. */
  notes?: string[];
}

/** All of them together. */
export function addUp(tallies: readonly Tally[]): Omit<Tally, 'name'> {
  const total: Omit<Tally, 'name'> = { passed: 0, failed: 0, skipped: 0, failures: [] };
  for (const tally of tallies) {
    total.passed += tally.passed;
    total.failed += tally.failed;
    total.skipped += tally.skipped;
    total.failures.push(...tally.failures);
  }
  return total;
}
