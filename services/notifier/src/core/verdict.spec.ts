import { describe, expect, test } from '@jest/globals';
import { judgeNative, judgePaypro } from './verdict.ts';

describe('an answer to a native webhook', () => {
  test.each([200, 201, 202, 204, 299])('%i accepts', (status) => {
    expect(judgeNative(status, 0)).toEqual({ kind: 'accepted' });
  });

  test.each([301, 302, 303, 307, 308])('%i is a failure: redirects are never followed', (status) => {
    expect(judgeNative(status, 0)).toEqual({ kind: 'failed', failure: 'redirect', pauseMs: 0 });
  });

  test.each([400, 401, 404, 418, 500, 503, 0])('%i is a failure', (status) => {
    expect(judgeNative(status, 0)).toEqual({ kind: 'failed', failure: 'status', pauseMs: 0 });
  });

  test('410 means gone', () => {
    expect(judgeNative(410, 60_000)).toEqual({ kind: 'failed', failure: 'gone', pauseMs: 0 });
  });

  test.each([429, 502, 504])('%i asks for a pause, as long as Retry-After says', (status) => {
    expect(judgeNative(status, 0)).toEqual({ kind: 'failed', failure: 'throttled', pauseMs: 5_000 });
    expect(judgeNative(status, 120_000)).toMatchObject({ pauseMs: 120_000 });
  });

  test('Retry-After counts with other failures too, up to a day', () => {
    expect(judgeNative(503, 30_000)).toMatchObject({ failure: 'status', pauseMs: 30_000 });
    expect(judgeNative(503, 10 * 86_400_000)).toMatchObject({ pauseMs: 86_400_000 });
  });
});

describe("an answer to PayPro's callback", () => {
  test.each([
    [200, 'answer'],
    [302, 'redirect'],
    [410, 'status'],
    [429, 'status'],
  ])('with status %i and no accepted text is a failure (%s) without consequences', (status, failure) => {
    expect(judgePaypro(status, false)).toEqual({ kind: 'failed', failure, pauseMs: 0 });
  });
});
