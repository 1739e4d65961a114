import { describe, expect, test } from '@jest/globals';
import { channelJson, scenarioOf } from '../../test/small-world.ts';
import type { Run } from '../simulate.ts';
import type { Trace } from '../world/trace.ts';
import { reactions, type EventReaction } from './exposure.ts';

const CHANNELS = [channelJson('a'), channelJson('b', { success: 0.8 })];
const A = 0;
const B = 1;

/** One payment a second, each with its first attempt where the test says; on `a` it fails during the event, and with it the payment unless `savedAt` says so. */
function runOf(durationS: number, channelAt: (timeS: number) => number, savedAt: (timeS: number) => boolean = () => false): { trace: Trace; run: Run } {
  const times = Array.from({ length: durationS }, (_, second) => second + 0.5);
  const run: Run = {
    succeeded: Uint8Array.from(times, (time) => Number(savedAt(time))),
    firstChannel: Int16Array.from(times, channelAt),
    firstSound: Uint8Array.from(times, (time) => (channelAt(time) === A && time >= 200 && time < 400 ? 0 : 1)),
    lost: new Uint8Array(durationS),
    attempts: new Uint32Array(2),
  };
  const trace: Trace = { seedWord: 1, size: durationS, arrivalS: Float64Array.from(times), segment: new Uint16Array(durationS), amount: new Float64Array(durationS).fill(100), payerFault: new Uint8Array(durationS) };
  return { trace, run };
}

const leaves = (time: number): number => (time >= 200 && time < 400 ? B : A);

function reactionOf(channelAt: (timeS: number) => number, { oracleAt = leaves, events = [{ channels: ['a'], from: 200, to: 400, kind: 'outage' }] } = {}): readonly EventReaction[] {
  const scenario = scenarioOf({ durationS: 800, channels: CHANNELS, events });
  const { trace, run } = runOf(800, channelAt);
  return reactions(scenario, trace, run, runOf(800, oracleAt).run);
}

describe('exposure', () => {
  test('lasts from the start of the event to the last payment there before the policy turned away', () => {
    expect(reactionOf((time) => (time >= 212 && time < 430 ? B : A))).toEqual([{ event: 0, group: 'unprobed-outage', exposureS: expect.closeTo(11.5, 6), failedFirst: 12, failedPayments: 12, backS: expect.closeTo(30.5, 6) }]);
  });

  test('tells failed first attempts from payments that no retry saved', () => {
    const scenario = scenarioOf({ durationS: 800, channels: CHANNELS, events: [{ channels: ['a'], from: 200, to: 400, kind: 'outage' }] });
    const late = (time: number): number => (time >= 212 && time < 430 ? B : A);
    const { trace, run } = runOf(800, late, (time) => time < 209);
    expect(reactions(scenario, trace, run, runOf(800, leaves).run)[0]).toMatchObject({ failedFirst: 12, failedPayments: 3 });
  });

  test('is zero for a policy that sent nothing there', () => {
    expect(reactionOf(leaves)).toEqual([{ event: 0, group: 'unprobed-outage', exposureS: 0, failedFirst: 0, failedPayments: 0, backS: expect.closeTo(0.5, 6) }]);
  });

  test('does not end by luck: payments still go there soon after', () => {
    expect(reactionOf((time) => (time >= 200 && time < 230 && Math.floor(time) % 4 !== 0 ? B : leaves(time - 30)))[0]?.exposureS).toBeGreaterThan(25);
  });

  test('does not count a test now and then after the policy turned away', () => {
    expect(reactionOf((time) => (Math.floor(time) % 12 === 0 ? A : time >= 205 && time < 400 ? B : A))[0]?.exposureS).toBeCloseTo(4.5, 6);
  });

  test('is the length of the event for a policy that never turns away, which then has no return', () => {
    expect(reactionOf(() => A)).toEqual([{ event: 0, group: 'unprobed-outage', exposureS: 200, failedFirst: 200, failedPayments: 200, backS: null }]);
    expect(reactionOf((time) => Math.floor(time) % 2)[0]?.exposureS).toBe(200);
  });

  test('ends with the last payments where the event outlasts them', () => {
    const events = [{ channels: ['a'], from: 200, to: 99_999, kind: 'outage' }];
    expect(reactionOf(() => A, { oracleAt: (time) => (time < 200 ? A : B), events })[0]?.exposureS).toBe(600);
  });

  test('is not measured for a policy that sent less than a fifth there before', () => {
    expect(reactionOf((time) => (time < 200 && Math.floor(time) % 7 !== 0 ? B : leaves(time)))).toEqual([]);
  });

  test('is not measured where the oracle stays, or was not there before', () => {
    expect(reactionOf(leaves, { oracleAt: () => A })).toEqual([]);
    expect(reactionOf(leaves, { oracleAt: () => B })).toEqual([]);
  });
});

test('full outages and hangs stand apart, by whether their channels may be probed', () => {
  const groupOf = (kind: string, value: number | undefined, inquiry: boolean): string | undefined => {
    const scenario = scenarioOf({ durationS: 800, channels: [channelJson('a', { inquiry }), channelJson('b')], events: [{ channels: ['a'], from: 200, to: 400, kind, value }] });
    const { trace, run } = runOf(800, leaves);
    return reactions(scenario, trace, run, run)[0]?.group;
  };
  expect([groupOf('outage', undefined, true), groupOf('hang', 1, false), groupOf('outage', 0.9, true), groupOf('brownout', 1, true)]).toEqual(['probed-outage', 'unprobed-outage', 'other', 'other']);
});

describe('the return', () => {
  test('is its first payment that is followed by others, not a lone test', () => {
    expect(reactionOf((time) => (time >= 205 && time < 500 && Math.floor(time) !== 440 ? B : A))[0]?.backS).toBeCloseTo(100.5, 6);
  });

  test('is not measured for a policy that sent less than half there before', () => {
    expect(reactionOf((time) => (time < 200 && Math.floor(time) % 3 !== 0 ? B : leaves(time)))).toMatchObject([{ backS: null }]);
  });

  test('is not measured where the oracle does not return', () => {
    expect(reactionOf(leaves, { oracleAt: (time) => (time < 200 ? A : B) })).toMatchObject([{ backS: null }]);
  });

  test('is censored at the next event on the channel, or the end', () => {
    const gone = (time: number): number => (time < 205 ? A : B);
    expect(reactionOf(gone)[0]?.backS).toBe(400);
    const two = [{ channels: ['a'], from: 200, to: 400, kind: 'outage' }, { channels: ['a'], from: 460, to: 500, kind: 'outage' }]; // prettier-ignore
    expect(reactionOf(gone, { events: two })[0]?.backS).toBe(60);
  });
});
