import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { book } from './booking.ts';
import type { Booking, Movement } from './booking.ts';
import type { Order } from './order.ts';

const at = new Date('2026-11-20T10:00:00Z');

function openOrder(amountMinor: bigint, changes: Partial<Order> = {}): Order {
  return {
    _id: 'jazzcash-main:T1',
    version: 1,
    account: 'jazzcash-main',
    provider: 'jazzcash',
    reference: 'T1',
    mobile: '03001234567',
    method: 'wallet',
    wire: '1.1',
    amountMinor,
    state: 'open',
    refundedMinor: 0n,
    refundCount: 0,
    openedAt: at,
    whileOpen: 'pending',
    notify: 'always',
    wrongAmount: false,
    settlementFailed: false,
    echo: {},
    ...changes,
  };
}

const orderId = 'jazzcash-main:T1';
const paid: Booking = { kind: 'settle', orderId, outcome: { kind: 'paid' } };

const anyBooking: fc.Arbitrary<Booking> = fc.oneof(
  fc.constant<Booking>({ kind: 'open', order: openOrder(500n) }),
  fc.constant<Booking>({ kind: 'open', order: openOrder(500n), outcome: { kind: 'paid' } }),
  fc.constant(paid),
  fc.constant<Booking>({ kind: 'settle', orderId, outcome: { kind: 'failed', failure: { reason: 'wrong-pin' } } }),
  fc.constant<Booking>({ kind: 'expire', orderId }),
  fc.constant<Booking>({ kind: 'reverse', orderId }),
  fc.bigInt(-10n, 700n).map((amountMinor): Booking => ({ kind: 'refund', orderId, amountMinor })),
);

/** Runs bookings one after the other, as the store does. */
function run(bookings: readonly Booking[], balanceMinor: bigint): { movements: Movement[]; balanceMinor: bigint; states: string[] } {
  const movements: Movement[] = [];
  const states: string[] = [];
  let order: Order | undefined;
  let balance = balanceMinor;
  for (const booking of bookings) {
    const booked = book(order, balance, booking, at);
    if (booked.done) {
      order = booked.order;
      balance = booked.balanceMinor;
      if (booked.movement !== undefined) movements.push(booked.movement);
    }
    states.push(order?.state ?? 'none');
  }
  return { movements, balanceMinor: balance, states };
}

const sum = (movements: readonly Movement[]): bigint => movements.reduce((total, { amountMinor }) => total + amountMinor, 0n);

describe('the books', () => {
  test('whatever is asked for, and however often, a reference is debited at most once and never gives back more', () => {
    fc.assert(
      fc.property(fc.array(anyBooking, { maxLength: 25 }), fc.bigInt(0n, 2_000n), (bookings, startMinor) => {
        const { movements, balanceMinor } = run(bookings, startMinor);
        const debits = movements.filter(({ kind }) => kind === 'debit');
        const credits = movements.filter(({ kind }) => kind !== 'debit');
        expect(debits.length).toBeLessThanOrEqual(1);
        expect(sum(credits) <= sum(debits)).toBe(true);
        expect(balanceMinor).toBe(startMinor - sum(debits) + sum(credits));
        expect(balanceMinor >= 0n).toBe(true);
        expect(new Set(movements.map(({ key }) => key)).size).toBe(movements.length);
      }),
    );
  });

  test('an order never opens again and a failed, expired, refunded or reversed one never changes', () => {
    fc.assert(
      fc.property(fc.array(anyBooking, { maxLength: 25 }), (bookings) => {
        const { states } = run(bookings, 10_000n);
        for (const [index, state] of states.entries()) {
          const next = states[index + 1] ?? state;
          if (state !== 'none' && state !== 'open') expect(next).not.toBe('open');
          if (['failed', 'expired', 'refunded', 'reversed'].includes(state)) expect(next).toBe(state);
        }
      }),
    );
  });

  test('a wallet with too little in it is declined, whatever was meant to happen', () => {
    const booked = book(openOrder(500n), 499n, paid, at);
    expect(booked).toMatchObject({ done: true, balanceMinor: 499n, order: { state: 'failed', failure: { reason: 'low-balance' } } });
  });

  test('a token is paid in cash: the wallet keeps its balance', () => {
    expect(book(openOrder(500n, { method: 'token' }), 0n, paid, at)).toMatchObject({ done: true, balanceMinor: 0n, movement: { kind: 'debit', amountMinor: 500n } });
  });

  test('a payment that will be reversed carries the moment in its document', () => {
    const booked = book(openOrder(500n, { reverseAfterMs: 1_000 }), 500n, paid, at);
    expect(booked).toMatchObject({ done: true, order: { state: 'paid', due: { at: new Date(at.getTime() + 1_000), become: { kind: 'reversed' } } } });
  });

  test.each([
    ['always', 'failed'],
    ['if-paid', undefined],
    ['never', undefined],
  ] as const)('with notify %s a failure is told as %s', (notify, notice) => {
    const booked = book(openOrder(500n, { notify }), 500n, { kind: 'settle', orderId, outcome: { kind: 'failed', failure: { reason: 'wrong-pin' } } }, at);
    expect(booked.done && booked.notice).toBe(notice);
  });

  test('only one partial refund is allowed', () => {
    const { movements } = run(
      [{ kind: 'open', order: openOrder(500n) }, paid, { kind: 'refund', orderId, amountMinor: 200n }, { kind: 'refund', orderId, amountMinor: 100n }],
      500n,
    );
    expect(movements.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([['debit', 500n], ['refund', 200n]]);
  });
});
