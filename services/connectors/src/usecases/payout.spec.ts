import { describe, expect, test } from '@jest/globals';
import type { PayoutInquiryOrder, PayoutOrder } from '@adaigi/connector-kit';
import { money, NO_FACTS } from '@adaigi/domain';
import type { Outcome } from '@adaigi/domain';
import type { PayoutChannel, PayoutDependencies } from '../payout-ports.ts';
import { fakes } from './fakes.fixture.ts';
import { inquirePayout } from './inquire-payout.ts';
import type { InquirePayoutCommand } from './inquire-payout.ts';
import { payout } from './payout.ts';
import type { PayoutCommand } from './payout.ts';

const CHANNEL = 'test-payout';
const REFERENCE = 'A1B2C3D4E5F6G7H8J9K0';
const AMOUNT = money(10_000n, 'PKR');
const PAID: Outcome = { kind: 'succeeded', amount: null, reversed: false, ...NO_FACTS };
const DOUBT: Outcome = { kind: 'unknown', reason: 'provider_timeout', integrityProblem: null, ...NO_FACTS };
const NO_INQUIRY: Outcome = { ...DOUBT, reason: 'no_inquiry' };

const settings: PayoutChannel['settings'] = {
  id: CHANNEL,
  provider: 'test',
  wallet: 'test',
  mode: 'test',
  disabled: false,
  minAmount: money(100n, 'PKR'),
  maxAmount: money(1_000_000n, 'PKR'),
  maxConcurrent: 10,
  connectTimeoutMs: 5_000,
  payoutTimeoutMs: 60_000,
  inquireTimeoutMs: 20_000,
  windowMs: 600_000,
  inquiryScheduleMs: [60_000, 120_000],
  knowsReference: true,
  banks: [],
};

function world(change: Partial<PayoutChannel['settings']> = {}) {
  const { records, alarms, raised } = fakes();
  const state = { answer: PAID, payouts: [] as PayoutOrder[], inquiries: [] as PayoutInquiryOrder[] };
  const wire: PayoutChannel['wire'] = {
    payout: (order) => {
      state.payouts.push(order);
      return Promise.resolve(state.answer);
    },
    inquire: (order) => {
      state.inquiries.push(order);
      return Promise.resolve(state.answer);
    },
  };
  const deps: PayoutDependencies = { payoutChannels: new Map([[CHANNEL, { settings: { ...settings, ...change }, wire }]]), records, alarms, random: () => 0.5, newReference: () => 'Q1B2C3D4E5F6G7H8J9K0' };
  const command = (given: Partial<PayoutCommand> = {}): PayoutCommand => ({
    channel: CHANNEL,
    reference: REFERENCE,
    payoutId: 'po_1',
    amount: AMOUNT,
    receiver: { mobile: '03001234567', name: '', cnic: '', bank: '', accountNumber: '' },
    notAfter: records.now,
    ...given,
  });
  /** @param sinceMs from the last moment at which the payout could leave to the question */
  const ask = (sinceMs: number, inquiriesMade = 0, lookBack = false) => {
    const given: InquirePayoutCommand = { channel: CHANNEL, reference: REFERENCE, amount: AMOUNT, sentAt: new Date(command().notAfter.getTime() - 10_000), notAfter: command().notAfter, inquiriesMade, lookBack };
    const notAfter = given.notAfter.getTime();
    records.now = new Date(notAfter + sinceMs);
    return inquirePayout(deps, given).finally(() => {
      records.now = new Date(notAfter);
    });
  };
  return { deps, state, raised, records, pay: (given?: Partial<PayoutCommand>) => payout(deps, command(given)), ask };
}

