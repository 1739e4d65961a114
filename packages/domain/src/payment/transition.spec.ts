import { describe, expect, test } from '@jest/globals';
import { acceptedPayment, after, DECLINED, ELSEWHERE, LATER, NOON, NOT_SENT, PAID, PENDING, proofOf, REVERSED, run, startOf, typesOf, UNKNOWN } from '../../test/samples.ts';
import { money, nextStep, transition, type Payment } from '../index.ts';

const accepted = acceptedPayment();
const started = run(accepted, startOf(accepted)).payment;

describe('an attempt', () => {
  test('the intent comes first and says what will be sent', () => {
    const step = run(accepted, startOf(accepted));
    expect(typesOf(step)).toEqual(['payment.processing', 'attempt.started']);
    expect(step.payment).toMatchObject({ state: 'processing', version: 2, nextActionAt: after(60_000), attempts: [{ state: 'intent', reference: 'REF1' }] });
  });

  test('while one is open no other can start, whatever is known of it', () => {
    for (const outcome of [UNKNOWN, PENDING]) {
      const open = run(started, proofOf('REF1', outcome)).payment;
      expect(transition(open, startOf(open))).toEqual({ kind: 'refused', refusal: 'attempt_open' });
    }
  });

  test('a decline for good ends the payment, one that another path may cure goes on at once', () => {
    expect(run(started, proofOf('REF1', DECLINED)).payment).toMatchObject({ state: 'failed', failure: { reason: 'insufficient_funds', fault: 'payer' }, nextActionAt: null });
    expect(run(started, proofOf('REF1', ELSEWHERE)).payment).toMatchObject({ state: 'processing', nextActionAt: NOON });
  });

  test('a decline that time may cure waits before the same channel is asked again', () => {
    expect(run(started, proofOf('REF1', LATER)).payment.nextActionAt).toEqual(after(1_000));
  });

  test('what never left waits longer each time, and ends by the bound of attempts', () => {
    let payment: Payment = accepted;
    const waits: (number | undefined)[] = [];
    for (let number = 1; number <= 6; number += 1) {
      payment = run(payment, startOf(payment), proofOf(`REF${number}`, NOT_SENT)).payment;
      waits.push(payment.nextActionAt === null ? undefined : payment.nextActionAt.getTime() - NOON.getTime());
    }
    expect(waits).toEqual([0, 1_000, 2_000, 2_000, 2_000, undefined]);
    expect(payment).toMatchObject({ state: 'failed', failure: { reason: 'breaker_open', fault: 'provider' } });
  });

  test('three that were sent are enough', () => {
    const twice = run(started, proofOf('REF1', ELSEWHERE), startOf(started), proofOf('REF2', ELSEWHERE)).payment;
    expect(run(twice, startOf(twice), proofOf('REF3', ELSEWHERE)).payment.state).toBe('failed');
  });

  test('after the expiry no decline starts another attempt', () => {
    expect(run(started, proofOf('REF1', ELSEWHERE, { at: after(900_000) })).payment.state).toBe('failed');
  });

  test('a "paid" over another amount settles nothing', () => {
    const wrong = run(started, proofOf('REF1', { ...PAID, amount: money(49_999n, 'PKR') }));
    expect(wrong.payment).toMatchObject({ state: 'processing', attempts: [{ state: 'quarantined', nextInquiryAt: after(60_000) }] });
    expect(typesOf(wrong)).toEqual(['attempt.quarantined']);
  });

  test('nobody can be asked: the intent is a doubt with another look', () => {
    const step = run(started, { kind: 'postpone-inquiry', reference: 'REF1', until: after(70_000), at: after(60_000) });
    expect(step.payment).toMatchObject({ attempts: [{ state: 'unknown', nextInquiryAt: after(70_000), inquiriesMade: 0 }], nextActionAt: after(70_000) });
    expect(typesOf(step)).toEqual(['attempt.in_doubt']);
  });
});

