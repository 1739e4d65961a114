/** One thing that must never be. */
export interface Violation {
  /** Null where it is about no single payment. */
  readonly paymentId: string | null;
  /** For a person: what was expected, what was found. */
  readonly text: string;
}

export interface Finding {
  readonly name: string;
  /** How many single statements were looked at. */
  readonly checked: number;
  readonly violations: readonly Violation[];
}

/** What a checker found, invariant by invariant. */
export interface Report {
  readonly invariants: readonly Finding[];
  /** How often each account of the providers really paid out; empty in runs of payments only. */
  readonly paidOut: Readonly<Record<string, number>>;
}

/** Collects a finding: every statement is one `expect`. */
export interface Tally {
  /** Counts a statement; a false one is a violation with this text. */
  expect(holds: boolean, paymentId: string | null, text: () => string): void;
  readonly finding: Finding;
}

export function startTally(name: string): Tally {
  const violations: Violation[] = [];
  let checked = 0;
  return {
    expect(holds, paymentId, text) {
      checked += 1;
      if (!holds) violations.push({ paymentId, text: text() });
    },
    get finding() {
      return { name, checked, violations };
    },
  };
}
