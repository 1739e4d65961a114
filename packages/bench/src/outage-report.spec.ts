import { expect, test } from '@jest/globals';
import { outageReport } from './outage-report.ts';

const FROM = 10_000;
const TO = 50_000;
const made = [5_000, 9_990, 10_100, 10_900, 30_000, 50_500, 60_000].map((at) => ({ id: `pay_${at}`, at }));
const paid = (at: number, attempts = 1) => [`pay_${at}`, { state: 'succeeded', reason: '', attempts, at: at + 100 }] as const;

test('an outage is told by its breaker, and payments by the phase they were made in', () => {
  const lines = outageReport({
    made,
    ended: new Map([paid(5_000), paid(30_000, 2), paid(50_500, 2), paid(60_000), ['pay_10900', { state: 'failed', reason: 'provider_error', attempts: 1, at: 11_000 }]]),
    doubted: new Set(['pay_9990', 'pay_30000']),
    breaker: [
      { state: 'open', reason: 'consecutive_failures', at: 11_000 },
      { state: 'half_open', reason: 'rested', at: 14_000 },
      { state: 'closed', reason: 'recovered', at: 51_500 },
    ],
    from: FROM,
    to: TO,
  });
  expect(lines.slice(0, 3)).toEqual([
    'opened   1.00 s after the outage began (consecutive_failures)',
    'closed   1.50 s after it ended (recovered)',
    'not paid because of it: 3 (1 failed; 1 in doubt, asked about by schedule, nothing else tried; 1 still on their way)',
  ]);
  expect(lines.slice(3).map((line) => line.slice(0, 70).trim())).toEqual([
    expect.stringMatching(/^before +1 payments +100\.00 % paid +0 by/),
    expect.stringMatching(/^caught +1 payments +0\.00 % paid/),
    expect.stringMatching(/^opening +2 payments +0\.00 % paid/),
    expect.stringMatching(/^open +1 payments +100\.00 % paid +1 by/),
    expect.stringMatching(/^closing +1 payments +100\.00 % paid +1 by/),
    expect.stringMatching(/^after +1 payments +100\.00 % paid +0 by/),
  ]);
});

test('a breaker that never opened is said so', () => {
  expect(outageReport({ made, ended: new Map(), doubted: new Set(), breaker: [], from: FROM, to: TO })[0]).toBe('opened   never');
});