describe('money after the end', () => {
  const failed = run(started, proofOf('REF1', DECLINED)).payment;

  test('a late capture is recorded and given back; the final state stays', () => {
    const late = run(failed, proofOf('REF1', PAID, { source: 'callback' }));
    expect(late.payment).toMatchObject({ state: 'failed', attempts: [{ state: 'succeeded' }], refunds: [{ origin: 'late_capture', state: 'requested', amount: failed.amount }] });
    expect(typesOf(late)).toEqual(['attempt.succeeded', 'payment.late_capture', 'refund.requested']);
    expect(nextStep(late.payment, NOON)).toMatchObject({ kind: 'send-refund', refund: { attemptNumber: 1 } });
  });

  test('the later of two captures is given back, and the refund of the merchant is about the first', () => {
    const second = run(started, proofOf('REF1', ELSEWHERE), startOf(started)).payment;
    const double = run(second, proofOf('REF1', PAID, { source: 'callback' }), proofOf('REF2', PAID)).payment;
    expect(double).toMatchObject({ state: 'succeeded', refunds: [{ origin: 'double_charge', attemptNumber: 2 }] });
  });

  test('what the provider has given back already is not given back again', () => {
    const late = run(failed, proofOf('REF1', REVERSED, { source: 'callback' })).payment;
    expect(late).toMatchObject({ state: 'failed', attempts: [{ state: 'succeeded', reversed: true }], refunds: [] });
  });

  test('paid and given back as the first news is no success', () => {
    const step = run(started, proofOf('REF1', REVERSED));
    expect(step.payment).toMatchObject({ state: 'failed', failure: { reason: 'reversed_by_provider' } });
  });

  test('a give-back that the provider reverses first is not sent, and the capture that stands is not called reversed', () => {
    const second = run(started, proofOf('REF1', ELSEWHERE), startOf(started)).payment;
    const double = run(second, proofOf('REF1', PAID, { source: 'callback' }), proofOf('REF2', PAID)).payment;
    expect(typesOf(run(double, proofOf('REF2', REVERSED, { source: 'callback' })))).toEqual(['refund.failed']);
  });
});

describe('hints', () => {
  /** Written before the provider is asked about the hint. */
  const ASK = { kind: 'ask-about-hint', reference: 'REF1', at: NOON } as const;
  const hint = (ms: number) => ({ kind: 'look-now', reference: 'REF1', at: after(ms) }) as const;

  test.each([
    ['the first one', started, []],
    ['one in doubt', run(started, proofOf('REF1', UNKNOWN)).payment, []],
    ['one that was asked about for another hint', run(started, proofOf('REF1', UNKNOWN)).payment, [hint(50), ASK]],
    ['a settled one that was asked about for another hint', run(started, proofOf('REF1', DECLINED)).payment, [hint(50), ASK]],
  ])('that come while an inquiry is under way are asked about after it, since its answer may be older: %s', (_which, payment, before) => {
    const answered = run(payment, ...before, hint(100), proofOf('REF1', DECLINED, { source: 'inquiry', at: after(200) })).payment;
    expect(answered.attempts).toMatchObject([{ state: 'declined', hinted: true }]);
    const step = nextStep(answered, after(200));
    expect(step.kind).toBe('inquire');
    expect(run(answered, ASK, proofOf('REF1', DECLINED, { source: 'inquiry' })).payment.attempts).toMatchObject([{ hinted: false, nextInquiryAt: null }]);
  });

  test('bring the inquiry of an open attempt forward and prove nothing', () => {
    const doubt = run(started, proofOf('REF1', UNKNOWN)).payment;
    const hinted = run(doubt, { kind: 'look-now', reference: 'REF1', at: after(100) });
    expect(hinted.payment).toMatchObject({ nextActionAt: after(100), attempts: [{ state: 'unknown' }] });
    expect(hinted.events).toEqual([]);
  });

  test('are remembered until somebody has asked, also where the next inquiry is due anyway', () => {
    const doubt = run(started, proofOf('REF1', UNKNOWN)).payment;
    const hinted = run(doubt, { kind: 'look-now', reference: 'REF1', at: after(9_000) }).payment;
    expect(hinted).toMatchObject({ nextActionAt: after(5_000), attempts: [{ hinted: true }] });
    expect(transition(hinted, { kind: 'look-now', reference: 'REF1', at: after(9_000) })).toEqual({ kind: 'unchanged' });
    expect(run(hinted, { kind: 'postpone-inquiry', reference: 'REF1', until: after(20_000), at: after(9_000) }).payment.attempts).toMatchObject([{ hinted: true }]);
    expect(run(hinted, ASK, proofOf('REF1', NOT_SENT, { source: 'inquiry' })).payment.attempts).toMatchObject([{ hinted: false, hintAsked: false }]);
  });

  test('are not used up by an inquiry that nobody answers, until the schedule is', () => {
    const failed = run(started, proofOf('REF1', DECLINED)).payment;
    const hinted = run(failed, { kind: 'look-now', reference: 'REF1', at: after(5) }).payment;
    const timedOut = run(hinted, ASK, proofOf('REF1', UNKNOWN, { source: 'inquiry', nextInquiryAt: after(9_000) })).payment;
    expect(timedOut).toMatchObject({ nextActionAt: after(9_000), attempts: [{ state: 'declined', hinted: true, inquiriesMade: 1 }] });
    const exhausted = run(timedOut, proofOf('REF1', UNKNOWN, { source: 'inquiry', nextInquiryAt: null, scheduleExhausted: true })).payment;
    expect(exhausted).toMatchObject({ nextActionAt: null, attempts: [{ state: 'declined', hinted: false, needsOperator: false }] });
  });

  test('about a settled attempt begin a schedule of their own', () => {
    const stuck = run(started, proofOf('REF1', UNKNOWN, { source: 'inquiry' }), proofOf('REF1', DECLINED, { source: 'inquiry' })).payment;
    expect(run(stuck, { kind: 'look-now', reference: 'REF1', at: after(5) }).payment.attempts).toMatchObject([{ inquiriesMade: 0 }]);
  });

  test('that come while the call is under way wait for its end, and are then asked about at once, whatever it said', () => {
    const hinted = run(started, { kind: 'look-now', reference: 'REF1', at: after(5) }).payment;
    expect(hinted).toMatchObject({ nextActionAt: started.nextActionAt, attempts: [{ state: 'intent', hinted: true }] });
    for (const said of [UNKNOWN, DECLINED]) {
      const step = run(hinted, proofOf('REF1', said, { at: after(700) }));
      expect(nextStep(step.payment, after(700)).kind).toBe('inquire');
    }
    const last = run(hinted, proofOf('REF1', UNKNOWN, { at: after(700), scheduleExhausted: true }));
    expect(nextStep(last.payment, after(700)).kind).toBe('inquire');
    expect(run(hinted, proofOf('REF1', PAID)).payment).toMatchObject({ nextActionAt: null, attempts: [{ hinted: false }] });
  });

  test('reach an attempt that waits for a person', () => {
    const stuck = run(started, proofOf('REF1', UNKNOWN, { source: 'inquiry', scheduleExhausted: true })).payment;
    expect(nextStep(stuck, after(1e9)).kind).toBe('none');
    expect(nextStep(run(stuck, { kind: 'look-now', reference: 'REF1', at: after(5) }).payment, after(5)).kind).toBe('inquire');
  });

  test('reopen the question of a declined attempt once, and find late money', () => {
    const failed = run(started, proofOf('REF1', DECLINED)).payment;
    const hinted = run(failed, { kind: 'look-now', reference: 'REF1', at: after(5) }).payment;
    expect(nextStep(hinted, after(5)).kind).toBe('inquire');
    expect(run(hinted, ASK, proofOf('REF1', DECLINED, { source: 'inquiry' })).payment.nextActionAt).toBeNull();
    expect(run(hinted, proofOf('REF1', PAID, { source: 'inquiry' })).payment.refunds).toHaveLength(1);
  });

  test('say nothing new about what has paid', () => {
    const look = { kind: 'look-now', reference: 'REF1', at: after(5) } as const;
    expect(transition(run(started, proofOf('REF1', PAID)).payment, look)).toEqual({ kind: 'unchanged' });
  });
});

