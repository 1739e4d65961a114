import type { Runtime } from '@adaigi/runtime';
import type { Booking } from '../core/booking.ts';
import type { Order } from '../core/order.ts';
import type { Outcome } from '../core/reasons.ts';
import type { Books } from '../store/books.ts';
import type { Collections } from '../store/collections.ts';
import { openAgenda } from './agenda.ts';
import { sleep } from './sleep.ts';

/** When the outcome is booked and when the caller is answered. */
export interface Pace {
  readonly outcome: Outcome;
  readonly bookAfterMs: number;
  readonly answerAfterMs: number;
}

/** Brings every order to its due end: in the call that waits for it, or here after a kill -9. */
export interface Settling {
  start(): void;
  /** Opens the order and comes back when its caller is to be answered; undefined for a reference used before. */
  open(order: Order, pace: Pace): Promise<Order | undefined>;
  /** Opens an order that waits for somebody (a token), or undefined as above. */
  openToken(order: Order): Promise<Order | undefined>;
  /** To be called when an order got a due step from elsewhere. */
  wakeAt(at: Date): void;
  stop(): Promise<void>;
}

const batch = 200;

export function openSettling(collections: Collections, books: Books, log: Runtime['log']): Settling {
  const awaited = new Set<string>();

  async function settleDue(): Promise<Date | undefined> {
    const due = await collections.orders
      .find({ 'due.at': { $lte: new Date() }, _id: { $nin: [...awaited] } })
      .sort({ 'due.at': 1 })
      .limit(batch)
      .toArray();
    if (due.length > 0) await books.submit(due.flatMap(dueBooking));
    if (due.length === batch) return new Date();
    const next = await collections.orders.findOne({ 'due.at': { $exists: true }, _id: { $nin: [...awaited] } }, { sort: { 'due.at': 1 } });
    return next?.due?.at;
  }

  const agenda = openAgenda('settling', settleDue, log);

  async function submit(booking: Booking): Promise<Order | undefined> {
    const [booked] = await books.submit([booking]);
    if (booked?.done !== true) return undefined;
    if (booked.order.due !== undefined && !awaited.has(booked.order._id)) agenda.wakeAt(booked.order.due.at);
    return booked.order;
  }

  /** The caller waits for the outcome itself, so it is booked here, to the millisecond, and not by the agenda. */
  async function openAwaited(order: Order, pace: Pace): Promise<Order | undefined> {
    awaited.add(order._id);
    try {
      const opened = await submit({ kind: 'open', order });
      if (opened === undefined) return undefined;
      await sleep(pace.bookAfterMs);
      const [booked] = await books.submit([{ kind: 'settle', orderId: order._id, outcome: pace.outcome }]);
      // Refused when the control API was faster: then that is the outcome.
      const settled = booked?.order ?? opened;
      if (settled.due !== undefined) agenda.wakeAt(settled.due.at);
      await sleep(pace.answerAfterMs - pace.bookAfterMs);
      return settled;
    } catch (error) {
      agenda.wakeAt(new Date());
      throw error;
    } finally {
      awaited.delete(order._id);
    }
  }

  return {
    start: () => agenda.start(),
    async open(order, pace) {
      if (pace.bookAfterMs > 0 && pace.bookAfterMs <= pace.answerAfterMs) return openAwaited(order, pace);
      const atOnce = pace.bookAfterMs <= 0;
      const opened = await submit({ kind: 'open', order, ...(atOnce ? { outcome: pace.outcome } : {}) });
      await sleep(opened === undefined ? 0 : pace.answerAfterMs);
      return opened;
    },
    openToken: (order) => submit({ kind: 'open', order }),
    wakeAt: (at) => agenda.wakeAt(at),
    stop: () => agenda.stop(),
  };
}

function dueBooking(order: Order): Booking[] {
  const { due } = order;
  if (due === undefined) return [];
  switch (due.become.kind) {
    case 'paid':
    case 'failed':
      return [{ kind: 'settle', orderId: order._id, outcome: due.become }];
    case 'expired':
      return [{ kind: 'expire', orderId: order._id }];
    case 'reversed':
      return [{ kind: 'reverse', orderId: order._id }];
    default:
      return due.become satisfies never;
  }
}
