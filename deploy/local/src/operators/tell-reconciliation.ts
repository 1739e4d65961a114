import { toDecimalText, PAKISTAN, type Reconciled, type ReconciledClass } from '@adaigi/domain';

/** Rows of the table of both sides, in its order. */
const ROWS: readonly (readonly [title: string, counts: (each: Reconciled) => bigint | null])[] = [
  ['on the statement: paid', ({ stated }) => (stated?.status === 'paid' ? stated.minor : null)],
  ['on the statement: reversed', ({ stated }) => (stated?.status === 'reversed' ? stated.minor : null)],
  ['with us in the period: paid', ({ capture }) => (capture?.reversed === false ? capture.amount.minor : null)],
  ['with us in the period: reversed', ({ capture }) => (capture?.reversed === true ? capture.amount.minor : null)],
  ['both the same', ofClass('agreed')],
  ['another amount', ofClass('contradicting')],
  ['paid more than once there', ofClass('repeated')],
  ['reversed with us, paid there', ofClass('reversal_unstated')],
  ['only on the statement', ofClass('unmatched')],
  ['only with us', ofClass('missing')],
  ['only with us, at the edge of the period', ofClass('at_edge')],
  ['only with us, reversed', ofClass('reversed_only_here')],
];

/** What a reconciliation of a period found, with counts and rupees: the statement's where it has the reference, else ours. */
export function tableLines(reconciled: readonly Reconciled[]): string[] {
  const rows = ROWS.map(([title, counts]) => {
    const amounts = reconciled.map(counts).filter((minor) => minor !== null);
    return [title, String(amounts.length), rupees(amounts.reduce((sum, minor) => sum + minor, 0n))] as const;
  });
  return [['', 'charges', 'rupees'] as const, ...rows].map(([title, count, sum]) => `${title.padEnd(40)}${count.padStart(10)}${sum.padStart(18)}`);
}

/** What people should look at, class by class, with a title; nothing personal. */
export function findings(reconciled: readonly Reconciled[], channel: string): { readonly title: string; readonly lines: readonly string[] }[] {
  const titles: readonly (readonly [ReconciledClass, string])[] = [
    ['contradicting', 'Another amount than was asked for'],
    ['repeated', 'Paid more than once on the statement'],
    ['reversal_unstated', 'Given back as we know, only paid on the statement'],
    ['unmatched', `No payment of ${channel} has them`],
    ['missing', 'Paid with us, not on the statement: nothing is changed by that'],
    ['at_edge', 'The same at the edge of the period: may be on the neighbour\'s statement'],
  ];
  return titles
    .map(([kind, title]) => ({ title, lines: reconciled.filter((each) => each.class === kind).map(lineOf) }))
    .filter(({ lines }) => lines.length > 0);
}

function lineOf({ reference, stated, capture }: Reconciled): string {
  const there = stated === null ? [] : [`Rs ${rupees(stated.minor)} on the statement`];
  const here = capture === null ? [] : [`Rs ${rupees(capture.amount.minor)} with us: ${capture.paymentId}, sent ${capture.sentAt.toISOString()}, settled ${capture.settledAt.toISOString()}`];
  return [reference, ...there, ...here].join('  ');
}

function ofClass(kind: ReconciledClass): (each: Reconciled) => bigint | null {
  return (each) => (each.class === kind ? (each.stated?.minor ?? each.capture?.amount.minor ?? 0n) : null);
}

function rupees(minor: bigint): string {
  return toDecimalText({ minor, currency: PAKISTAN.currency });
}
