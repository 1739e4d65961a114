import type { mongo } from 'mongoose';
import { book, bookingTarget } from '../core/booking.ts';
import type { Booked, Booking, Notice } from '../core/booking.ts';
import type { Order } from '../core/order.ts';
import { defaultBalanceMinor, walletId } from '../core/wallets.ts';
import type { Collections } from './collections.ts';
import type { IpnDocument, LedgerDocument, WalletDocument } from './documents.ts';

/** Balances as last committed, by wallet. */
export type Balances = Map<string, bigint>;

/** An IPN and the order it tells of, as committed. */
export interface Told {
  readonly ipn: IpnDocument;
  readonly order: Order;
}

/** Who tells the merchant. */
export interface Notices {
  /** The IPNs that tell of a booking: none, one, or several (planned duplicates). Pure: a transaction may ask twice. */
  plan(order: Order, notice: Notice, at: Date): readonly IpnDocument[];
  /** They are committed. */
  written(told: readonly Told[]): void;
}

export interface Written {
  /** The last sequence number used. */
  readonly seq: number;
  readonly balances: ReadonlyMap<string, bigint>;
  readonly told: readonly Told[];
}

/** The orders and wallets that one transaction touches. */
export interface Page {
  apply(booking: Booking, at: Date): Booked;
  write(seqBefore: number, notices: Notices): Promise<Written>;
}

/** A balance was not what was remembered: somebody else wrote it. */
export class StaleBalanceError extends Error {
  override name = 'StaleBalanceError';
}

/**
 * Opens a page for some bookings.
 * @param remembered last committed balances; orders to be opened are then taken for new. The writes prove both (unique
 *   ids, compare-and-set). Without it everything is read at the transaction's snapshot
 */
export async function openPage(collections: Collections, session: mongo.ClientSession, bookings: readonly Booking[], remembered?: Balances): Promise<Page> {
  const orders = await readOrders(collections, session, bookings, remembered !== undefined);
  const existing = new Set(orders.keys());
  const payers = new Map<string, Order>();
  for (const order of [...orders.values(), ...bookings.flatMap((booking) => (booking.kind === 'open' ? [booking.order] : []))]) {
    payers.set(walletId(order.provider, order.mobile), order);
  }
  const before = await readBalances(collections, session, [...payers.keys()], remembered);
  const balances = new Map(before);

  const changedOrders = new Set<string>();
  const changedWallets = new Set<string>();
  const lines: Omit<LedgerDocument, 'seq'>[] = [];
  const tellings: { readonly order: Order; readonly notice: Notice; readonly at: Date }[] = [];

  return {
    apply(booking, at) {
      const order = orders.get(bookingTarget(booking));
      const payer = order ?? (booking.kind === 'open' ? booking.order : undefined);
      const wallet = payer === undefined ? '' : walletId(payer.provider, payer.mobile);
      const booked = book(order, balances.get(wallet) ?? defaultBalanceMinor(payer?.mobile ?? ''), booking, at);
      if (!booked.done) return booked;
      orders.set(booked.order._id, booked.order);
      changedOrders.add(booked.order._id);
      const { movement, notice } = booked;
      if (movement !== undefined) {
        balances.set(wallet, booked.balanceMinor);
        changedWallets.add(wallet);
        const { account, provider, reference, mobile } = booked.order;
        lines.push({ _id: movement.key, at, account, wallet: provider, reference, mobile, kind: movement.kind, amountMinor: movement.amountMinor });
      }
      if (notice !== undefined) tellings.push({ order: booked.order, notice, at });
      return booked;
    },

    async write(seqBefore, notices) {
      const orderWrites = [...changedOrders].flatMap((id): mongo.AnyBulkWriteOperation<Order>[] => {
        const order = orders.get(id);
        if (order === undefined) return [];
        return existing.has(id) ? [{ replaceOne: { filter: { _id: id }, replacement: order } }] : [{ insertOne: { document: order } }];
      });
      if (orderWrites.length > 0) await collections.orders.bulkWrite(orderWrites, { session });
      await writeBalances([...changedWallets]);
      const ledger = lines.map((line, index) => ({ ...line, seq: seqBefore + index + 1 }));
      if (ledger.length > 0) await collections.ledger.insertMany(ledger, { session });
      const told = tellings.flatMap(({ order, notice, at }) => notices.plan(order, notice, at).map((ipn) => ({ ipn, order })));
      if (told.length > 0) await collections.ipns.insertMany(told.map(({ ipn }) => ipn), { session });
      return { seq: seqBefore + ledger.length, balances, told };
    },
  };

  async function writeBalances(wallets: readonly string[]): Promise<void> {
    const writes = wallets.flatMap((id): mongo.AnyBulkWriteOperation<WalletDocument>[] => {
      const balanceMinor = balances.get(id) ?? 0n;
      const was = before.get(id);
      const payer = payers.get(id);
      if (payer === undefined) return [];
      const { provider, mobile } = payer;
      return was === undefined
        ? [{ insertOne: { document: { _id: id, provider, mobile, balanceMinor } } }]
        : [{ updateOne: { filter: { _id: id, balanceMinor: was }, update: { $set: { balanceMinor } } } }];
    });
    if (writes.length === 0) return;
    const { matchedCount, insertedCount } = await collections.wallets.bulkWrite(writes, { session });
    if (matchedCount + insertedCount !== writes.length) throw new StaleBalanceError('a balance changed under a booking');
  }
}

async function readOrders(collections: Collections, session: mongo.ClientSession, bookings: readonly Booking[], openAreNew: boolean): Promise<Map<string, Order>> {
  const opened = new Set(openAreNew ? bookings.flatMap((booking) => (booking.kind === 'open' ? [booking.order._id] : [])) : []);
  const ids = [...new Set(bookings.map(bookingTarget))].filter((id) => !opened.has(id));
  const known = ids.length === 0 ? [] : await collections.orders.find({ _id: { $in: ids } }, { session }).toArray();
  return new Map(known.map((order) => [order._id, order]));
}

/** Balances of wallets that have a document; the others have the default. */
async function readBalances(collections: Collections, session: mongo.ClientSession, wallets: readonly string[], remembered: Balances | undefined): Promise<ReadonlyMap<string, bigint>> {
  const known = new Map(wallets.flatMap((id): [string, bigint][] => {
    const balance = remembered?.get(id);
    return balance === undefined ? [] : [[id, balance]];
  }));
  const missing = wallets.filter((id) => !known.has(id));
  const read = missing.length === 0 ? [] : await collections.wallets.find({ _id: { $in: missing } }, { session }).toArray();
  for (const { _id, balanceMinor } of read) known.set(_id, balanceMinor);
  return known;
}
