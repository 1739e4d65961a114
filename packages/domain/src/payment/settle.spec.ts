import { describe, expect, test } from '@jest/globals';
import { acceptedPayment, after, DECLINED, ELSEWHERE, NOT_SENT, PAID, POLICY, proofOf, refundOf, refundProofOf, REVERSED, run, sendOf, startOf, typesOf, UNKNOWN, verdictOf } from '../../test/samples.ts';
import { nextStep, transition, type Payment, type PaymentInput } from '../index.ts';

const accepted = acceptedPayment();
const started = run(accepted, startOf(accepted)).payment;
const stuck = run(started, proofOf('REF1', UNKNOWN, { source: 'inquiry', scheduleExhausted: true })).payment;
const MANUAL = { kind: 'not_sent', reason: 'refund_is_manual' } as const;

function refundVerdict(verdict: 'succeeded' | 'declined', id = 'r'): PaymentInput {
  return { kind: 'settle-refund', id, verdict, at: after(1e7) };
}

/** The payment with a refund that waits for a person. */
function waiting(payment: Payment, id: string): Payment {
  return run(payment, sendOf(id, `${id}-1`), refundProofOf(id, `${id}-1`, MANUAL)).payment;
}

describe('operators settle an attempt', () => {
  test('as paid: the payment succeeds, and the event says whose evidence it was', () => {
    const paid = run(stuck, { ...verdictOf(1, 'succeeded', after(1e7)), providerTransactionId: 'T1' } as PaymentInput);
    expect(paid.payment).toMatchObject({ state: 'succeeded', attempts: [{ state: 'succeeded', needsOperator: false, providerTransactionId: 'T1' }], nextActionAt: null });
    expect(paid.events).toMatchObject([{ type: 'attempt.succeeded', evidence: 'operator' }, { type: 'payment.succeeded' }]);
  });

  test('as not paid: the payment fails, and nothing is tried behind it though it has time and tries left', () => {
    const failed = run(stuck, verdictOf(1, 'declined')).payment;
    expect(failed).toMatchObject({ state: 'failed', failure: { reason: 'settled_by_operator' }, attempts: [{ state: 'declined', needsOperator: false }] });
    expect(nextStep(failed, after(1e7))).toEqual({ kind: 'none' });
  });

  test('not while its call is under way, and never one that does not exist', () => {
    for (const verdict of ['succeeded', 'declined'] as const) {
      expect(transition(started, verdictOf(1, verdict))).toEqual({ kind: 'refused', refusal: 'under_way' });
      expect(transition(stuck, verdictOf(2, verdict))).toEqual({ kind: 'refused', refusal: 'no_such_attempt' });
    }
  });

  test('only once: what is settled stays, but for proof that money moved after all', () => {
    const paid = run(stuck, verdictOf(1, 'succeeded')).payment;
    for (const verdict of ['succeeded', 'declined'] as const) expect(transition(paid, verdictOf(1, verdict))).toEqual({ kind: 'refused', refusal: 'already_settled' });
    for (const outcome of [DECLINED, NOT_SENT]) {
      expect(transition(run(started, proofOf('REF1', outcome)).payment, verdictOf(1, 'declined'))).toEqual({ kind: 'refused', refusal: 'already_settled' });
    }
  });

  test('as paid after the end: a late capture that goes back, or a double charge where another attempt had paid', () => {
    const failed = run(started, proofOf('REF1', DECLINED)).payment;
    const late = run(failed, verdictOf(1, 'succeeded'));
    expect(late.payment).toMatchObject({ state: 'failed', refunds: [{ origin: 'late_capture', attemptNumber: 1 }] });
    expect(typesOf(late)).toEqual(['attempt.succeeded', 'payment.late_capture', 'refund.requested']);
    const second = run(started, proofOf('REF1', ELSEWHERE)).payment;
    const double = run(second, startOf(second), proofOf('REF2', PAID), verdictOf(1, 'succeeded')).payment;
    expect(double).toMatchObject({ state: 'succeeded', refunds: [{ origin: 'double_charge', attemptNumber: 1 }] });
  });

  test('a provider that says "paid" after their decline is believed: the money goes back', () => {
    const wrong = run(stuck, verdictOf(1, 'declined'), proofOf('REF1', PAID, { source: 'callback' })).payment;
    expect(wrong).toMatchObject({ state: 'failed', refunds: [{ origin: 'late_capture' }] });
  });
});

