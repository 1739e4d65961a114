import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { behaviours, isDeclineBehaviour } from './behaviours.ts';
import type { Behaviour } from './behaviours.ts';
import { planCharge, planToken } from './course.ts';
import type { Course } from './course.ts';
import type { CallFault } from './faults.ts';
import { documentedTiming } from './timing.ts';

const timing = { ...documentedTiming, latencyMs: [10, 50] as const };

function course(behaviour: Behaviour, fault?: CallFault): Course {
  return planCharge({ behaviour, fault, timing, seed: 1, account: 'jazzcash-main', reference: 'T1' });
}

const anyBehaviour = fc.constantFrom(...behaviours);
const before: readonly CallFault[] = [
  { kind: 'timeout-before-debit' },
  { kind: '500-before-debit' },
  { kind: 'drop-connection', when: 'before' },
  { kind: 'non-json-page' },
  { kind: 'outage' },
  { kind: 'decline', code: '118' },
];
const after: readonly CallFault[] = [
  { kind: 'timeout-after-debit' },
  { kind: '500-after-debit' },
  { kind: 'drop-connection', when: 'after' },
  { kind: 'non-json-page', when: 'after' },
];

describe('the course of a charge', () => {
  test('whatever the wallet does, nothing is paid when a fault comes before the debit', () => {
    fc.assert(
      fc.property(anyBehaviour, fc.constantFrom(...before), (behaviour, fault) => {
        const { recorded, outcome } = course(behaviour, fault);
        expect(recorded && outcome.kind === 'paid').toBe(false);
      }),
    );
  });

  test('a fault after the debit hides the outcome and does not change it', () => {
    fc.assert(
      fc.property(anyBehaviour, fc.constantFrom(...after), (behaviour, fault) => {
        const faulty = course(behaviour, fault);
        expect(faulty.outcome).toEqual(course(behaviour).outcome);
        expect(faulty.recorded).toBe(course(behaviour).recorded);
        expect(['result', 'pending']).not.toContain(faulty.answer);
        expect(faulty.bookAfterMs).toBeLessThanOrEqual(faulty.answerAfterMs);
      }),
    );
  });

  test('an answer that tells the result comes after it is booked', () => {
    fc.assert(
      fc.property(anyBehaviour, (behaviour) => {
        const { answer, bookAfterMs, answerAfterMs } = course(behaviour);
        if (answer === 'result') expect(bookAfterMs).toBe(answerAfterMs);
      }),
    );
  });

  test('a delay moves booking and answer by a drawn time within its range', () => {
    fc.assert(
      fc.property(fc.nat(), fc.string(), (seed, reference) => {
        const occasion = { behaviour: 'pays', timing, seed, account: 'a', reference } as const;
        const plain = planCharge({ ...occasion, fault: undefined });
        const delayed = planCharge({ ...occasion, fault: { kind: 'delay', ms: [100, 200] } });
        const byMs = delayed.bookAfterMs - plain.bookAfterMs;
        expect(byMs).toBeGreaterThanOrEqual(100);
        expect(byMs).toBeLessThanOrEqual(200);
        expect(delayed.answerAfterMs).toBe(delayed.bookAfterMs);
      }),
    );
  });

  test('a decline is told at once and needs no IPN', () => {
    for (const behaviour of behaviours.filter(isDeclineBehaviour)) {
      expect(course(behaviour)).toMatchObject({ answer: 'result', ipn: false, outcome: { kind: 'failed' } });
    }
  });

  test('a wallet that never answers is booked as failed when the inquiry window ends', () => {
    expect(course('silent-never-paid')).toMatchObject({ answer: 'silence', bookAfterMs: timing.windowMs, outcome: { kind: 'failed', failure: { reason: 'no-response' } } });
  });

  test('what looks failed and is paid later is paid inside the window', () => {
    const late = course('no-response-then-paid');
    expect(late).toMatchObject({ whileOpen: 'looks-failed', outcome: { kind: 'paid' } });
    expect(late.bookAfterMs).toBeLessThan(timing.windowMs);
  });
});

describe('the course of a token', () => {
  const token = (behaviour: Behaviour, expiresAfterMs: number, fault?: CallFault): ReturnType<typeof planToken> =>
    planToken({ behaviour, fault, timing, seed: 1, account: 'easypaisa-main', reference: 'O1', latencyMs: 0, expiresAfterMs });

  test('is paid by itself only when it has not lapsed by then', () => {
    expect(token('token-paid-late', timing.settleMs + 1).paidAfterMs).toBe(timing.settleMs);
    expect(token('token-paid-late', timing.settleMs).paidAfterMs).toBeUndefined();
    expect(token('pays', timing.settleMs + 1).paidAfterMs).toBeUndefined();
  });

  test('a fault before the issue leaves no token, one after it leaves a token nobody was told of', () => {
    for (const fault of before) expect(token('pays', 1_000, fault).recorded).toBe(false);
    for (const fault of after) expect(token('pays', 1_000, fault)).toMatchObject({ recorded: true });
  });
});
