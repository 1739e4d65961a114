import { describe, expect, test } from '@jest/globals';
import { acceptedPayment, after, DECLINED, NOT_SENT, PAID, proofOf, refundOf, refundProofOf, REVERSED, run, sendOf, startOf, typesOf, UNKNOWN, verdictOf } from '../../test/samples.ts';
import { money, nextStep, refundedAmount, transition, type Payment, type PaymentInput, type Refund } from '../index.ts';

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

describe('money that went back beside a refund of ours', () => {
  const returned = proofOf('REF1', REVERSED, { source: 'callback' });
  const part = (state: 'processing' | 'succeeded'): Payment => {
    const under = run(paid, refundOf('r1', 1_000n), sendOf('r1', 'OUT1')).payment;
    return state === 'processing' ? under : run(under, refundProofOf('r1', 'OUT1', PAID)).payment;
  };
  const settleRefund = (id: string, verdict: 'succeeded' | 'declined'): PaymentInput => ({ kind: 'settle-refund', id, verdict, at: after(1e6) });
  const attempt = ({ attempts }: Payment) => attempts[0];

  test.each([['reply'], ['inquiry']] as const)('is that refund, told once, whichever is heard of first: proof by %s', (source) => {
    const proof = refundProofOf('r1', 'OUT1', PAID, { source });
    const first = run(sent(), returned);
    expect(typesOf(first)).toEqual([]);
    const then = run(first.payment, proof);
    expect(typesOf(then)).toEqual(['refund.succeeded']);
    expect(attempt(then.payment)).toMatchObject({ reversed: true, returnUnexplained: false, needsOperator: false });
    const last = run(sent(), proof, returned);
    expect(typesOf(last)).toEqual([]);
    expect({ ...attempt(last.payment) }).toEqual({ ...attempt(then.payment) });
  });

  test('was the provider, when that refund moved nothing: told as a reversal then', () => {
    for (const nothing of [DECLINED, NOT_SENT]) {
      const after = run(sent(), returned, refundProofOf('r1', 'OUT1', nothing));
      expect(typesOf(after).toSorted()).toEqual(['payment.reversed', 'refund.failed']);
      expect(attempt(after.payment)).toMatchObject({ reversed: true, returnUnexplained: false });
    }
  });

  test('stays open while that refund is in doubt, and is settled with it by a person', () => {
    const doubt = run(sent(), returned, refundProofOf('r1', 'OUT1', UNKNOWN, { source: 'inquiry', scheduleExhausted: true }));
    expect(typesOf(doubt)).toEqual(['refund.needs_operator']);
    expect(typesOf(run(doubt.payment, settleRefund('r1', 'succeeded')))).toEqual(['refund.succeeded']);
    expect(typesOf(run(doubt.payment, settleRefund('r1', 'declined')))).toEqual(['refund.failed', 'payment.reversed']);
  });

  test.each([['before', true], ['after', false]] as const)('%s a part is refunded cannot be told apart: a person is called, once, and nothing is told to the merchant', (_when, isFirst) => {
    const heard = isFirst ? run(part('processing'), returned, refundProofOf('r1', 'OUT1', PAID)) : run(part('succeeded'), returned);
    expect(typesOf(heard)).toEqual(isFirst ? ['refund.succeeded', 'attempt.needs_operator'] : ['attempt.needs_operator']);
    expect(attempt(heard.payment)).toMatchObject({ state: 'succeeded', reversed: false, returnUnexplained: true, needsOperator: true });
    expect(transition(heard.payment, returned)).toEqual({ kind: 'unchanged' });
  });

  test('by a part is settled by operators: it was that refund, or a reversal', () => {
    const heard = run(part('succeeded'), returned).payment;
    const ours = run(heard, verdictOf(1, 'succeeded'));
    expect(typesOf(ours)).toEqual([]);
    expect(attempt(ours.payment)).toMatchObject({ reversed: false, returnUnexplained: false, needsOperator: false });
    expect(transition(ours.payment, verdictOf(1, 'succeeded'))).toEqual({ kind: 'refused', refusal: 'already_settled' });
    expect(typesOf(run(ours.payment, refundOf('r2', null)))).toEqual(['refund.requested']);
    const reversed = run(heard, verdictOf(1, 'reversed'));
    expect(typesOf(reversed)).toEqual(['payment.reversed']);
    expect(attempt(reversed.payment)).toMatchObject({ reversed: true, returnUnexplained: false, needsOperator: false });
    expect(transition(heard, verdictOf(1, 'declined'))).toEqual({ kind: 'refused', refusal: 'already_settled' });
  });

  test.each([
    ['without any refund of ours', (): Payment => paid],
    ['beside one of another amount', (): Payment => part('succeeded')],
  ])('over another amount than was paid is for a person, who is called once, and nothing is told to the merchant: %s', (_when, before) => {
    const told = proofOf('REF1', { ...REVERSED, amount: money(20_000n, 'PKR') }, { source: 'callback' });
    const heard = run(before(), told);
    expect(typesOf(heard)).toEqual(['attempt.needs_operator']);
    expect(attempt(heard.payment)).toMatchObject({ state: 'succeeded', reversed: false, returnUnexplained: true, needsOperator: true });
    expect(transition(heard.payment, told)).toEqual({ kind: 'unchanged' });
    const later = run(heard.payment, refundOf('r9', 500n));
    expect(typesOf(later)).toEqual(['refund.requested']);
    expect(nextStep(later.payment, after(1e9))).toEqual({ kind: 'none' });
    expect(typesOf(run(later.payment, verdictOf(1, 'succeeded')))).toEqual([]);
    expect(typesOf(run(heard.payment, verdictOf(1, 'reversed')))).toEqual(['payment.reversed']);
  });

  test('over the amount of a refund of ours, or of all of them, is those', () => {
    const both = run(part('succeeded'), refundOf('r2', 2_000n), sendOf('r2', 'OUT2'), refundProofOf('r2', 'OUT2', PAID)).payment;
    for (const minor of [1_000n, 2_000n, 3_000n]) {
      expect(transition(both, proofOf('REF1', { ...REVERSED, amount: money(minor, 'PKR') }, { source: 'callback' }))).toEqual({ kind: 'unchanged' });
    }
  });

  test('stops what has not been sent until it is known whether that money is still here', () => {
    const waiting = run(part('succeeded'), returned, refundOf('r2', null)).payment;
    expect(refund(waiting, 'r2').state).toBe('requested');
    expect(nextStep(waiting, after(1e9))).toEqual({ kind: 'none' });
    expect(transition(waiting, sendOf('r2', 'OUT2'))).toEqual({ kind: 'refused', refusal: 'under_way' });
    const goesOn = run(waiting, verdictOf(1, 'succeeded')).payment;
    expect(nextStep(goesOn, after(1e9))).toMatchObject({ kind: 'send-refund', refund: { id: 'r2' } });
    const reversed = run(waiting, verdictOf(1, 'reversed'));
    expect(typesOf(reversed)).toEqual(['payment.reversed', 'refund.failed']);
  });

  test('that operators report as a reversal is one', () => {
    expect(typesOf(run(part('succeeded'), verdictOf(1, 'reversed')))).toEqual(['payment.reversed']);
  });

  test('after a refund failed is a reversal', () => {
    expect(typesOf(run(sent(), refundProofOf('r1', 'OUT1', DECLINED), returned))).toEqual(['payment.reversed']);
  });
});