describe('waiting and ending', () => {
  test('a wait never lasts beyond the expiry', () => {
    const waiting = run(accepted, { kind: 'wait', reason: 'no_channel', until: after(1e7), at: NOON }).payment;
    expect(waiting.nextActionAt).toEqual(waiting.expiresAt);
  });

  test.each([
    ['payer_busy', 'failed', 'payer_busy'],
    ['no_channel', 'failed', 'no_channel'],
    ['risk_unavailable', 'expired', 'expired'],
  ] as const)('out of time while %s: %s by %s', (reason, state, failure) => {
    const waiting = run(accepted, { kind: 'wait', reason, until: after(10), at: NOON }).payment;
    expect(run(waiting, { kind: 'expire', at: after(900_000) }).payment).toMatchObject({ state, failure: { reason: failure } });
  });

  test('cancelled only before there is an intent', () => {
    expect(run(accepted, { kind: 'cancel', at: NOON }).payment.state).toBe('cancelled');
    expect(transition(started, { kind: 'cancel', at: NOON })).toEqual({ kind: 'refused', refusal: 'attempt_exists' });
  });

  test('a refund that is due does not wait behind the inquiry of another attempt', () => {
    const two = run(started, proofOf('REF1', ELSEWHERE), startOf(started), proofOf('REF1', PAID, { source: 'callback' })).payment;
    expect(two.state).toBe('succeeded');
    const asked = run(two, { kind: 'ask-refund', id: 'r1', amount: null, reason: '', contentHash: '', at: NOON }).payment;
    expect(nextStep(asked, NOON)).toMatchObject({ kind: 'send-refund' });
  });
});
