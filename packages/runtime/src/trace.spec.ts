import { describe, expect, test } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { currentTraceId, currentTraceparent, withTrace } from './trace.ts';

/** The example of the W3C recommendation. */
const PUBLISHED = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const WELL_FORMED = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

describe('withTrace', () => {
  test("goes on in the caller's trace as a span of its own", () => {
    const own = withTrace(PUBLISHED, currentTraceparent);
    expect(own).toMatch(WELL_FORMED);
    expect(own).toContain(`00-${TRACE_ID}-`);
    expect(own?.endsWith('-01')).toBe(true);
    expect(own).not.toBe(PUBLISHED);
  });

  test('keeps the flags of the caller: what is not sampled stays so', () => {
    expect(withTrace(`00-${TRACE_ID}-00f067aa0ba902b7-00`, currentTraceparent)?.endsWith('-00')).toBe(true);
  });

  test('reads headers of later versions', () => {
    expect(withTrace(`cc-${TRACE_ID}-00f067aa0ba902b7-01-what-the-future-holds`, currentTraceId)).toBe(TRACE_ID);
  });

  test.each([
    undefined,
    '',
    'nonsense',
    PUBLISHED.toUpperCase(),
    `ff-${TRACE_ID}-00f067aa0ba902b7-01`,
    '00-00000000000000000000000000000000-00f067aa0ba902b7-01',
    `00-${TRACE_ID}-0000000000000000-01`,
    `00-${TRACE_ID}-00f067aa0ba902b7`,
    `00-${TRACE_ID}-00f067aa0ba902b7-01extra`,
  ])('starts a new trace with %j', (header) => {
    const own = withTrace(header, currentTraceparent);
    expect(own).toMatch(WELL_FORMED);
    expect(own).not.toContain(TRACE_ID);
  });

  test('holds across awaits and keeps concurrent work apart', async () => {
    const work = (): Promise<string | undefined> =>
      withTrace(undefined, async () => {
        const before = currentTraceId();
        await setImmediate();
        expect(currentTraceId()).toBe(before);
        return before;
      });
    const [first, second] = await Promise.all([work(), work()]);
    expect(first).not.toBe(second);
    expect(currentTraceparent()).toBeUndefined();
  });
});
