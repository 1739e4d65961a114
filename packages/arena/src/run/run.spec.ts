import { describe, expect, test } from '@jest/globals';
import { channelJson, scenarioJson } from '../../test/small-world.ts';
import { toScenarioFile } from '../scenario/read.ts';
import { play } from './tournament.ts';

const CHANNELS = [channelJson('a', { success: 0.5 }), channelJson('b', { success: 0.9 }), channelJson('c', { success: 0.7 })];
const FILES = [
  toScenarioFile('one.json', scenarioJson({ name: 'one', channels: CHANNELS })),
  toScenarioFile('two.json', scenarioJson({ name: 'two', channels: [...CHANNELS, channelJson('d', { success: 0.95, maxPerMinute: 20 }), channelJson('e', { success: 0.3 })], retry: { maxAttempts: 2 } })),
];
const OPTIONS = { firstSeed: 3, seeds: 4, threads: 2, onProgress: () => undefined };

describe('a tournament', () => {
  test('does not depend on the number of threads', async () => {
    const policies = ['oracle', 'round-robin', 'sr-v3', 'thompson'];
    expect(await play(FILES, { ...OPTIONS, policies })).toEqual(await play(FILES, { ...OPTIONS, policies, threads: 1 }));
  });

  test('gives a policy the same luck whoever else plays', async () => {
    const alone = await play(FILES, { ...OPTIONS, policies: ['thompson'] });
    const among = await play(FILES, { ...OPTIONS, policies: ['round-robin', 'thompson'] });
    expect(among.scenarios[0]?.policies[1]).toEqual(alone.scenarios[0]?.policies[0]);
  });

  test('finds the best order in hindsight and the best setting of decision-engine', async () => {
    const { scenarios, overall, tuning } = await play(FILES, { ...OPTIONS, policies: ['oracle', 'best-fixed', 'sr-v3-tuned', 'sr-v3'] });
    const [oracle, fixed] = scenarios[0]?.policies ?? [];
    expect(oracle?.regretPoints).toEqual({ mean: 0, low: 0, high: 0 });
    expect(fixed?.regretPoints.mean).toBe(0);
    expect(scenarios[1]?.policies[1]?.regretPoints.mean).toBeLessThan(0.5);
    expect(tuning?.every(({ regretPoints }, index) => regretPoints >= (tuning[index - 1]?.regretPoints ?? -1))).toBe(true);
    expect(overall.map(({ policy }) => policy)).toEqual(['oracle', 'best-fixed', 'sr-v3-tuned', 'sr-v3']);
    expect(overall[2]?.regretPoints.mean).toBeLessThanOrEqual((overall[3]?.regretPoints.mean ?? 0) + 0.01);
  });

  test('weighs every scenario the same and reports what the format asks for', async () => {
    const { scenarios, overall } = await play(FILES, { ...OPTIONS, policies: ['round-robin'] });
    const regrets = scenarios.map(({ policies }) => policies[0]?.regretPoints.mean ?? 0);
    expect(overall[0]?.regretPoints.mean).toBeCloseTo(((regrets[0] ?? 0) + (regrets[1] ?? 0)) / 2, 9);
    const standing = scenarios[0]?.policies[0];
    expect(standing?.channels.map(({ firstPercent }) => firstPercent)).toEqual([33.3, 33.3, 33.3].map((each) => expect.closeTo(each, 0)));
    expect(standing?.attemptsPerPayment).toBe(1);
    expect((standing?.successPercent.mean ?? 0) + (standing?.regretPoints.mean ?? 0)).toBeCloseTo(90, -1);
  });

  test('says which policy broke on which seed', async () => {
    await expect(play(FILES, { ...OPTIONS, policies: ['sr-v3:window=-1'] })).rejects.toThrow(/sr-v3:window=-1 on "one", seed \d/);
  });
});
