import type { Overall, ScenarioStanding } from '../measure/standing.ts';
import type { Tuned } from '../run/tune.ts';
import type { Estimate } from '../measure/statistics.ts';

const HEAD = ['policy', 'success %', 'regret (points)', 'lost/1000', 'exposure s', 'failed first', 'failed payments', 'back s'] as const;

/** One table for each scenario and one over all of them. */
export function tables(standings: readonly ScenarioStanding[], overall: readonly Overall[]): string {
  const parts = standings.map((each) =>
    [
      `${each.scenario}: ${Math.round(each.paymentsPerSeed)} payments x ${each.seeds} seeds`,
      grid([HEAD, ...each.policies.map(cells)]),
      ...each.policies.map(({ policy, channels, attemptsPerPayment }) => `  ${policy}: ${attemptsPerPayment.toFixed(3)} attempts; first ${channels.map(({ id, firstPercent }) => `${id} ${firstPercent.toFixed(1)}`).join(', ')} %`),
    ].join('\n'),
  );
  return [...parts, `all ${standings.length} scenarios, each weighing the same`, grid([HEAD, ...overall.map(cells)]), outages(overall)].join('\n\n');
}

/** Full outages alone: how fast they are left and forgotten, with probes and without. */
function outages(overall: readonly Overall[]): string {
  const rows = overall.map(({ policy, reactions: { probedOutages, unprobedOutages } }) => [
    policy,
    ...[probedOutages, unprobedOutages].flatMap(({ exposure, back }) => [number(exposure.medianS), number(exposure.medianFailedFirst), number(exposure.medianFailedPayments), number(back.medianS), String(exposure.measured)]),
  ]);
  return `full outages and hangs, medians\n${grid([['policy', 'probed: exposure s', 'failed first', 'payments', 'back s', 'events', 'unprobed: exposure s', 'failed first', 'payments', 'back s', 'events'], ...rows])}`;
}

function cells({ policy, successPercent, regretPoints, lostPerMille, reactions }: Overall): readonly string[] {
  const { exposure, back } = reactions.all;
  return [policy, successPercent.mean.toFixed(2), withInterval(regretPoints), lostPerMille.toFixed(2), number(exposure.medianS), number(exposure.medianFailedFirst), number(exposure.medianFailedPayments), number(back.medianS)];
}

/** The settings tried for decision-engine's policy: the best few and the worst. */
export function tuningTable(tuning: readonly Tuned[]): string {
  const shown = [...tuning.slice(0, 8), ...tuning.slice(-1)];
  return [`decision-engine's settings on these files (${tuning.length} tried)`, grid([['setting', 'regret (points)'], ...shown.map(({ policy, regretPoints }) => [policy, regretPoints.toFixed(2)])])].join('\n');
}

export function withInterval({ mean, low, high }: Estimate): string {
  return low === null || high === null ? `${mean.toFixed(2)} (one seed)` : `${mean.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`;
}

export function number(value: number | null): string {
  return value === null ? '-' : value.toFixed(value < 10 ? 1 : 0);
}

function grid(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) => `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')}`).join('\n');
}
