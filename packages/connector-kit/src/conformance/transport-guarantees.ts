import { expect, test } from '@jest/globals';
import type { Outcome } from '@adaigi/domain';
import type { Bench } from './bench.ts';
import type { Behaviour } from './scripted-provider.ts';

const PAGE = '<html><head><title>Request Rejected</title></head><body>The requested URL was rejected.</body></html>';

const SILENT: readonly (readonly [string, Behaviour])[] = [
  ['silence', { kind: 'silence' }],
  ['a cut connection', { kind: 'reset' }],
  ['HTTP 500', { kind: 'answer', status: 500, body: () => '{}' }],
  ['HTTP 502 with a page', { kind: 'answer', status: 502, body: () => PAGE }],
  ['HTTP 404', { kind: 'answer', status: 404, body: () => '' }],
  ['HTTP 302', { kind: 'answer', status: 302, body: () => '' }],
  ['HTTP 200 with a page', { kind: 'answer', body: () => PAGE }],
  ['an empty body', { kind: 'answer', body: () => '' }],
  ['half an answer', { kind: 'answer', body: () => '{"responseCode":' }],
  ['an empty object', { kind: 'answer', body: () => '{}' }],
  ['a list', { kind: 'answer', body: () => '[{"code":"0"}]' }],
];

/** What must hold for every operation, whatever the protocol: only the lack of a connection proves that nothing was sent. */
export function testTransport(bench: () => Bench, call: (behaviour: Behaviour) => Promise<Outcome>, callNowhere: () => Promise<Outcome>): void {
  test.each(SILENT)('%s is unknown, and the request is not sent again', async (_name, behaviour) => {
    expect(await call(behaviour)).toMatchObject({ kind: 'unknown' });
    expect(bench().provider.received).toHaveLength(1);
  });

  test('the right answer with HTTP 500 around it is unknown', async () => {
    const { harness } = bench();
    expect(await call({ kind: 'answer', status: 500, body: harness.charge.paid })).toMatchObject({ kind: 'unknown' });
  });

  test('a refused connection is not sent', async () => {
    expect(await callNowhere()).toEqual({ kind: 'not_sent', reason: 'provider_unreachable' });
  });
}
