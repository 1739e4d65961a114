import { expect, test } from '@jest/globals';
import { channelJson, scenarioJson } from '../../test/small-world.ts';
import { play } from '../run/tournament.ts';
import { toScenarioFile } from '../scenario/read.ts';
import { htmlReport } from './html.ts';
import { tables } from './table.ts';

const FILE = toScenarioFile('x.json', scenarioJson({ name: 'a <b> & "c"', channels: [channelJson('a'), channelJson('b', { success: 0.5 })], events: [{ channels: ['a'], from: 200, to: 300, kind: 'outage' }] }));

test('table and page show every policy with its figures, and foreign names do no harm', async () => {
  const result = await play([FILE], { firstSeed: 1, seeds: 2, threads: 1, policies: ['oracle', 'fixed-priority', 'round-robin'], onProgress: () => undefined });
  const regret = result.overall[1]?.regretPoints.mean.toFixed(2) ?? '?';
  const text = tables(result.scenarios, result.overall);
  const html = htmlReport(result);
  for (const page of [text, html]) for (const expected of ['oracle', 'fixed-priority', 'round-robin', regret]) expect(page).toContain(expected);
  expect(html).toContain('a &lt;b&gt; &amp; &quot;c&quot;');
  expect(html).not.toMatch(/a <b>|NaN|undefined|Infinity/);
  expect(html.match(/<path /g)).toHaveLength(3);
  expect(html).toContain('outage 1 on a, 200 to 300 s');
});

test('one seed is shown without an interval', async () => {
  const result = await play([FILE], { firstSeed: 1, seeds: 1, threads: 1, policies: ['oracle', 'round-robin'], onProgress: () => undefined });
  const shown = `${result.overall[1]?.regretPoints.mean.toFixed(2)} (one seed)`;
  expect(tables(result.scenarios, result.overall)).toContain(shown);
  const html = htmlReport(result);
  expect(html).toContain(shown);
  expect(html).not.toMatch(/class="whisker"|NaN|null/);
});
