import { describe, expect, test } from '@jest/globals';
import type { DepositEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/DepositEvent.ts';
import type { ReceivedEvent } from '@adaigi/kafka';
import type { PaymentNews } from '../usecases/book-payment-fact.ts';
import { createEventHandler } from './events.ts';

const booked: PaymentNews[] = [];
const handle = createEventHandler(async (news) => void booked.push(news));

const event = (type: string, change: Partial<DepositEvent__Output> = {}): ReceivedEvent<DepositEvent__Output> => {
  const payload: DepositEvent__Output = {
    depositId: 'dep_1',
    seq: '1',
    merchantId: 'mer_1',
    mode: 'MODE_TEST',
    dialect: 'native',
    reference: 'order-1',
    amountMinor: '600000',
    claimedMinor: '120000',
    currency: 'PKR',
    state: 'DEPOSIT_STATE_CREDITED',
    walletType: 'easypaisa',
    channel: 'receiving-easypaisa',
    reason: '',
    createdAt: '2026-11-21T10:00:00.000Z',
    occurredAt: '2026-11-21T10:00:01.000Z',
    version: '2',
    ...change,
  };
  return { id: 'dep_1.deposits.1', type, key: 'dep_1', seq: 1n, time: payload.occurredAt, payload } as unknown as ReceivedEvent<DepositEvent__Output>;
};

describe('an event of a deposit', () => {
  test('books the real amount when it is credited', async () => {
    expect(await handle(event('deposit.credited'))).toBe('ack');
    expect(booked).toMatchObject([{ eventId: 'dep_1.deposits.1', paymentId: 'dep_1', method: 'deposit.easypaisa', fact: { kind: 'captured', channel: 'receiving-easypaisa', minor: 600_000n } }]);
  });

  test.each(['deposit.possible', 'deposit.pending', 'deposit.refused', 'deposit.expired'])('books nothing at %s', async (type) => {
    booked.length = 0;
    expect(await handle(event(type, { amountMinor: '', channel: '' }))).toBe('ack');
    expect(booked).toEqual([]);
  });

  test('is parked when it is credited without an amount or a place', async () => {
    expect(await handle(event('deposit.credited', { amountMinor: '' }))).toEqual({ park: 'unreadable_event' });
    expect(await handle(event('deposit.credited', { channel: '' }))).toEqual({ park: 'unreadable_event' });
  });
});
