import type { Order } from './order.ts';
import type { Outcome } from './reasons.ts';

/** The only things that ever happen to an order. */
export type Booking =
  /** With an outcome: settled in the same instant. */
  | { readonly kind: 'open'; readonly order: Order; readonly outcome?: Outcome }
  | { readonly kind: 'settle'; readonly orderId: string; readonly outcome: Outcome }
  | { readonly kind: 'expire'; readonly orderId: string }
  | { readonly kind: 'refund'; readonly orderId: string; readonly amountMinor: bigint }
  | { readonly kind: 'reverse'; readonly orderId: string };

export type Refusal = 'duplicate-reference' | 'unknown-order' | 'not-open' | 'not-paid' | 'over-captured' | 'second-partial';

/** One real movement of money: what the ledger keeps. */
export interface Movement {
  /** Unique for ever: an order is debited once, reversed once, and each refund has its number. */
  readonly key: string;
  readonly kind: 'debit' | 'refund' | 'reversal' | 'payout' | 'payout-reversal';
  readonly amountMinor: bigint;
}

/** What the merchant is to be told by IPN. */
export type Notice = 'paid' | 'failed' | 'reversed';

export type Booked =
  | { readonly done: true; readonly order: Order; readonly balanceMinor: bigint; readonly movement?: Movement; readonly notice?: Notice }
  | { readonly done: false; readonly refusal: Refusal; readonly order?: Order };

export function bookingTarget(booking: Booking): string {
  return booking.kind === 'open' ? booking.order._id : booking.orderId;
}

/**
 * The books' one rule: what a booking does to an order and to the payer's balance. Total and pure; the store's single
 * writer runs it, so that a debit happens at most once per reference whatever asks for it, and however often.
 */
export function book(order: Order | undefined, balanceMinor: bigint, booking: Booking, at: Date): Booked {
  if (booking.kind === 'open') {
    if (order !== undefined) return { done: false, refusal: 'duplicate-reference', order };
    if (booking.outcome !== undefined) return settle(booking.order, balanceMinor, booking.outcome, at);
    return { done: true, order: booking.order, balanceMinor };
  }
  if (order === undefined) return { done: false, refusal: 'unknown-order' };
  switch (booking.kind) {
    case 'settle':
      return order.state === 'open' ? settle(order, balanceMinor, booking.outcome, at) : { done: false, refusal: 'not-open', order };
    case 'expire':
      if (order.state !== 'open') return { done: false, refusal: 'not-open', order };
      return { done: true, balanceMinor, order: { ...closed(order, at), state: 'expired', failure: { reason: 'token-expired' } } };
    case 'refund':
      return refund(order, balanceMinor, booking.amountMinor, at);
    case 'reverse':
      return reverse(order, balanceMinor, at);
    default:
      return booking satisfies never;
  }
}

function settle(order: Order, balanceMinor: bigint, outcome: Outcome, at: Date): Booked {
  const affordable = order.method !== 'wallet' || balanceMinor >= order.amountMinor;
  if (outcome.kind === 'failed' || !affordable) {
    const failure = outcome.kind === 'failed' ? outcome.failure : { reason: 'low-balance' as const };
    const failed: Order = { ...closed(order, at), state: 'failed', failure };
    return order.notify === 'always' ? { done: true, balanceMinor, order: failed, notice: 'failed' } : { done: true, balanceMinor, order: failed };
  }
  const { reverseAfterMs } = order;
  const paid: Order = {
    ...closed(order, at),
    state: 'paid',
    ...(reverseAfterMs === undefined ? {} : { due: { at: new Date(at.getTime() + reverseAfterMs), become: { kind: 'reversed' } } }),
  };
  const kind = order.method === 'payout' ? 'payout' : 'debit';
  const booked = {
    done: true,
    order: paid,
    balanceMinor: moved(order, balanceMinor, kind === 'payout' ? order.amountMinor : -order.amountMinor),
    movement: { key: `${order._id}:${kind}`, kind, amountMinor: order.amountMinor },
  } as const;
  return order.notify === 'never' ? booked : { ...booked, notice: 'paid' };
}

function refund(order: Order, balanceMinor: bigint, amountMinor: bigint, at: Date): Booked {
  if (order.state !== 'paid' || order.method === 'payout') return { done: false, refusal: 'not-paid', order };
  const refundedMinor = order.refundedMinor + amountMinor;
  if (amountMinor <= 0n || refundedMinor > order.amountMinor) return { done: false, refusal: 'over-captured', order };
  if (order.refundCount > 0) return { done: false, refusal: 'second-partial', order };
  const refundCount = order.refundCount + 1;
  const whole = refundedMinor === order.amountMinor;
  return {
    done: true,
    order: { ...(whole ? closed(order, at) : { ...order, version: order.version + 1 }), state: whole ? 'refunded' : 'paid', refundedMinor, refundCount },
    balanceMinor: moved(order, balanceMinor, amountMinor),
    movement: { key: `${order._id}:refund:${refundCount}`, kind: 'refund', amountMinor },
  };
}

function reverse(order: Order, balanceMinor: bigint, at: Date): Booked {
  if (order.state !== 'paid') return { done: false, refusal: 'not-paid', order };
  const amountMinor = order.amountMinor - order.refundedMinor;
  const kind = order.method === 'payout' ? 'payout-reversal' : 'reversal';
  const booked = {
    done: true,
    order: { ...closed(order, at), state: 'reversed' },
    balanceMinor: moved(order, balanceMinor, kind === 'reversal' ? amountMinor : -amountMinor),
    movement: { key: `${order._id}:reversal`, kind, amountMinor },
  } as const;
  return order.notify === 'never' ? booked : { ...booked, notice: 'reversed' };
}

/** A token is paid in cash: real money, but not the wallet's. */
function moved(order: Order, balanceMinor: bigint, byMinor: bigint): bigint {
  return order.method === 'token' ? balanceMinor : balanceMinor + byMinor;
}

function closed(order: Order, at: Date): Order {
  const { due: _due, ...rest } = order;
  return { ...rest, version: order.version + 1, finalAt: at };
}
