import type { Money } from '../money.ts';
import type { StatementLine } from './provider-statement.ts';

/** Money that we hold as taken from a payer over a channel. */
export interface Capture {
  readonly paymentId: string;
  /** Our reference at the provider. */
  readonly reference: string;
  readonly amount: Money;
  /** The provider has told that it was given back since. */
  readonly reversed: boolean;
  readonly sentAt: Date;
  /** When its attempt was settled. The money moved between the two. */
  readonly settledAt: Date;
}

/** From included, to excluded. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

/** What the lines of a statement turned out to be when they were applied, by our references. */
export interface StatementFindings {
  /** Another amount than was asked for. */
  readonly contradicting: ReadonlySet<string>;
  /** No payment of the channel has them. */
  readonly unmatched: ReadonlySet<string>;
}

/**
 * Where a reference is, and what that means:
 * - `agreed`: on both sides.
 * - `contradicting`: on both sides, with another amount.
 * - `repeated`: paid more than once on the statement.
 * - `reversal_unstated`: given back as we know, paid on the statement.
 * - `unmatched`: on the statement only.
 * - `missing`: paid with us, and not on the statement, which should have it.
 * - `at_edge`: the same, but so near to an end of the period that the neighbour's statement may have it.
 * - `reversed_only_here`: given back as we know, and not on the statement, which may leave out both.
 */
export const RECONCILED_CLASSES = ['agreed', 'contradicting', 'repeated', 'reversal_unstated', 'unmatched', 'missing', 'at_edge', 'reversed_only_here'] as const;
export type ReconciledClass = (typeof RECONCILED_CLASSES)[number];

/** What people must look into. */
const DIFFERENCES: readonly ReconciledClass[] = ['contradicting', 'repeated', 'reversal_unstated', 'unmatched', 'missing'];

export interface Reconciled {
  readonly reference: string;
  readonly class: ReconciledClass;
  /** What the statement says, all its lines about the reference together; null when it has none. */
  readonly stated: { readonly status: StatementLine['status']; readonly minor: bigint } | null;
  /** What we hold; null when it is not in the period, or not with us. */
  readonly capture: Capture | null;
}

/** Clocks of a provider may be wrong by this much, and its day may end by one of them. */
export const EDGE_MS = 5 * 60_000;

/**
 * Compares a statement, whose lines have been applied, with the captures of its period: each reference is in exactly one class. A finding is for people: what a statement lacks
 * settles nothing, since it may be cut off, or its day may end elsewhere.
 *
 * @param captures - all of the channel that were settled in the period; none without a period.
 */
export function reconcile(lines: readonly StatementLine[], findings: StatementFindings, captures: readonly Capture[], period: Period | null): Reconciled[] {
  const held = new Map(captures.map((capture) => [capture.reference, capture]));
  const stated = Map.groupBy(lines, ({ reference }) => reference);
  const onStatement = [...stated].map(([reference, about]): Reconciled => {
    const capture = held.get(reference) ?? null;
    const paid = paidCharges(about);
    const isReversed = about.some(({ status }) => status === 'reversed');
    const told = { status: isReversed ? ('reversed' as const) : ('paid' as const), minor: sum(paid.length > 0 ? paid : about.slice(0, 1)) };
    const unlike = capture !== null && capture.reversed && !isReversed ? 'reversal_unstated' : 'agreed';
    const found = findings.unmatched.has(reference) ? 'unmatched' : findings.contradicting.has(reference) ? 'contradicting' : paid.length > 1 ? 'repeated' : unlike;
    return { reference, class: found, stated: told, capture };
  });
  const onlyHere = captures
    .filter(({ reference }) => !stated.has(reference))
    .map((capture): Reconciled => ({ reference: capture.reference, class: capture.reversed ? 'reversed_only_here' : isAtEdge(capture, period) ? 'at_edge' : 'missing', stated: null, capture }));
  return [...onStatement, ...onlyHere];
}

/** Whether anything of it is for people to look into. */
export function differs(reconciled: readonly Reconciled[]): boolean {
  return reconciled.some((each) => DIFFERENCES.includes(each.class));
}

/** A line that comes again with its transaction number is the same charge; without one nobody can tell. */
function paidCharges(about: readonly StatementLine[]): StatementLine[] {
  const seen = new Set<string>();
  return about.filter(({ status, amount, providerTransactionId }) => {
    if (status !== 'paid') return false;
    const charge = `${providerTransactionId} ${amount.minor}`;
    const isNew = providerTransactionId === '' || !seen.has(charge);
    seen.add(charge);
    return isNew;
  });
}

function sum(lines: readonly StatementLine[]): bigint {
  return lines.reduce((total, { amount }) => total + amount.minor, 0n);
}

/** What was sent before the period or near an end of it may have moved in the neighbour's. */
function isAtEdge({ sentAt, settledAt }: Capture, period: Period | null): boolean {
  return period === null || sentAt.getTime() < period.from.getTime() + EDGE_MS || settledAt.getTime() >= period.to.getTime() - EDGE_MS;
}
