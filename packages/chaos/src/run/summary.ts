import type { Report } from '../check/index.ts';
import { countMix } from '../mix/index.ts';
import type { Observation } from '../observation.ts';

/** What a run, or several, did and found. */
export interface Summary {
  readonly seeds: number[];
  payments: number;
  durationMs: number;
  /** What was asked for beside payments, by kind; empty in runs of payments only. */
  readonly operations: Record<string, number>;
  /** How often each account of the providers really paid out. */
  readonly paidOut: Record<string, number>;
  /** Faults of the providers at the accounts that pay out. */
  readonly payoutFaults: Record<string, number>;
  /** Strikes by kind. */
  readonly strikes: Record<string, number>;
  /** Faults of the providers by operation and kind. */
  readonly providerFaults: Record<string, number>;
  /** By invariant. */
  readonly invariants: Record<string, { checked: number; violations: number }>;
  notQuiet: number;
  strayDeaths: number;
}

export function emptySummary(): Summary {
  return { seeds: [], payments: 0, durationMs: 0, operations: {}, paidOut: {}, payoutFaults: {}, strikes: {}, providerFaults: {}, invariants: {}, notQuiet: 0, strayDeaths: 0 };
}

/** Adds one seed's run. */
export function addTo(summary: Summary, observation: Observation, report: Report, strayDeaths: readonly string[], durationMs: number): void {
  summary.seeds.push(observation.seed);
  summary.payments += observation.orders.length;
  summary.durationMs += durationMs;
  summary.strayDeaths += strayDeaths.length;
  if (observation.settledAt === null) summary.notQuiet += 1;
  if (observation.mix !== null) {
    const refunds = observation.orders.reduce((sum, order) => sum + order.refunds.length, 0);
    for (const [kind, count] of Object.entries({ refunds, ...countMix(observation.mix) })) increment(summary.operations, kind, count);
  }
  for (const [account, count] of Object.entries(report.paidOut)) increment(summary.paidOut, account, count);
  for (const { kind, target, detail } of observation.strikes) {
    increment(summary.strikes, kind);
    if (kind === 'provider') increment(summary.providerFaults, detail);
    if (kind === 'provider' && observation.mix?.payoutAccounts.includes(target) === true) increment(summary.payoutFaults, target);
  }
  for (const { name, checked, violations } of report.invariants) {
    const known = summary.invariants[name] ?? { checked: 0, violations: 0 };
    summary.invariants[name] = { checked: known.checked + checked, violations: known.violations + violations.length };
  }
}

/** Whether something was found that must never be. */
export function isClean(summary: Summary): boolean {
  return summary.strayDeaths === 0 && Object.values(summary.invariants).every(({ violations }) => violations === 0);
}

/** The summary as a person reads it. */
export function tellSummary(summary: Summary): string[] {
  const { strikes, invariants } = summary;
  const of = (...kinds: readonly string[]): number => kinds.reduce((sum, kind) => sum + (strikes[kind] ?? 0), 0);
  const width = Math.max(0, ...Object.keys(invariants).map((name) => name.length));
  return [
    `${summary.payments} payments, seeds ${summary.seeds.join(', ')}, ${(summary.durationMs / 1_000).toFixed(0)} s`,
    ...Object.entries(summary.operations).map(([kind, count]) => `${count} ${kind}`),
    ...Object.entries(summary.paidOut).toSorted(byName).map(([account, count]) => `${count} times paid out by ${account}`),
    '',
    'Faults that struck:',
    `  at the providers                ${of('provider')}  (and ${of('outage')} outages of an account)`,
    ...Object.entries(summary.providerFaults).toSorted(byName).map(([detail, count]) => `    ${detail.padEnd(30)}${count}`),
    ...Object.entries(summary.payoutFaults).toSorted(byName).map(([account, count]) => `    of these at ${account.padEnd(24)}${count}`),
    `  connections cut                 ${of('cut')}`,
    `  responses dropped on the way    ${of('drop-response')}`,
    `  requests that arrived late      ${of('late-request')}`,
    `  processes killed                ${of('kill', 'crash-point')}  (${of('crash-point')} at named crash points)`,
    `  processes paused                ${of('pause')}`,
    `  Kafka restarted                 ${of('kafka-restart')}`,
    `  MongoDB restarted               ${of('mongodb-restart')}`,
    `  callbacks met a bad inbox       ${of('inbox')}`,
    `  notifications forged            ${of('forgery')}`,
    `  starts with a wrong clock       ${of('clock-skew')}`,
    '',
    'Invariants:',
    ...Object.entries(invariants).map(([name, { checked, violations }]) => `  ${violations === 0 ? 'holds ' : 'BROKEN'}  ${name.padEnd(width)}  ${String(checked).padStart(9)} checked, ${violations} violations`),
    ...(summary.notQuiet > 0 ? [`  ${summary.notQuiet} of ${summary.seeds.length} runs were not quiet at the bound`] : []),
    ...(summary.strayDeaths > 0 ? [`  BROKEN  ${summary.strayDeaths} processes ended by themselves`] : []),
  ];
}

function byName([a]: readonly [string, number], [b]: readonly [string, number]): number {
  return a < b ? -1 : 1;
}

function increment(counts: Record<string, number>, name: string, by = 1): void {
  counts[name] = (counts[name] ?? 0) + by;
}
