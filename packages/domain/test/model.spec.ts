import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  isFinal,
  isOpen,
  money,
  nextStep,
  PAYMENT_STATES,
  refundedAmount,
  transition,
  type NumberedEvent,
  type Outcome,
  type Payment,
  type PaymentInput,
  type PaymentState,
  VERDICTS,
} from '../src/index.ts';
import { acceptedPayment, after, DECLINED, ELSEWHERE, LATER, MISMATCH, NOT_SENT, PAID, PENDING, proofOf, refundOf, refundProofOf, REVERSED, sendOf, startOf, UNKNOWN, verdictOf } from './samples.ts';

/** The state graph of packages/domain/README.md. */
const GRAPH: Record<PaymentState, readonly PaymentState[]> = {
  accepted: ['processing', 'failed', 'cancelled', 'expired'],
  processing: ['succeeded', 'failed'],
  succeeded: [],
  failed: [],
  cancelled: [],
  expired: [],
};

const OUTCOMES: readonly Outcome[] = [
  PAID,
  { ...PAID, amount: money(50_000n, 'PKR') },
  { ...PAID, amount: money(1n, 'PKR') },
  REVERSED,
  DECLINED,
  ELSEWHERE,
  LATER,
  PENDING,
  UNKNOWN,
  MISMATCH,
  NOT_SENT,
];

const KINDS = [
  'start-attempt',
  'evidence',
  'evidence',
  'evidence',
  'wait',
  'look-now',
  'postpone-inquiry',
  'fail',
  'expire',
  'cancel',
  'ask-refund',
  'start-refund',
  'postpone-refund',
  'refund-evidence',
  'refund-evidence',
  'settle-attempt',
  'settle-refund',
  'ask-about-hint',
  'drop-hint',
  'overdue',
  'refund-overdue',
] as const;

const move = fc.record({
  kind: fc.constantFrom(...KINDS),
  outcome: fc.constantFrom(...OUTCOMES),
  source: fc.constantFrom('reply' as const, 'callback' as const, 'inquiry' as const),
  exhausted: fc.boolean(),
  /** Which attempt, refund or try it is about; often one that does not exist. */
  which: fc.nat(3),
  tryNumber: fc.integer({ min: 1, max: 3 }),
  minor: fc.option(fc.bigInt({ min: 1n, max: 60_000n })),
  passMs: fc.constantFrom(0, 1, 5_000, 70_000, 400_000),
});
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never;

function inputOf(payment: Payment, at: Date, made: Move): PaymentInput {
  const reference = `REF${made.which + 1}`;
  const id = payment.refunds[made.which]?.id ?? `refund-${made.which}`;
  const evidence = { source: made.source, scheduleExhausted: made.exhausted, at };
  switch (made.kind) {
    case 'start-attempt':
      return startOf(payment, at);
    case 'evidence':
      return proofOf(reference, made.outcome, evidence);
    case 'wait':
      return { kind: 'wait', reason: 'no_channel', until: after(2_000, at), at };
    case 'look-now':
    case 'ask-about-hint':
    case 'drop-hint':
    case 'overdue':
      return { kind: made.kind, reference, at };
    case 'postpone-inquiry':
      return { kind: 'postpone-inquiry', reference, until: after(2_000, at), at };
    case 'fail':
      return { kind: 'fail', failure: { reason: 'risk_rejected', fault: 'merchant' }, at };
    case 'expire':
    case 'cancel':
      return { kind: made.kind, at };
    case 'ask-refund':
      return refundOf(id, made.minor, at);
    case 'start-refund':
      return sendOf(id, `${id}-${(payment.refunds[made.which]?.tries ?? 0) + 1}`, at);
    case 'postpone-refund':
      return { kind: 'postpone-refund', id, until: after(2_000, at), at };
    case 'refund-overdue':
      return { kind: 'refund-overdue', id, reference: payment.refunds[made.which]?.reference ?? '', at };
    case 'refund-evidence':
      return refundProofOf(id, `${id}-${made.tryNumber}`, made.outcome, evidence);
    case 'settle-attempt':
      return verdictOf(made.which + 1, VERDICTS[(made.which + made.tryNumber + (made.exhausted ? 1 : 0)) % VERDICTS.length] ?? 'declined', at);
    case 'settle-refund':
      return { kind: 'settle-refund', id, verdict: made.exhausted ? 'succeeded' : 'declined', at };
    default:
      return made.kind satisfies never;
  }
}

