import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseScenario } from '../scenario/parse.ts';
import { admits } from '../world/gate.ts';
import { randomScenario } from './scenario.ts';
import { STYLES } from './style.ts';

describe.each(STYLES)('random scenarios, $name', (style) => {
  test('are valid files without a key that the format does not know', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1e9 }), (seed) => expect(parseScenario(JSON.parse(JSON.stringify(randomScenario(style, seed)))).warnings).toEqual([])), { numRuns: 400 });
  });

  test('are the same for the same seed', () => {
    expect(randomScenario(style, 7)).toEqual(randomScenario(style, 7));
    expect(randomScenario(style, 7)).not.toEqual(randomScenario(style, 8));
  });

  test('measure routing: one attempt, or more channels for every payment than attempts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), (seed) => {
        const { scenario } = parseScenario(randomScenario(style, seed));
        if (scenario.maxAttempts === 1) return;
        scenario.segments.forEach(({ amount }, segment) => {
          for (const each of amount) expect(scenario.channels.filter((_, index) => admits(scenario, index, segment, each)).length).toBeGreaterThan(scenario.maxAttempts);
        });
      }),
      { numRuns: 400 },
    );
  });

  test('span low and high volume, every kind of event, probes or none, retries or none', () => {
    const all = Array.from({ length: 150 }, (_, seed) => parseScenario(randomScenario(style, seed + 1)).scenario);
    expect(Math.min(...all.map(({ paymentsPerMinute }) => paymentsPerMinute.at(0)))).toBeLessThan(5);
    expect(Math.max(...all.map(({ paymentsPerMinute }) => paymentsPerMinute.at(0)))).toBeGreaterThan(200);
    expect(new Set(all.flatMap(({ events }) => events.map(({ kind }) => kind))).size).toBe(4);
    expect(new Set(all.map(({ maxAttempts }) => maxAttempts))).toEqual(new Set([1, 2, 3]));
    expect(new Set(all.flatMap(({ channels }) => channels.map(({ inquiry }) => inquiry))).size).toBe(2);
    expect(all.some(({ channels }) => channels.some(({ maxPerMinute }) => maxPerMinute !== null))).toBe(true);
  });
});
