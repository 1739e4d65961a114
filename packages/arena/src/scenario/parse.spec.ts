import { describe, expect, test } from '@jest/globals';
import { channelJson, scenarioJson } from '../../test/small-world.ts';
import { ScenarioError } from './field.ts';
import { parseScenario } from './parse.ts';
import { readScenario } from './read.ts';

const SEGMENT = { id: 'all', share: 1, amount: [100, 5000] };

describe('a scenario file', () => {
  test('gets the defaults of the format where it is silent', () => {
    const { scenario, warnings } = parseScenario(scenarioJson());
    expect(warnings).toEqual([]);
    expect(scenario.maxAttempts).toBe(1);
    expect(scenario.events).toEqual([]);
    expect(scenario.payerFaultShare.at(0)).toBe(0);
    expect(scenario.channels[0]).toMatchObject({ wallet: null, costPercent: 0, costFixed: 0, minAmount: 0, maxAmount: Infinity, maxPerMinute: null, timeoutS: 30, inquiry: false, pendingS: { p50: 60, p99: 600 }, maintenance: [] });
    expect(scenario.channels[0]?.hangShare.at(0)).toBe(0);
    expect(scenario.channels[0]?.pendingShare.at(0)).toBe(0);
  });

  test('is read whole', () => {
    const { scenario, warnings } = parseScenario({
      version: 1, name: 'whole', durationS: 14400, paymentsPerMinute: [[0, 5], [100, 10]], payerFaultShare: 0.1,
      segments: [{ id: 'small', share: 1, amount: [100, 5000], wallet: 'easypaisa' }, { id: 'large', share: [[0, 1], [10, 2]], amount: [5001, 9000] }],
      channels: [{ id: 'ep-direct', wallet: 'easypaisa', costPercent: 1.0, costFixed: 2, minAmount: 1, maxAmount: 50000, maxPerMinute: null, success: 0.9, successBySegment: { small: [[0, 0.5], [10, 0.6]] },
        latencyS: { p50: 0.8, p99: 6 }, hangShare: 0.01, pendingShare: 0.02, pendingS: { p50: 30, p99: 300 }, timeoutS: 20, inquiry: true, maintenance: [[10, 20]] }],
      events: [{ channels: ['ep-direct'], from: 3600, to: 5400, kind: 'brownout', value: 0.4 }, { channels: ['ep-direct'], from: 1, to: 2, kind: 'outage' }],
      retry: { maxAttempts: 2, onlyOn: 'declined-by-provider' },
    }); // prettier-ignore
    expect(warnings).toEqual([]);
    expect(scenario.channels[0]?.success.map((timeline) => timeline.at(5))).toEqual([0.55, 0.9]);
    expect(scenario.events.map(({ value }) => value)).toEqual([0.4, 1]);
    expect(scenario.maxAttempts).toBe(2);
  });

  test('may hold keys of its own, which are told and ignored', () => {
    const { warnings } = parseScenario(scenarioJson({ note: 'x', channels: [channelJson('a', { hangshare: 1 })] }));
    expect(warnings).toEqual(['/note: not a key of the format; it is ignored', '/channels/0/hangshare: not a key of the format; it is ignored']);
  });

  test('needs no general success where every segment has its own', () => {
    expect(() => parseScenario(scenarioJson({ channels: [{ id: 'a', latencyS: { p50: 1, p99: 2 }, successBySegment: { all: 0.5 } }] }))).not.toThrow();
  });

  const broken: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
    ['another version', { version: 2 }, '/version: must be 1'],
    ['no name', { name: undefined }, '/name: must be a text that is not empty'],
    ['no time', { durationS: 0 }, '/durationS: must be above 0'],
    ['a rate below zero', { paymentsPerMinute: [[0, 5], [10, -1]] }, '/paymentsPerMinute/1/1: must be at least 0'],
    ['a timeline that goes back', { paymentsPerMinute: [[10, 5], [5, 5]] }, '/paymentsPerMinute/1/0: times must not go back'],
    ['an empty timeline', { paymentsPerMinute: [] }, '/paymentsPerMinute: needs at least 1 entry'],
    ['a point of three', { paymentsPerMinute: [[1, 2, 3]] }, '/paymentsPerMinute/0: must be a list of two'],
    ['a text as timeline', { paymentsPerMinute: '5' }, '/paymentsPerMinute: must be a number or a list of [time, value]'],
    ['a share above one', { payerFaultShare: 1.1 }, '/payerFaultShare: must be at most 1'],
    ['no segments', { segments: [] }, '/segments: needs at least 1 entry'],
    ['a segment twice', { segments: [SEGMENT, SEGMENT] }, '/segments: "all" is there twice'],
    ['amounts the wrong way round', { segments: [{ ...SEGMENT, amount: [5, 4] }] }, '/segments/0/amount/1: must be at least 5'],
    ['a broken amount', { segments: [{ ...SEGMENT, amount: [5, 6.5] }] }, '/segments/0/amount/1: must be a whole number'],
    ['a time with payments and without segment', { segments: [{ ...SEGMENT, share: [[0, 1], [100, 0]] }] }, '/segments: at every moment with payments some share must be above 0'],
    ['a channel twice', { channels: [channelJson('a'), channelJson('a')] }, '/channels: "a" is there twice'],
    ['no success', { channels: [{ id: 'a', latencyS: { p50: 1, p99: 2 } }] }, '/channels/0/success: must be a number or a list of [time, value]'],
    ['success of a segment that is not there', { channels: [channelJson('a', { successBySegment: { x: 1 } })] }, '/channels/0/successBySegment/x: names no segment of the file'],
    ['a 99th percentile below the median', { channels: [channelJson('a', { latencyS: { p50: 2, p99: 1 } })] }, '/channels/0/latencyS/p99: must be at least 2'],
    ['a cap of a half', { channels: [channelJson('a', { maxPerMinute: 1.5 })] }, '/channels/0/maxPerMinute: must be a whole number'],
    ['inquiry as a text', { channels: [channelJson('a', { inquiry: 'yes' })] }, '/channels/0/inquiry: must be true or false'],
    ['maintenance that ends before it starts', { channels: [channelJson('a', { maintenance: [[5, 4]] })] }, '/channels/0/maintenance/0/1: must be at least 5'],
    ['an event of an unknown kind', { events: [{ channels: ['a'], from: 1, to: 2, kind: 'storm' }] }, '/events/0/kind: must be one of "outage", "hang", "slow", "brownout"'],
    ['an event on a channel that is not there', { events: [{ channels: ['x'], from: 1, to: 2, kind: 'outage' }] }, '/events/0/channels/0: names no channel of the file'],
    ['a brown-out without a share', { events: [{ channels: ['a'], from: 1, to: 2, kind: 'brownout' }] }, '/events/0/value: must be a number'],
    ['a slow event with the factor zero', { events: [{ channels: ['a'], from: 1, to: 2, kind: 'slow', value: 0 }] }, '/events/0/value: must be above 0'],
    ['a retry on something else', { retry: { maxAttempts: 2, onlyOn: 'always' } }, '/retry/onlyOn: must be one of "declined-by-provider"'],
    ['no attempt', { retry: { maxAttempts: 0 } }, '/retry/maxAttempts: must be at least 1'],
  ]; // prettier-ignore
  test.each(broken)('is refused with %s: place and rule are named', (_, changes, message) => {
    expect(() => parseScenario(scenarioJson(changes))).toThrow(new ScenarioError(message));
  });

  test('is refused when it is no object', () => {
    expect(() => parseScenario([])).toThrow(new ScenarioError('/: must be an object'));
  });

  test('that cannot be read or is no JSON is named', async () => {
    await expect(readScenario('/nowhere/x.json')).rejects.toThrow('/nowhere/x.json: cannot be read (ENOENT)');
    await expect(readScenario(new URL('./parse.ts', import.meta.url).pathname)).rejects.toThrow(/parse\.ts: is not JSON/);
  });
});