/** Plays random moves and hands each change to a check. */
function play(check: (before: Payment, after: Payment, events: readonly NumberedEvent[], now: Date, input: PaymentInput) => void): void {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 40, size: 'max' }), (moves) => {
      let payment = acceptedPayment();
      let now = payment.createdAt;
      for (const made of moves) {
        now = after(made.passMs, now);
        const input = inputOf(payment, now, made);
        const change = transition(payment, input);
        if (change.kind !== 'changed') continue;
        check(payment, change.payment, change.events, now, input);
        payment = change.payment;
      }
    }),
    { numRuns: 2_000 },
  );
}

/** Money of the attempt went back, nobody knows by whom, and a person has been told. */
function waitsForAnExplanation({ attempts, refunds }: Payment, number: number): boolean {
  const attempt = attempts.find((each) => each.number === number);
  const isWithPerson = attempt?.needsOperator === true || refunds.some((refund) => refund.attemptNumber === number && refund.state === 'needs_operator');
  return attempt?.returnUnexplained === true && isWithPerson;
}

describe('under any interleaving of inputs', () => {
  test('states change only along the graph, and final ones never', () => {
    const seen = new Set<PaymentState>();
    play((before, next) => {
      seen.add(next.state);
      if (next.state !== before.state) expect(GRAPH[before.state]).toContain(next.state);
      if (isFinal(before.state)) expect({ failure: next.failure, settledAt: next.settledAt }).toEqual({ failure: before.failure, settledAt: before.settledAt });
    });
    expect(seen).toEqual(new Set(PAYMENT_STATES));
  });

  test('each change is one version, and event numbers are gapless per topic', () => {
    play((before, next, events) => {
      expect(next.version).toBe(before.version + 1);
      const counts = { ...before.eventCounts };
      for (const event of events) expect(event.seq).toBe((counts[event.topic] += 1));
      expect(next.eventCounts).toEqual(counts);
    });
  });

  test('at most one attempt is open, references are never used twice, and a payment in its end is only ever asked about', () => {
    play((before, next, _events, now, input) => {
      expect(next.attempts.filter(isOpen).length).toBeLessThanOrEqual(1);
      expect(new Set(next.attempts.map((attempt) => attempt.reference)).size).toBe(next.attempts.length);
      if (input.kind === 'start-attempt') expect(before.attempts.some(isOpen) || isFinal(before.state)).toBe(false);
      if (next.attempts.some(isOpen) || isFinal(next.state)) {
        for (const later of [now, after(1e9, now)]) expect(nextStep(next, later).kind).not.toBe('attempt');
      }
    });
  });

  test('no more goes back than was paid', () => {
    play((_before, next) => {
      expect(refundedAmount(next).minor).toBeLessThanOrEqual(next.amount.minor);
      for (const attempt of next.attempts) {
        const back = next.refunds.filter((refund) => refund.attemptNumber === attempt.number && refund.state !== 'failed').reduce((sum, refund) => sum + refund.amount.minor, 0n);
        expect(back).toBeLessThanOrEqual(attempt.state === 'succeeded' ? next.amount.minor : 0n);
      }
    });
  });

  test('no try of a refund starts while another of it is under way', () => {
    play((before, next, _events, _now, input) => {
      if (input.kind !== 'start-refund') return;
      expect(before.refunds.find((refund) => refund.id === input.id)?.state).toBe('requested');
      expect(next.refunds.find((refund) => refund.id === input.id)?.reference).toBe(input.reference);
    });
  });

  test('every capture beside the one a payment keeps is given back, or was by the provider', () => {
    play((_before, next) => {
      if (!isFinal(next.state)) return;
      const back = new Set(next.refunds.filter((refund) => refund.origin !== 'merchant').map((refund) => refund.attemptNumber));
      const kept = next.attempts.filter((attempt) => attempt.state === 'succeeded' && !attempt.reversed && !back.has(attempt.number));
      expect(kept.length).toBeLessThanOrEqual(next.state === 'succeeded' ? 1 : 0);
      expect(back.size).toBe(next.refunds.filter((refund) => refund.origin !== 'merchant').length);
    });
  });

  test('a contested amount is cleared by the right one or by operators only, and nothing is tried while it is', () => {
    play((before, next, _events, _now, input) => {
      for (const was of before.attempts) {
        if (!was.amountContested) continue;
        expect(next.attempts.length).toBe(before.attempts.length);
        if (next.attempts[was.number - 1]?.amountContested !== false) continue;
        if (input.kind === 'evidence') expect(input.evidence.outcome).toMatchObject({ kind: 'succeeded', amount: next.amount });
        else expect(input.kind).toBe('settle-attempt');
      }
      for (const { amountContested, state, needsOperator } of next.attempts) {
        if (amountContested) expect(state === 'quarantined' || ((state === 'declined' || state === 'not_sent') && needsOperator)).toBe(true);
      }
    });
  });

  test('a reversal is told by operators, or where no refund of ours can be what the provider meant', () => {
    play((_before, next, events, _now, input) => {
      if (!events.some(({ type }) => type === 'payment.reversed') || input.kind === 'settle-attempt') return;
      expect(next.refunds.filter(({ origin, state }) => origin === 'merchant' && state !== 'failed')).toEqual([]);
    });
  });

  test('a hint is never lost: it has a next look until an inquiry that knew of it has answered it, the schedule is used up, or it is given up after it was asked about', () => {
    play((before, next, _events, now, input) => {
      for (const attempt of next.attempts) {
        if (attempt.hinted) expect(attempt.nextInquiryAt !== null && attempt.state !== 'succeeded').toBe(true);
        expect(attempt.hintAsked && !attempt.hinted).toBe(false);
        const was = before.attempts[attempt.number - 1];
        // Its bound is that of the first hint: later ones do not move it.
        expect(attempt.hintedAt).toEqual(attempt.hinted ? (was?.hintedAt ?? now) : null);
        if (was?.hinted !== true || attempt.hinted || attempt.state === 'succeeded') continue;
        if (input.kind === 'drop-hint') {
          expect([isOpen(was), was.hintAsked]).toEqual([false, true]);
          expect(attempt).toEqual({ ...was, hinted: false, hintAsked: false, hintedAt: null, nextInquiryAt: null });
          continue;
        }
        if (input.kind !== 'evidence') {
          expect(input.kind).toBe('settle-attempt');
          continue;
        }
        const { evidence } = input;
        const isUndecided = evidence.outcome.kind === 'unknown' || evidence.outcome.kind === 'pending';
        expect([evidence.source, was.hintAsked, isUndecided && evidence.nextInquiryAt !== null && !evidence.scheduleExhausted]).toEqual(['inquiry', true, false]);
      }
    });
  });

  test('somebody looks again, unless it has ended with nothing open, or waits for a person', () => {
    play((_before, next) => {
      if (next.nextActionAt !== null) return;
      const open = next.attempts.filter(isOpen);
      expect(open.every((attempt) => attempt.needsOperator)).toBe(true);
      if (open.length === 0) expect(isFinal(next.state)).toBe(true);
      for (const { state, attemptNumber } of next.refunds) {
        expect(state).not.toBe('processing');
        if (state === 'requested') expect(waitsForAnExplanation(next, attemptNumber)).toBe(true);
      }
    });
  });

  test('what is due has something to be done, and what has nothing to be done is not due: no sweep spins', () => {
    play((_before, next, _events, now) => {
      for (const time of [now, after(3_000, now), after(1e9, now)]) {
        const step = nextStep(next, time);
        const isDue = next.nextActionAt !== null && next.nextActionAt <= time;
        expect(step.kind !== 'none' && step.kind !== 'wait').toBe(isDue);
        if (step.kind === 'wait') expect(step.until).toEqual(next.nextActionAt);
      }
    });
  });
});
