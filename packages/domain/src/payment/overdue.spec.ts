import { describe, expect, test } from '@jest/globals';
import { acceptedPayment, after, DECLINED, NOT_SENT, PAID, proofOf, refundOf, refundProofOf, run, sendOf, startOf, typesOf, UNKNOWN } from '../../test/samples.ts';
import { money, nextStep, transition, type PaymentInput } from '../index.ts';

const LATE = after(1e8);
const started = run(acceptedPayment(), startOf(acceptedPayment())).payment;
const doubt = run(started, proofOf('REF1', UNKNOWN)).payment;
const overdue: PaymentInput = { kind: 'overdue', reference: 'REF1', at: LATE };
const inquiry = (nextInquiryAt: Date | null = null) => ({ source: 'inquiry', at: LATE, nextInquiryAt }) as const;

describe('an attempt that is overdue', () => {
  const waiting = run(doubt, overdue);

  test('waits for a person, which is told once, and keeps its next look', () => {
    expect(typesOf(waiting)).toEqual(['attempt.needs_operator']);
    expect(waiting.payment.attempts).toMatchObject([{ state: 'unknown', needsOperator: true, nextInquiryAt: doubt.attempts[0]?.nextInquiryAt }]);
    expect(nextStep(waiting.payment, LATE)).toMatchObject({ kind: 'inquire' });
    expect(transition(waiting.payment, overdue)).toEqual({ kind: 'unchanged' });
  });

  test('is asked about on by its schedule, and settled by proof', () => {
    const asked = run(waiting.payment, proofOf('REF1', UNKNOWN, inquiry(after(5_000, LATE))));
    expect(asked.payment.attempts).toMatchObject([{ needsOperator: true, nextInquiryAt: after(5_000, LATE) }]);
    expect(typesOf(asked)).toEqual([]);
    expect(run(asked.payment, proofOf('REF1', PAID, inquiry())).payment).toMatchObject({ state: 'succeeded', attempts: [{ needsOperator: false, nextInquiryAt: null }] });
  });

  test('is none while its call is under way or when it is settled', () => {
    expect(transition(started, overdue)).toEqual({ kind: 'unchanged' });
    expect(transition(run(started, proofOf('REF1', DECLINED)).payment, overdue)).toEqual({ kind: 'unchanged' });
    expect(transition(started, { ...overdue, reference: 'REF9' })).toEqual({ kind: 'refused', refusal: 'no_such_attempt' });
  });
});

describe('a refund that is overdue', () => {
  const paid = run(started, proofOf('REF1', PAID)).payment;
  const asked = run(paid, refundOf('r', null)).payment;
  const sent = run(asked, sendOf('r', 'OUT1')).payment;
  const late: PaymentInput = { kind: 'refund-overdue', id: 'r', reference: 'OUT1', at: LATE };
  const waiting = run(sent, late);

  test('waits for a person, which is told once, and its provider is asked on', () => {
    expect(typesOf(waiting)).toEqual(['refund.needs_operator']);
    expect(waiting.payment.refunds).toMatchObject([{ state: 'needs_operator', failureReason: 'refund_unknown', nextActionAt: sent.refunds[0]?.nextActionAt }]);
    expect(nextStep(waiting.payment, LATE)).toMatchObject({ kind: 'inquire-refund' });
    expect(transition(waiting.payment, late)).toEqual({ kind: 'unchanged' });
    const again = run(waiting.payment, refundProofOf('r', 'OUT1', UNKNOWN, inquiry(after(5_000, LATE))));
    expect(typesOf(again)).toEqual([]);
    expect(again.payment.refunds).toMatchObject([{ state: 'needs_operator', inquiriesMade: 1, nextActionAt: after(5_000, LATE) }]);
    expect(run(again.payment, refundProofOf('r', 'OUT1', UNKNOWN, { ...inquiry(after(5_000, LATE)), scheduleExhausted: true })).payment.nextActionAt).toBeNull();
  });

  test('is the try that took too long, not one that has just begun', () => {
    expect(transition(asked, late)).toEqual({ kind: 'unchanged' });
    const again = run(sent, refundProofOf('r', 'OUT1', NOT_SENT), sendOf('r', 'OUT2')).payment;
    expect(transition(again, late)).toEqual({ kind: 'unchanged' });
  });

  test('stays with the person when the provider names another amount, and one that failed is not paid by it', () => {
    const OTHER = { ...PAID, amount: money(1n, 'PKR') };
    const named = run(waiting.payment, refundProofOf('r', 'OUT1', OTHER, inquiry()));
    expect(named.payment).toMatchObject({ nextActionAt: null, refunds: [{ state: 'needs_operator', failureReason: 'integrity' }] });
    const failed = run(sent, refundProofOf('r', 'OUT1', DECLINED)).payment;
    const told = run(failed, refundProofOf('r', 'OUT1', OTHER));
    expect(told).toMatchObject({ payment: { refunds: [{ state: 'failed', failureReason: 'integrity' }] } });
    expect(typesOf(told)).toEqual(['refund.needs_operator']);
  });

  test('is settled by proof that the money went back, and asked about no more', () => {
    const back = run(waiting.payment, refundProofOf('r', 'OUT1', PAID, inquiry()));
    expect(typesOf(back)).toEqual(['refund.succeeded']);
    expect(back.payment).toMatchObject({ nextActionAt: null, refunds: [{ state: 'succeeded' }] });
  });

  test.each([['refused', DECLINED], ['never sent', NOT_SENT]])('and proves to have been %s stays with the person, who may have given the money back by hand', (_name, outcome) => {
    const denied = run(waiting.payment, refundProofOf('r', 'OUT1', outcome, inquiry()));
    expect(typesOf(denied)).toEqual([]);
    expect(denied.payment).toMatchObject({ nextActionAt: null, refunds: [{ state: 'needs_operator', failureReason: outcome.reason }] });
    expect(transition(denied.payment, sendOf('r', 'OUT2'))).toMatchObject({ kind: 'refused' });
  });

  test('before it ever left waits for a person and does not leave by itself any more', () => {
    const unsent = run(asked, { ...late, reference: '' });
    expect(typesOf(unsent)).toEqual(['refund.needs_operator']);
    expect(unsent.payment).toMatchObject({ nextActionAt: null, refunds: [{ state: 'needs_operator', failureReason: 'provider_unreachable' }] });
    expect(transition(unsent.payment, sendOf('r', 'OUT1'))).toMatchObject({ kind: 'refused' });
  });

  test('is none when it is settled', () => {
    expect(transition(run(sent, refundProofOf('r', 'OUT1', PAID)).payment, late)).toEqual({ kind: 'unchanged' });
    expect(transition(sent, { ...late, id: 'none' })).toEqual({ kind: 'refused', refusal: 'no_such_refund' });
  });
});
