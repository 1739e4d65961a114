import type { Overall, Reaction, ScenarioStanding } from '../measure/standing.ts';
import type { Tuned } from '../run/tune.ts';
import type { Estimate } from '../measure/statistics.ts';

/** Headings of a table of policies, and of one of their outages. */
export const HEAD = ['policy', 'success %', 'regret (points)', 'lost/1000', 'exposure s', 'failed first', 'failed payments', 'back s'] as const;
const OUTAGE_FIGURES = ['failed first', 'failed payments', 'back s', 'events'] as const;
export const OUTAGE_HEAD = ['policy', 'probed: exposure s', ...OUTAGE_FIGURES, 'unprobed: exposure s', ...OUTAGE_FIGURES] as const;

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
  return `full outages and hangs, medians\n${grid([OUTAGE_HEAD, ...overall.map((each) => [each.policy, ...outageFigures(each)])])}`;
}

function cells(row: Overall): readonly string[] {
  return [row.policy, ...figures(row)];
}

/** What stands under `HEAD` behind the policy. */
export function figures({ successPercent, regretPoints, lostPerMille, reactions }: Overall): readonly string[] {
  return [successPercent.mean.toFixed(2), withInterval(regretPoints), lostPerMille.toFixed(2), ...reactionFigures(reactions.all)];
}

/** What stands under `OUTAGE_HEAD` behind the policy. */
export function outageFigures({ reactions: { probedOutages, unprobedOutages } }: Overall): readonly string[] {
  return [probedOutages, unprobedOutages].flatMap((each) => [...reactionFigures(each), String(each.exposure.measured)]);
}

function reactionFigures({ exposure, back }: Reaction): readonly string[] {
  return [number(exposure.medianS), number(exposure.medianFailedFirst), number(exposure.medianFailedPayments), number(back.medianS)];
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
