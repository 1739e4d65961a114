import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { acceptedPayment, after, NOON, run, startOf } from '../../test/samples.ts';
import { nextStep, transition, type Payment, type PaymentInput } from '../index.ts';

const EXPIRY = after(900_000);
const waiting = acceptedPayment({ waitReason: 'payer_unconfirmed', nextActionAt: EXPIRY });
const payer = { mobile: '03455112345', name: 'Ali', email: '', cnic: '' };
const word: PaymentInput = { kind: 'confirm', payer, payerKey: 'other', wallet: 'easypaisa', at: after(60_000) };

describe('a payment that awaits its payer', () => {
  test('sends nothing before the payer’s word, whatever else happens', () => {
    expect(transition(waiting, startOf(waiting))).toEqual({ kind: 'refused', refusal: 'payer_unconfirmed' });
    expect(transition(waiting, { kind: 'wait', reason: 'no_channel', until: NOON, at: NOON })).toEqual({ kind: 'refused', refusal: 'payer_unconfirmed' });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 899_999 }), fc.option(fc.date({ noInvalidDate: true })), (ms, due) => {
        const payment: Payment = { ...waiting, nextActionAt: due };
        expect(nextStep(payment, after(ms))).toEqual({ kind: 'wait', until: EXPIRY });
      }),
    );
  });

  test('goes on at once with the wallet and number of the first word; a second changes nothing', () => {
    const { payment } = run(waiting, word);
    expect(payment).toMatchObject({ payer, payerKey: 'other', wallet: 'easypaisa', waitReason: null, state: 'accepted', nextActionAt: after(60_000) });
    expect(nextStep(payment, after(60_000))).toEqual({ kind: 'attempt', number: 1 });
    expect(transition(payment, { ...word, wallet: 'jazzcash' })).toEqual({ kind: 'unchanged' });
    const started = run(payment, startOf(payment)).payment;
    expect(transition(started, word)).toEqual({ kind: 'unchanged' });
  });

  test('expires when nobody says anything, and can be cancelled; then no word counts', () => {
    expect(nextStep(waiting, EXPIRY)).toEqual({ kind: 'expire' });
    const expired = run(waiting, { kind: 'expire', at: EXPIRY }).payment;
    expect(expired).toMatchObject({ state: 'expired', failure: { reason: 'expired', fault: 'payer' }, nextActionAt: null });
    const cancelled = run(waiting, { kind: 'cancel', at: NOON }).payment;
    for (const ended of [expired, cancelled]) expect(transition(ended, word)).toEqual({ kind: 'refused', refusal: 'already_final' });
  });
});
