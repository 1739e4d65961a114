import { describe, expect, test } from '@jest/globals';
import { acceptedPayment, after, DECLINED, NOT_SENT, PAID, proofOf, refundOf, refundProofOf, REVERSED, run, sendOf, startOf, typesOf, UNKNOWN } from '../../test/samples.ts';
import { money, refundedAmount, transition, type Payment, type Refund } from '../index.ts';

const paid = run(acceptedPayment(), startOf(acceptedPayment()), proofOf('REF1', PAID)).payment;

function sent(id = 'r1', reference = 'OUT1'): Payment {
  return run(paid, refundOf(id, null), sendOf(id, reference)).payment;
}

function refund(payment: Payment, id = 'r1'): Refund {
  const found = payment.refunds.find((each) => each.id === id);
  if (found === undefined) throw new Error('no such refund');
  return found;
}

describe('asking for a refund', () => {
  test('refunds add up to what was paid and not a paisa more', () => {
    const partly = run(paid, refundOf('r1', 30_000n)).payment;
    expect(transition(partly, refundOf('r2', 20_001n))).toEqual({ kind: 'refused', refusal: 'exceeds_captured' });
    const whole = run(partly, refundOf('r2', 20_000n)).payment;
    expect(refundedAmount(whole)).toEqual(paid.amount);
    expect(transition(whole, refundOf('r3', null))).toEqual({ kind: 'refused', refusal: 'exceeds_captured' });
  });

  test('without an amount all that is left goes back', () => {
    expect(refund(run(paid, refundOf('r1', 20_000n), refundOf('r2', null)).payment, 'r2').amount).toEqual(money(30_000n, 'PKR'));
  });

  test('a failed refund gives its room back', () => {
    const failed = run(sent(), refundProofOf('r1', 'OUT1', DECLINED)).payment;
    expect(refund(failed).state).toBe('failed');
    expect(typesOf(run(failed, refundOf('r2', null)))).toEqual(['refund.requested']);
  });

  test('only captured money can go back: not before, and not what the provider has taken back', () => {
    const open = run(acceptedPayment(), startOf(acceptedPayment())).payment;
    expect(transition(open, refundOf('r1', null))).toEqual({ kind: 'refused', refusal: 'not_captured' });
    const reversed = run(paid, proofOf('REF1', REVERSED, { source: 'callback' })).payment;
    expect(transition(reversed, refundOf('r1', null))).toEqual({ kind: 'refused', refusal: 'not_captured' });
  });
});

