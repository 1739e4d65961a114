import type { Overall, ScenarioStanding, Standing } from '../measure/standing.ts';
import type { Tournament } from '../run/tournament.ts';
import { barPlot, colourOf, escaped, timePlot, type Bar } from './svg.ts';
import { figures, HEAD, number, OUTAGE_HEAD, outageFigures, withInterval } from './table.ts';

const STYLE = `
body { font: 15px/1.5 system-ui, sans-serif; color: #111827; max-width: 1000px; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin: 2.4rem 0 .4rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: right; padding: .2rem .5rem; border-bottom: 1px solid #e5e7eb; white-space: nowrap; }
th:first-child, td:first-child { text-align: left; white-space: normal; overflow-wrap: anywhere; } th { font-weight: 600; color: #4b5563; white-space: normal; vertical-align: bottom; }
svg { width: 100%; height: auto; display: block; margin: .6rem 0; } svg text { font-size: 12px; fill: #374151; }
.grid { stroke: #e5e7eb; } .band { fill: #fee2e2; } .whisker { stroke: #111827; stroke-width: 2; }
.lines path { fill: none; stroke-width: 1.8; stroke-linejoin: round; }
.key { display: inline-block; width: .8em; height: .8em; border-radius: 2px; margin-right: .4em; vertical-align: -1px; }
details { margin: .4rem 0; } .note { color: #4b5563; }
`;

/** The whole report as one page that needs nothing else. */
export function htmlReport({ scenarios, overall }: Tournament): string {
  const seeds = scenarios[0]?.seeds ?? 0;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Routing arena</title><style>${STYLE}</style></head><body>
<h1>Routing arena</h1>
<p class="note">${scenarios.length} scenarios, each weighing the same, ${seeds} seeds each. Regret: percentage points of payments below the oracle on the same draws, payer faults included, ${seeds === 1 ? 'of one seed, which has no interval' : 'with a paired 95 % interval'}.</p>
${table(overall)}
<h2>Regret against the oracle (points)</h2>
${barPlot(overall.map((each, index) => regretBar(each, index)), 'regret')}
<h2>Full outages and hangs (medians)</h2>
${outageTable(overall)}
<h2>Exposure: seconds until an event is left (median)</h2>
${barPlot(overall.map(({ policy, reactions: { all } }, index) => secondsBar(policy, index, all.exposure.medianS, all.exposure.measured)), 'exposure')}
<h2>Back: seconds until the return after an event (median)</h2>
${barPlot(overall.map(({ policy, reactions: { all } }, index) => secondsBar(policy, index, all.back.medianS, all.back.measured)), 'back')}
${scenarios.map(section).join('\n')}
</body></html>
`;
}

function section(standing: ScenarioStanding): string {
  const lines = standing.policies.map(({ policy, successOverTime }, index) => ({ name: policy, colour: colourOf(index), values: successOverTime }));
  const bands = standing.events.map(({ fromS, toS, kind, value, channels }) => ({ from: fromS, to: toS, name: `${kind} ${value} on ${channels.join(', ')}, ${fromS} to ${toS} s` }));
  return `<h2 id="${escaped(standing.scenario)}">${escaped(standing.scenario)}</h2>
<p class="note">${Math.round(standing.paymentsPerSeed)} payments a seed. Success by time of arrival; shaded: events.</p>
${timePlot(lines, bands, standing.durationS)}
${table(standing.policies)}
<details><summary>Where payments went</summary>${channelTable(standing.policies)}</details>`;
}

function table(rows: readonly Overall[]): string {
  const body = rows.map((each, index) => row('td', [`<span class="key" style="background:${colourOf(index)}"></span>${escaped(each.policy)}`, ...figures(each)]));
  return `<table>${row('th', HEAD)}${body.join('')}</table>`;
}

function outageTable(overall: readonly Overall[]): string {
  const body = overall.map((each) => row('td', [escaped(each.policy), ...outageFigures(each)]));
  return `<table>${row('th', OUTAGE_HEAD)}${body.join('')}</table>`;
}

function channelTable(policies: readonly Standing[]): string {
  const ids = policies[0]?.channels.map(({ id }) => id) ?? [];
  const body = policies.map(({ policy, channels, attemptsPerPayment }) => row('td', [escaped(policy), ...channels.map(({ firstPercent }) => `${firstPercent.toFixed(1)} %`), attemptsPerPayment.toFixed(3)]));
  return `<table>${row('th', ['first attempts', ...ids.map(escaped), 'attempts a payment'])}${body.join('')}</table>`;
}

function row(tag: 'td' | 'th', cells: readonly string[]): string {
  return `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
}

function regretBar({ policy, regretPoints }: Overall, index: number): Bar {
  return { name: policy, colour: colourOf(index), value: regretPoints.mean, low: regretPoints.low, high: regretPoints.high, label: withInterval(regretPoints) };
}

function secondsBar(policy: string, index: number, medianS: number | null, measured: number): Bar {
  return { name: policy, colour: colourOf(index), value: medianS, label: medianS === null ? 'not measured' : `${number(medianS)} s of ${measured}` };
}