describe('payout', () => {
  test('what is meant for a bank account never reaches a wallet, nor the other way round', async () => {
    const bank = { mobile: '03001234567', name: '', cnic: '', bank: 'ALLIED_BANK_LIMITED', accountNumber: '9876543210' };
    const cases = [
      [world(), bank],
      [world(), { ...bank, bank: '' }],
      [world({ wallet: 'bank' }), { ...bank, bank: '', accountNumber: '' }],
      [world({ wallet: 'bank' }), { ...bank, accountNumber: '' }],
    ] as const;
    for (const [{ pay, state }, receiver] of cases) {
      expect(await pay({ receiver })).toMatchObject({ outcome: { kind: 'declined', reason: 'configuration', retry: 'other-path' } });
      expect(state.payouts).toHaveLength(0);
    }
    const banks = world({ wallet: 'bank' });
    expect(await banks.pay({ receiver: bank })).toMatchObject({ outcome: PAID });
    expect(banks.state.payouts[0]).toMatchObject({ reference: REFERENCE, checkReference: 'Q1B2C3D4E5F6G7H8J9K0', receiver: bank });
  });

  test('leaves once for a reference, whatever the first answer was', async () => {
    for (const answer of [PAID, DOUBT, { kind: 'not_sent', reason: 'login_refused' } as const]) {
      const { state, pay } = world();
      state.answer = answer;
      const first = await pay();
      state.answer = PAID;
      expect(await pay()).toEqual(first);
      expect(state.payouts).toHaveLength(1);
    }
  });

  test('one that meets a request under way is unknown, one that meets a fence was not sent', async () => {
    const { state, pay, records } = world();
    records.stored.set(REFERENCE, { state: 'sent', details: null, outcome: null });
    expect(await pay()).toMatchObject({ outcome: { kind: 'unknown' }, nextInquiryAfterMs: 60_000 });
    records.stored.set(REFERENCE, { state: 'tombstone', details: null, outcome: null });
    expect(await pay()).toMatchObject({ outcome: { kind: 'not_sent', reason: 'too_late' } });
    expect(state.payouts).toHaveLength(0);
  });

  test.each([
    ['too little', { amount: money(99n, 'PKR') }],
    ['too much', { amount: money(1_000_001n, 'PKR') }],
    ['another currency', { amount: money(10_000n, 'USD') }],
  ])('%s is declined without a record or a send', async (_name, change) => {
    const { state, pay, records } = world();
    expect(await pay(change)).toMatchObject({ outcome: { kind: 'declined', reason: 'amount_not_allowed' }, nextInquiryAfterMs: 0 });
    expect([state.payouts.length, records.stored.size]).toEqual([0, 0]);
  });

  test('a channel that is switched off sends nothing; one that is not served is not found', async () => {
    expect(await world({ disabled: true }).pay()).toMatchObject({ outcome: { kind: 'not_sent', reason: 'no_channel' } });
    await expect(world().pay({ channel: 'other' })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('an answer that cannot be stored is still given, with an alarm', async () => {
    const { records, raised, pay } = world();
    records.failAnswers = true;
    expect(await pay()).toMatchObject({ outcome: { kind: 'succeeded' } });
    expect(raised).toMatchObject([{ kind: 'outcome_not_stored', key: { operation: 'payout' } }]);
  });
});

describe('a look back at a payout that was paid', () => {
  const DAY_MS = 86_400_000;
  const lookBack = ({ ask }: ReturnType<typeof world>) => ask(DAY_MS, 0, true);

  test('asks the provider whatever the record says, and tells of what was taken back', async () => {
    const given = world();
    await given.pay();
    expect(await lookBack(given)).toEqual({ outcome: PAID, next: { afterMs: 0, exhausted: false } });
    given.state.answer = { ...PAID, reversed: true };
    expect(await lookBack(given)).toMatchObject({ outcome: { kind: 'succeeded', reversed: true } });
    expect(given.state.inquiries).toHaveLength(2);
  });

  test('that could not be made proves nothing; where nobody can be asked it is the last', async () => {
    const given = world();
    await given.pay();
    given.state.answer = { kind: 'not_sent', reason: 'breaker_open' };
    expect(await lookBack(given)).toMatchObject({ outcome: { kind: 'unknown', reason: 'breaker_open' }, next: { exhausted: false } });
    given.state.answer = NO_INQUIRY;
    expect(await lookBack(given)).toMatchObject({ next: { exhausted: true } });
  });

  test('raises an alarm when the provider denies what it had confirmed', async () => {
    const given = world();
    await given.pay();
    given.state.answer = { kind: 'declined', fault: 'provider', retry: 'other-path', reason: 'provider_refused', ...NO_FACTS };
    await lookBack(given);
    expect(given.raised).toMatchObject([{ kind: 'paid_payout_denied', key: { channel: CHANNEL, reference: REFERENCE } }]);
    given.state.answer = PAID;
    expect(await given.ask(DAY_MS)).toMatchObject({ outcome: PAID });
  });
});

describe('an inquiry about a payout', () => {
  test('without a record fences the reference: nothing was sent, for certain, and nothing will be', async () => {
    const { state, pay, ask } = world();
    expect(await ask(0)).toMatchObject({ outcome: { kind: 'not_sent', reason: 'never_received' }, next: { afterMs: 0, exhausted: false } });
    expect(await pay()).toMatchObject({ outcome: { kind: 'not_sent' } });
    expect([state.payouts.length, state.inquiries.length]).toEqual([0, 0]);
  });

  test('waits for a call that may still be under way', async () => {
    const { state, ask, records } = world();
    records.stored.set(REFERENCE, { state: 'sent', details: null, outcome: null });
    expect(await ask(-10_000)).toMatchObject({ outcome: { kind: 'unknown' }, next: { afterMs: 75_000, exhausted: false } });
    expect(state.inquiries).toHaveLength(0);
    await ask(65_000);
    expect(state.inquiries).toHaveLength(1);
  });

  test('is final where the record is, and stores what it finds', async () => {
    const { state, pay, ask } = world();
    state.answer = DOUBT;
    await pay();
    state.answer = PAID;
    expect(await ask(100_000)).toMatchObject({ outcome: PAID, next: { afterMs: 0 } });
    state.answer = DOUBT;
    expect(await ask(100_000)).toMatchObject({ outcome: PAID });
    expect(state.inquiries).toHaveLength(1);
  });

  test('goes to a person at once where nobody can be asked', async () => {
    const { state, pay, ask } = world();
    state.answer = DOUBT;
    await pay();
    state.answer = NO_INQUIRY;
    expect(await ask(100_000)).toEqual({ outcome: NO_INQUIRY, next: { afterMs: 0, exhausted: true } });
  });

  test('carries the provider\'s own number where an answer told it, and says when a failure counts', async () => {
    const { state, pay, ask } = world();
    state.answer = { kind: 'pending', nextAction: null, providerCode: '', providerTransactionId: '400123' };
    await pay();
    await ask(600_000);
    await ask(600_001);
    expect(state.inquiries).toMatchObject([{ providerTransactionId: '400123', conclusive: false, inquiryReference: 'Q1B2C3D4E5F6G7H8J9K0' }, { conclusive: true }]);
  });

  test('one that could not be made proves nothing', async () => {
    const { state, pay, ask } = world();
    state.answer = DOUBT;
    await pay();
    for (const reason of ['breaker_open', 'login_refused', 'provider_unreachable', 'channel_busy'] as const) {
      state.answer = { kind: 'not_sent', reason };
      expect(await ask(700_000)).toMatchObject({ outcome: { kind: 'unknown', reason } });
    }
  });

  test('ends its schedule only after the window', async () => {
    const { state, pay, ask } = world();
    state.answer = DOUBT;
    await pay();
    expect(await ask(100_000, 5)).toMatchObject({ next: { exhausted: false } });
    expect(await ask(600_100, 6)).toMatchObject({ next: { exhausted: true } });
  });
});
