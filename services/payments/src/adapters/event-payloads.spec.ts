import { decodeEvent, topics } from '@adaigi/contracts';
import { NO_FACTS, type Outcome, type Payment, type PaymentInput } from '@adaigi/domain';
import { describe, expect, test } from '@jest/globals';
import { changed, newPayment, startInput } from '../../test/contracts/payment-store.ts';
import { toOutbox } from './event-payloads.ts';

const DECLINED: Outcome = { kind: 'declined', fault: 'issuer', retry: 'other-path', reason: 'provider_refused', ...NO_FACTS };
const paid = (reversed = false): Outcome => ({ kind: 'succeeded', amount: null, reversed, ...NO_FACTS });

function proof(payment: Payment, attempt: number, outcome: Outcome): PaymentInput {
  const at = new Date();
  return {
    kind: 'evidence',
    reference: payment.attempts[attempt - 1]?.reference ?? '',
    evidence: { source: 'callback', outcome, at, nextInquiryAt: null, scheduleExhausted: false },
    retryPolicy: { maxSentAttempts: 3, maxAttempts: 6, backoffMs: [0] },
    refundId: `ref_${attempt}`,
    at,
  };
}

const start = (payment: Payment, channel: string, wallet: string): PaymentInput => ({ ...startInput(payment), channel, wallet }) as PaymentInput;

/** Plays inputs and gives back every payment event with the channel and wallet that it told. */
function told(...steps: ((payment: Payment) => PaymentInput)[]): string[][] {
  let { payment } = newPayment({ wallet: null });
  return steps.flatMap((step) => {
    const change = changed(payment, step(payment));
    payment = change.payment;
    const entries = toOutbox(payment, change.events).filter(({ topicName }) => topicName === topics.payments.name);
    return entries.map(({ type, payloadJson }) => {
      const { channel, wallet } = decodeEvent(topics.payments, Buffer.from(payloadJson));
      return [type, channel, wallet];
    });
  });
}

describe('an event of a payment tells of the attempt whose money it is about', () => {
  const twoAttempts = [
    (payment: Payment) => start(payment, 'jazzcash-main', 'jazzcash'),
    (payment: Payment) => proof(payment, 1, DECLINED),
    (payment: Payment) => start(payment, 'easypaisa-main', 'easypaisa'),
  ];

  test('also when an earlier attempt proves paid while a later one is open, and the later one then, too', () => {
    expect(told(...twoAttempts, (payment) => proof(payment, 1, paid()), (payment) => proof(payment, 2, paid()))).toEqual([
      ['payment.processing', 'jazzcash-main', 'jazzcash'],
      ['payment.succeeded', 'jazzcash-main', 'jazzcash'],
      ['payment.late_capture', 'easypaisa-main', 'easypaisa'],
    ]);
  });

  test('also when the provider takes that money back', () => {
    const events = told(...twoAttempts, (payment) => proof(payment, 1, paid()), (payment) => proof(payment, 2, DECLINED), (payment) => proof(payment, 1, paid(true)));
    expect(events.slice(1)).toEqual([
      ['payment.succeeded', 'jazzcash-main', 'jazzcash'],
      ['payment.reversed', 'jazzcash-main', 'jazzcash'],
    ]);
  });
});
