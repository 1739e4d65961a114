import { describe, expect, test } from '@jest/globals';
import { testRuntime } from '@adaigi/runtime';
import { eventually } from '@adaigi/testing';
import type { GroupSession, SessionEnd } from './group-session.ts';
import { supervise } from './supervise.ts';

const session = (ended: Promise<SessionEnd>): GroupSession => ({ ended, commit: async () => undefined, setPaused: () => undefined, close: async () => undefined });

function supervised(start: () => Promise<GroupSession>) {
  const runtime = testRuntime('supervise');
  const stopping = new AbortController();
  const causes: string[] = [];
  const done = supervise(runtime, { group: 'g', start, onSession: () => undefined, onRestart: (cause) => causes.push(cause) }, stopping.signal);
  return { runtime, stopping, causes, done };
}

describe('supervision of a consumer', () => {
  test('a consumer that crashes again and again is given up, and the process fails', async () => {
    let starts = 0;
    const { runtime, causes, done } = supervised(async () => {
      starts += 1;
      return session(Promise.resolve({ kind: 'crashed', error: new TypeError('bug') }));
    });
    await done;
    expect(starts).toBe(6);
    expect(causes).toEqual(Array(6).fill('crash'));
    expect(runtime.failures).toHaveLength(1);
    expect(runtime.failures[0]).toContain('g ended 6 times');
  });

  test('a broker that is away is waited for without bound', async () => {
    const refused = Object.assign(new Error('refused'), { name: 'KafkaJSNumberOfRetriesExceeded', cause: Object.assign(new Error(), { name: 'KafkaJSConnectionError' }) });
    const { runtime, stopping, causes, done } = supervised(() => Promise.reject(refused));
    await eventually(() => causes.length >= 4);
    stopping.abort();
    await done;
    expect(new Set(causes)).toEqual(new Set(['connection']));
    expect(runtime.failures).toEqual([]);
  });

  test('a consumer that stands still is replaced', async () => {
    let starts = 0;
    const { stopping, causes, done } = supervised(async () => {
      starts += 1;
      return session(starts === 1 ? Promise.resolve({ kind: 'stalled' }) : new Promise<SessionEnd>((resolve) => stopping.signal.addEventListener('abort', () => resolve({ kind: 'closed' }))));
    });
    await eventually(() => starts === 2);
    expect(causes).toEqual(['stall']);
    stopping.abort();
    await done;
  });
});
