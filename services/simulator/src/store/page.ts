import { book, bookingTarget } from '../core/booking.ts';
import type { Booked, Booking, Notice } from '../core/booking.ts';
import type { Order } from '../core/order.ts';
import type { Balances } from './balances.ts';
import type { Collections } from './collections.ts';
import type { LedgerDocument } from './documents.ts';

/** Something the merchant is to be told. */
export interface Telling {
  readonly order: Order;
  readonly notice: Notice;
  readonly at: Date;
}

/** What a batch of bookings comes to, before anything is written. */
export interface Page {
  readonly booked: readonly Booked[];
  /** Changed orders as they end up. */
  readonly orders: readonly Order[];
  readonly lines: readonly LedgerDocument[];
  /** To be told although no line says so: failures. */
  readonly unlined: readonly Telling[];
}

/** Reads what the bookings concern and applies them in order, each to what the ones before it left. */
export async function draftPage(collections: Collections, balances: Balances, bookings: readonly Booking[], seqBefore: number, at: Date): Promise<Page> {
  const ids = [...new Set(bookings.map(bookingTarget))];
  const known = await collections.orders.find({ _id: { $in: ids } }).toArray();
  const opened = bookings.flatMap((booking) => (booking.kind === 'open' ? [booking.order] : []));
  await balances.prepare([...known, ...opened]);

  const orders = new Map(known.map((order) => [order._id, order]));
  const changed = new Set<string>();
  const lines: LedgerDocument[] = [];
  const unlined: Telling[] = [];

  const booked = bookings.map((booking): Booked => {
    const order = orders.get(bookingTarget(booking));
    const payer = order ?? (booking.kind === 'open' ? booking.order : undefined);
    const result = book(order, payer === undefined ? 0n : balances.of(payer), booking, at);
    if (!result.done) return result;
    orders.set(result.order._id, result.order);
    changed.add(result.order._id);
    const { movement, notice } = result;
    if (movement === undefined) {
      if (notice !== undefined) unlined.push({ order: result.order, notice, at });
      return result;
    }
    balances.set(result.order, result.balanceMinor);
    const { account, provider, reference, mobile } = result.order;
    lines.push({
      _id: movement.key,
      seq: seqBefore + lines.length + 1,
      at,
      account,
      wallet: provider,
      reference,
      mobile,
      kind: movement.kind,
      amountMinor: movement.amountMinor,
      after: result.order,
      ...(notice === undefined ? {} : { notice }),
    });
    return result;
  });
  return { booked, lines, unlined, orders: [...changed].flatMap((id) => orders.get(id) ?? []) };
}
