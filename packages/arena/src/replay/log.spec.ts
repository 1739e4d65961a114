import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { attemptEvent, decisionEvent } from '../../test/log-events.ts';
import { joinLog } from './log.ts';
import { readLines } from './read-lines.ts';

describe('a log', () => {
  test('puts each attempt to its decision; the newest state of an attempt counts, in whatever order events come', () => {
    const attempts = [attemptEvent('dec_1', { seq: '3' }), attemptEvent('dec_1', { seq: '1', state: 'ATTEMPT_STATE_INTENT' }), attemptEvent('dec_1', { seq: '2', state: 'ATTEMPT_STATE_PENDING' })];
    const { payments, unusable } = joinLog([decisionEvent('dec_1'), decisionEvent('dec_1')], attempts);
    expect(payments).toEqual([
      {
        paymentId: 'pay_1', succeeded: true, isOpen: false,
        choices: [{ decidedAt: '2026-11-21T10:00:00.000Z', merchantId: 'mer_1', amountMinor: 5_000n, chosen: 0, candidates: [{ channel: 'a', score: 0.9, probability: 0.7 }, { channel: 'b', score: 0.8, probability: 0.3 }] }],
      },
    ]); // prettier-ignore
    expect(unusable.size).toBe(0);
  });

  test('keeps retries of one payment together', () => {
    const declined = attemptEvent('dec_1', { state: 'ATTEMPT_STATE_DECLINED' });
    const second = attemptEvent('dec_2', { attemptNumber: 2, channel: 'b', seq: '2' });
    const { payments } = joinLog([decisionEvent('dec_1'), decisionEvent('dec_2', { attemptNumber: 2, channels: ['b'], choiceProbabilities: [1], scores: [0.8] })], [second, declined]);
    expect(payments.map(({ choices, succeeded }) => [choices.length, succeeded])).toEqual([[2, true]]);
  });

  test('knows payments whose end is open', () => {
    for (const [state, isOpen] of [['ATTEMPT_STATE_UNKNOWN', true], ['ATTEMPT_STATE_PENDING', true], ['ATTEMPT_STATE_QUARANTINED', true], ['ATTEMPT_STATE_DECLINED', false], ['ATTEMPT_STATE_NOT_SENT', false]] as const) {
      expect(joinLog([decisionEvent('dec_1')], [attemptEvent('dec_1', { state })]).payments[0]).toMatchObject({ isOpen, succeeded: false });
    } // prettier-ignore
  });

  test('leaves out and counts what cannot be weighed', () => {
    const decisions = [decisionEvent('dec_1'), decisionEvent('dec_bare', { choiceProbabilities: [] }), decisionEvent('dec_zero', { choiceProbabilities: [0, 1] })];
    const attempts = [
      attemptEvent('dec_gone', { paymentId: 'p1' }),
      attemptEvent('dec_bare', { paymentId: 'p2' }),
      attemptEvent('dec_zero', { paymentId: 'p3' }),
      attemptEvent('dec_1', { paymentId: 'p4', channel: 'b' }),
      attemptEvent('dec_1', { paymentId: 'p5', attemptNumber: 2 }),
    ];
    const { payments, unusable } = joinLog(decisions, attempts);
    expect(payments).toEqual([]);
    expect(Object.fromEntries(unusable)).toEqual({ no_decision: 1, no_probability: 2, not_first: 1, gap_in_attempts: 1 });
  });
});

describe('JSON lines', () => {
  test('hold both topics in any order; a line that is neither is named', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'replay-'));
    try {
      const file = join(folder, 'log.jsonl');
      await writeFile(file, `${JSON.stringify(attemptEvent('dec_1'))}\n\n${JSON.stringify(decisionEvent('dec_1'))}\n`);
      expect(await readLines([file])).toEqual({ decisions: [decisionEvent('dec_1')], attempts: [attemptEvent('dec_1')] });
      await writeFile(file, `${JSON.stringify(attemptEvent('dec_1'))}\n{"x":\n`);
      await expect(readLines([file])).rejects.toThrow(/log\.jsonl:2: /);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