describe('operators report a reversal', () => {
  const paid = run(started, proofOf('REF1', PAID)).payment;
  const reversal = (number = 1): PaymentInput => ({ kind: 'settle-attempt', number, verdict: 'reversed', providerTransactionId: '', retryPolicy: POLICY, refundId: 'r', at: after(1e7) });

  test('of a payment that was paid: a fact after the end, told once', () => {
    const back = run(paid, reversal());
    expect(back).toMatchObject({ payment: { state: 'succeeded', attempts: [{ state: 'succeeded', reversed: true }] } });
    expect(typesOf(back)).toEqual(['payment.reversed']);
    expect(transition(back.payment, reversal())).toEqual({ kind: 'refused', refusal: 'already_settled' });
  });

  test('not of what is under way, nor of what never moved', () => {
    expect(transition(started, reversal())).toEqual({ kind: 'refused', refusal: 'under_way' });
    const failed = run(started, proofOf('REF1', DECLINED)).payment;
    expect(transition(failed, reversal())).toEqual({ kind: 'refused', refusal: 'already_settled' });
    expect(transition(failed, reversal(7))).toEqual({ kind: 'refused', refusal: 'no_such_attempt' });
  });
});

describe('operators settle a refund', () => {
  const paid = run(started, proofOf('REF1', PAID)).payment;
  const asked = run(paid, refundOf('r', 20_000n)).payment;

  test('that was given back by hand', () => {
    const back = run(waiting(asked, 'r'), refundVerdict('succeeded'));
    expect(back.payment.refunds).toMatchObject([{ state: 'succeeded', failureReason: null, settledAt: after(1e7) }]);
    expect(typesOf(back)).toEqual(['refund.succeeded']);
  });

  test('that will not go back: its room is free again', () => {
    const kept = run(waiting(asked, 'r'), refundVerdict('declined')).payment;
    expect(kept.refunds).toMatchObject([{ state: 'failed', failureReason: 'settled_by_operator' }]);
    expect(run(kept, refundOf('all', null)).payment.refunds.at(-1)?.amount).toEqual(paid.amount);
  });

  test('not one that is still under way, and not twice', () => {
    const sent = run(asked, sendOf('r', 'r-1')).payment;
    const done = run(waiting(asked, 'r'), refundVerdict('succeeded')).payment;
    for (const verdict of ['succeeded', 'declined'] as const) {
      for (const payment of [asked, sent]) expect(transition(payment, refundVerdict(verdict))).toEqual({ kind: 'refused', refusal: 'under_way' });
      expect(transition(done, refundVerdict(verdict))).toEqual({ kind: 'refused', refusal: 'already_settled' });
      expect(transition(done, refundVerdict(verdict, 'other'))).toEqual({ kind: 'refused', refusal: 'no_such_refund' });
    }
  });

  test('that had failed and went back after all, unless its room was given away: that is an alarm and no success', () => {
    const failed = run(asked, sendOf('r', 'r-1'), refundProofOf('r', 'r-1', DECLINED)).payment;
    expect(transition(failed, refundVerdict('declined'))).toEqual({ kind: 'refused', refusal: 'already_settled' });
    expect(run(failed, refundVerdict('succeeded')).payment.refunds).toMatchObject([{ state: 'succeeded' }]);
    const given = run(failed, refundOf('all', null)).payment;
    expect(run(given, refundVerdict('succeeded'))).toMatchObject({ payment: { refunds: [{ state: 'failed', failureReason: 'integrity' }, {}] }, events: [{ type: 'refund.needs_operator' }] });
  });

  test('money that is not ours to keep cannot be declared kept, unless the provider reversed it', () => {
    const late = run(run(started, proofOf('REF1', DECLINED)).payment, proofOf('REF1', PAID)).payment;
    const stuckBack = waiting(late, 'give-back-REF1');
    expect(transition(stuckBack, refundVerdict('declined', 'give-back-REF1'))).toEqual({ kind: 'refused', refusal: 'must_go_back' });
    expect(run(stuckBack, refundVerdict('succeeded', 'give-back-REF1')).payment.refunds).toMatchObject([{ state: 'succeeded' }]);
    const reversed = run(stuckBack, proofOf('REF1', REVERSED, { source: 'callback' }), refundVerdict('declined', 'give-back-REF1')).payment;
    expect(reversed.refunds).toMatchObject([{ state: 'failed' }]);
  });
});