describe('one try of a refund', () => {
  test('starts once: a second intent is refused while the first is open', () => {
    expect(transition(sent(), sendOf('r1', 'OUT2'))).toEqual({ kind: 'refused', refusal: 'no_such_refund' });
  });

  test('an unknown answer is asked about and never sent again', () => {
    const doubt = run(sent(), refundProofOf('r1', 'OUT1', UNKNOWN)).payment;
    expect(refund(doubt)).toMatchObject({ state: 'processing', reference: 'OUT1', nextActionAt: after(5_000) });
  });

  test('what never left is tried again with a new reference, until a person must look', () => {
    let payment = paid;
    payment = run(payment, refundOf('r1', null)).payment;
    for (const reference of ['OUT1', 'OUT2']) {
      payment = run(payment, sendOf('r1', reference), refundProofOf('r1', reference, NOT_SENT)).payment;
      expect(refund(payment)).toMatchObject({ state: 'requested', nextActionAt: after(1_000) });
    }
    const last = run(payment, sendOf('r1', 'OUT3'), refundProofOf('r1', 'OUT3', NOT_SENT));
    expect(refund(last.payment)).toMatchObject({ state: 'needs_operator', tries: 3, nextActionAt: null });
    expect(typesOf(last)).toEqual(['refund.needs_operator']);
  });

  test('a wallet without refunds leaves it to a person at once', () => {
    const manual = run(sent(), refundProofOf('r1', 'OUT1', { kind: 'not_sent', reason: 'refund_is_manual' }));
    expect(refund(manual.payment)).toMatchObject({ state: 'needs_operator', failureReason: 'refund_is_manual' });
  });

  test('a late answer about an earlier try says nothing about the one under way', () => {
    const second = run(sent(), refundProofOf('r1', 'OUT1', NOT_SENT), sendOf('r1', 'OUT2')).payment;
    for (const late of [NOT_SENT, UNKNOWN, DECLINED]) expect(transition(second, refundProofOf('r1', 'OUT1', late))).toEqual({ kind: 'unchanged' });
  });

  test('proof that an earlier try paid stops the one under way for a person', () => {
    const second = run(sent(), refundProofOf('r1', 'OUT1', NOT_SENT), sendOf('r1', 'OUT2')).payment;
    expect(refund(run(second, refundProofOf('r1', 'OUT1', PAID)).payment)).toMatchObject({ state: 'needs_operator', failureReason: 'integrity', nextActionAt: null });
  });

  test('a person who has it is not overtaken by another try', () => {
    const manual = run(sent(), refundProofOf('r1', 'OUT1', UNKNOWN, { source: 'inquiry', scheduleExhausted: true })).payment;
    expect(refund(manual).state).toBe('needs_operator');
    for (const late of [NOT_SENT, DECLINED, UNKNOWN]) expect(transition(manual, refundProofOf('r1', 'OUT1', late))).toEqual({ kind: 'unchanged' });
    expect(refund(run(manual, refundProofOf('r1', 'OUT1', PAID)).payment).state).toBe('succeeded');
  });

  test('one that we owe by ourselves and the provider refuses is for a person, unless it has given the money back itself', () => {
    const late = run(acceptedPayment(), startOf(acceptedPayment()), proofOf('REF1', DECLINED), proofOf('REF1', PAID)).payment;
    const under = run(late, sendOf('give-back-REF1', 'b-1')).payment;
    const refused = run(under, refundProofOf('give-back-REF1', 'b-1', DECLINED));
    expect(refused.payment.refunds).toMatchObject([{ origin: 'late_capture', state: 'needs_operator', failureReason: 'insufficient_funds' }]);
    expect(typesOf(refused)).toEqual(['refund.needs_operator']);
    const reversed = run(under, proofOf('REF1', REVERSED, { source: 'callback' }), refundProofOf('give-back-REF1', 'b-1', DECLINED)).payment;
    expect(reversed.refunds).toMatchObject([{ state: 'failed' }]);
  });

  test('another amount than asked is for a person', () => {
    const wrong = run(sent(), refundProofOf('r1', 'OUT1', { ...PAID, amount: money(1n, 'PKR') })).payment;
    expect(refund(wrong)).toMatchObject({ state: 'needs_operator', failureReason: 'integrity' });
  });

  test('a refund that failed and then proves paid is paid while there is room, and an alarm when there is none', () => {
    const failed = run(sent(), refundProofOf('r1', 'OUT1', DECLINED)).payment;
    expect(refund(run(failed, refundProofOf('r1', 'OUT1', PAID)).payment).state).toBe('succeeded');
    const again = run(failed, refundOf('r2', null)).payment;
    const alarm = run(again, refundProofOf('r1', 'OUT1', PAID));
    expect(typesOf(alarm)).toEqual(['refund.needs_operator']);
    expect(refundedAmount(alarm.payment)).toEqual(paid.amount);
    expect(transition(alarm.payment, refundProofOf('r1', 'OUT1', PAID))).toEqual({ kind: 'unchanged' });
  });
});

describe('a reversal by the provider', () => {
  test('and a refund that only an inquiry about the charge proves are the same money: it is told once, whichever is heard of first', () => {
    const under = sent();
    const byInquiry = refundProofOf('r1', 'OUT1', PAID, { source: 'inquiry' });
    const reversedFirst = run(under, proofOf('REF1', REVERSED, { source: 'callback' }));
    expect(typesOf(reversedFirst)).toEqual(['payment.reversed']);
    const then = run(reversedFirst.payment, byInquiry);
    expect(refund(then.payment)).toMatchObject({ state: 'failed', failureReason: 'reversed_by_provider' });
    expect(transition(then.payment, byInquiry)).toEqual({ kind: 'unchanged' });
    const refundFirst = run(under, byInquiry);
    expect(typesOf(refundFirst)).toEqual(['refund.succeeded']);
    expect(typesOf(run(refundFirst.payment, proofOf('REF1', REVERSED, { source: 'callback' })))).toEqual([]);
  });

  test('ends refunds of which nothing was sent, so that the money does not go back twice', () => {
    const reversed = run(paid, refundOf('r1', null), proofOf('REF1', REVERSED, { source: 'callback' }));
    expect(refund(reversed.payment)).toMatchObject({ state: 'failed', failureReason: 'reversed_by_provider', nextActionAt: null });
    expect(typesOf(reversed)).toEqual(['payment.reversed', 'refund.failed']);
  });

  test('a refund under way that proves unsent is not tried again', () => {
    const reversed = run(sent(), proofOf('REF1', REVERSED, { source: 'callback' }), refundProofOf('r1', 'OUT1', NOT_SENT)).payment;
    expect(refund(reversed)).toMatchObject({ state: 'failed', failureReason: 'reversed_by_provider' });
  });
});
