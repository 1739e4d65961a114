import { expect, test } from '@jest/globals';
import { acceptedPayment, after, DECLINED, proofOf, run, startOf, UNKNOWN } from '../../test/samples.ts';
import { transition, type PaymentInput } from '../index.ts';

const ASK: PaymentInput = { kind: 'ask-about-hint', reference: 'REF1', at: after(20) };
const DROP: PaymentInput = { kind: 'drop-hint', reference: 'REF1', at: after(30) };
const hint = (ms: number): PaymentInput => ({ kind: 'look-now', reference: 'REF1', at: after(ms) });
const started = run(acceptedPayment(), startOf(acceptedPayment())).payment;
const asked = run(started, proofOf('REF1', DECLINED), hint(10), ASK).payment;

test('a hint about a settled attempt is given up without a trace but its end, and what was known stands', () => {
  const dropped = run(asked, DROP);
  expect(dropped.events).toEqual([]);
  expect(dropped.payment).toMatchObject({ state: 'failed', nextActionAt: null, attempts: [{ state: 'declined', hinted: false, hintAsked: false, hintedAt: null, nextInquiryAt: null }] });
  expect(transition(dropped.payment, DROP)).toEqual({ kind: 'unchanged' });
});

test('one that came since the last was asked about is not given up with it, and neither is one about an open attempt', () => {
  const again = run(asked, hint(25)).payment;
  expect(again.attempts).toMatchObject([{ hinted: true, hintedAt: after(10) }]);
  expect(transition(again, DROP)).toEqual({ kind: 'unchanged' });
  expect(transition(run(started, proofOf('REF1', UNKNOWN), hint(10), ASK).payment, DROP)).toEqual({ kind: 'unchanged' });
  expect(transition(asked, { ...DROP, reference: 'REF9' })).toEqual({ kind: 'refused', refusal: 'no_such_attempt' });
});
