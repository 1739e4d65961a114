import { describe, expect, test } from '@jest/globals';
import { money, NO_FACTS } from '@adaigi/domain';
import { charge } from './charge.ts';
import type { ChargeCommand } from './charge.ts';
import { CHANNEL, fakes } from './fakes.fixture.ts';
import { refund } from './refund.ts';

const command = (change: Partial<ChargeCommand> = {}): ChargeCommand => ({
  channel: CHANNEL,
  reference: 'A1B2C3D4E5F6G7H8J9K0',
  paymentId: 'pay_1',
  amount: money(10_000n, 'PKR'),
  payer: { mobile: '03001234567', name: '', email: '', cnic: '' },
  description: '',
  method: 'wallet',
  notAfter: new Date(),
  ...change,
});
const DOUBT = { kind: 'unknown', reason: 'provider_timeout', integrityProblem: null, ...NO_FACTS } as const;

describe('charge', () => {
  test('hands the record\'s time limit to the wire and stores the answer', async () => {
    const deps = fakes();
    expect(await charge(deps, command())).toMatchObject({ outcome: { kind: 'succeeded' }, nextInquiryAfterMs: 0 });
    expect(deps.charges).toMatchObject([{ leaveBy: 12_345 }]);
    expect(deps.records.stored.get(command().reference)).toMatchObject({ state: 'answered', outcome: { kind: 'succeeded' } });
  });

  test('a second one sends nothing and gets the stored answer', async () => {
    const deps = fakes();
    await charge(deps, command());
    deps.answer = DOUBT;
    expect(await charge(deps, command())).toMatchObject({ outcome: { kind: 'succeeded' } });
    expect(deps.charges).toHaveLength(1);
  });

  test('one that meets a request under way is unknown, one that meets a fence was not sent', async () => {
    const deps = fakes();
    deps.records.stored.set(command().reference, { state: 'sent', details: null, outcome: null });
    expect(await charge(deps, command())).toMatchObject({ outcome: { kind: 'unknown' }, nextInquiryAfterMs: 60_000 });
    deps.records.stored.set(command().reference, { state: 'tombstone', details: null, outcome: null });
    expect(await charge(deps, command())).toMatchObject({ outcome: { kind: 'not_sent', reason: 'too_late' } });
    expect(deps.charges).toHaveLength(0);
  });

  test('a doubt says when to look', async () => {
    const deps = fakes();
    deps.answer = DOUBT;
    expect(await charge(deps, command())).toEqual({ outcome: DOUBT, nextInquiryAfterMs: 60_000 });
  });

  test('an answer that cannot be stored is still given, with an alarm', async () => {
    const deps = fakes();
    deps.records.failAnswers = true;
    expect(await charge(deps, command())).toMatchObject({ outcome: { kind: 'succeeded' } });
    expect(deps.raised).toMatchObject([{ kind: 'outcome_not_stored', key: { reference: command().reference } }]);
  });

  test.each([
    ['too little', { amount: money(99n, 'PKR') }, 'amount_not_allowed'],
    ['too much', { amount: money(1_000_001n, 'PKR') }, 'amount_not_allowed'],
    ['another currency', { amount: money(10_000n, 'USD') }, 'amount_not_allowed'],
    ['a method that the wallet does not have', { method: 'token' as const }, 'no_channel'],
  ])('%s is declined without a record or a send', async (_name, change, reason) => {
    const deps = fakes();
    expect(await charge(deps, command(change))).toMatchObject({ outcome: { kind: 'declined', fault: 'merchant', retry: 'other-path', reason } });
    expect([deps.charges.length, deps.records.stored.size]).toEqual([0, 0]);
  });

  test('a channel that is switched off sends nothing', async () => {
    const deps = fakes({ disabled: true });
    expect(await charge(deps, command())).toMatchObject({ outcome: { kind: 'not_sent', reason: 'no_channel' } });
    expect(deps.charges).toHaveLength(0);
  });

  test('a channel that is not served here is not found', async () => {
    await expect(charge(fakes(), command({ channel: 'other' }))).rejects.toMatchObject({ code: 'not_found' });
  });
});

test('a refund where there is none by API leaves no record, so that nobody waits for its answer', async () => {
  const deps = fakes();
  const { channel, reference, paymentId, amount, notAfter } = command();
  const given = { channel, reference, paymentId, amount, notAfter, charge: { reference: 'B1B2C3D4E5F6G7H8J9K0', captured: amount, providerTransactionId: '' } };
  expect(await refund(deps, given)).toEqual({ outcome: { kind: 'not_sent', reason: 'refund_is_manual' }, nextInquiryAfterMs: 0 });
  expect(deps.records.stored.size).toBe(0);
});
