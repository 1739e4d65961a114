import type { Interval } from '../measure/statistics.ts';
import type { DecisionLog } from './log.ts';
import type { Judgement } from './evaluate.ts';

/** What a replay found, for people. */
export function report(name: string, judgement: Judgement, { unusable }: DecisionLog, notJudged: readonly string[]): string {
  const { logged, ips, selfNormalised, difference, effectivePayments, heaviestShare, payments, openPayments, withoutChannel } = judgement;
  const left = [...unusable].map(([why, count]) => `${count} ${why}`).join(', ');
  const lines = [
    `policy ${name} on ${payments} logged payments${openPayments > 0 ? `, ${openPayments} of them still open (counted as not succeeded)` : ''}`,
    ...(left === '' ? [] : [`left out: ${left}`]),
    ...notJudged.map((field) => `not judged, for a log does not show it: ${field}`),
    ...(withoutChannel > 0 ? [`${(100 * withoutChannel).toFixed(1)} % of decisions would have no channel; such payments count as failed`] : []),
    `success as logged        ${percent(logged)}`,
    `inverse propensity       ${percent(ips)}`,
    `self-normalised          ${percent(selfNormalised)}`,
    `difference               ${percent(difference)}`,
    `worth ${effectivePayments.toFixed(0)} payments of its own; the heaviest carries ${(100 * heaviestShare).toFixed(2)} % of the weight`,
  ];
  return [...lines, judgement.refusal === null ? verdict(difference) : `REFUSED: ${judgement.refusal}`].join('\n');
}

function percent({ mean, low, high }: Interval): string {
  return `${(100 * mean).toFixed(2)} % [${(100 * low).toFixed(2)}, ${(100 * high).toFixed(2)}]`;
}

function verdict({ low, high }: Interval): string {
  if (low > 0) return 'better than what was in force, at 95 %';
  if (high < 0) return 'WORSE than what was in force, at 95 %';
  return 'no difference is shown, at 95 %';
}
