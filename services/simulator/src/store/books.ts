import type { mongo } from 'mongoose';
import { book, bookingTarget } from '../core/booking.ts';
import type { Booked, Booking, Notice } from '../core/booking.ts';
import type { Order } from '../core/order.ts';
import { defaultBalanceMinor, walletId } from '../core/wallets.ts';
import type { Collections } from './collections.ts';
import type { IpnDocument, LedgerDocument } from './documents.ts';

/** Who tells the merchant. */
export interface Notices {
  /** The IPNs that tell of a booking: none, one, or several (planned duplicates). Pure: a transaction may ask twice. */
  plan(order: Order, notice: Notice, at: Date): readonly IpnDocument[];
  /** They are committed. */
  written(ipns: readonly IpnDocument[]): void;
}

export interface Books {
  /** Books in the order given, all or nothing, durable (majority, journalled) when the promise resolves. */
  submit(bookings: readonly Booking[]): Promise<readonly Booked[]>;
  /** Forgets the sequence after the collections were emptied. */
  reset(): void;
}

interface Submission {
  readonly bookings: readonly Booking[];
  readonly resolve: (booked: readonly Booked[]) => void;
  readonly reject: (error: unknown) => void;
}

const maxBatch = 200;

/**
 * The only writer of orders, wallets and ledger. Submissions that arrive while a commit is under way share the next
 * one; so the order, the payer's balance, the ledger line and the IPN to send are one transaction, and cheap under load.
 */
export function openBooks(collections: Collections, notices: Notices, now: () => Date): Books {
  let waiting: Submission[] = [];
  let committing = false;
  let lastSeq: number | undefined;

  async function drain(): Promise<void> {
    if (committing) return;
    committing = true;
    try {
      while (waiting.length > 0) {
        const batch = waiting.slice(0, maxBatch);
        waiting = waiting.slice(maxBatch);
        await commitBatch(batch);
      }
    } finally {
      committing = false;
    }
  }

  async function commitBatch(batch: readonly Submission[]): Promise<void> {
    try {
      const booked = await commit(batch.flatMap((submission) => submission.bookings));
      let from = 0;
      for (const submission of batch) {
        submission.resolve(booked.slice(from, from + submission.bookings.length));
        from += submission.bookings.length;
      }
    } catch (error) {
      lastSeq = undefined; // whatever was committed, the next batch reads the truth
      for (const submission of batch) submission.reject(error);
    }
  }

  async function commit(bookings: readonly Booking[]): Promise<readonly Booked[]> {
    const { booked, written } = await collections.client.withSession((session) =>
      session.withTransaction(async () => {
        const seqBefore = lastSeq ?? (await readLastSeq(collections, session));
        const page = await readPage(collections, session, bookings);
        const booked = bookings.map((booking) => page.apply(booking, now()));
        return { booked, written: await page.write(session, seqBefore, notices) };
      }),
    );
    lastSeq = written.seq;
    if (written.ipns.length > 0) notices.written(written.ipns);
    return booked;
  }

  return {
    submit: (bookings) =>
      new Promise((resolve, reject) => {
        waiting.push({ bookings, resolve, reject });
        void drain();
      }),
    reset: () => {
      lastSeq = undefined;
    },
  };
}

async function readLastSeq(collections: Collections, session: mongo.ClientSession): Promise<number> {
  const last = await collections.ledger.findOne({}, { session, sort: { seq: -1 }, projection: { seq: 1 } });
  return last?.seq ?? 0;
}

interface Page {
  apply(booking: Booking, at: Date): Booked;
  /** Writes what changed; answers the last sequence number used. */
  write(session: mongo.ClientSession, seqBefore: number, notices: Notices): Promise<{ readonly seq: number; readonly ipns: readonly IpnDocument[] }>;
}

/** The orders and wallets that a batch touches, read at the transaction's snapshot. */
async function readPage(collections: Collections, session: mongo.ClientSession, bookings: readonly Booking[]): Promise<Page> {
  const orders = new Map<string, Order>();
  const known = await collections.orders.find({ _id: { $in: [...new Set(bookings.map(bookingTarget))] } }, { session }).toArray();
  for (const order of known) orders.set(order._id, order);
  const existing = new Set(orders.keys());

  const payers = new Map<string, Order>();
  for (const order of orders.values()) payers.set(walletId(order.provider, order.mobile), order);
  for (const booking of bookings) {
    if (booking.kind === 'open') payers.set(walletId(booking.order.provider, booking.order.mobile), booking.order);
  }
  const wallets = await collections.wallets.find({ _id: { $in: [...payers.keys()] } }, { session }).toArray();
  const balances = new Map(wallets.map((wallet) => [wallet._id, wallet.balanceMinor]));

  const changedOrders = new Set<string>();
  const changedWallets = new Map<string, Order>();
  const lines: Omit<LedgerDocument, 'seq'>[] = [];
  const told: { readonly order: Order; readonly notice: Notice; readonly at: Date }[] = [];

  return {
    apply(booking, at) {
      const order = orders.get(bookingTarget(booking));
      const payer = order ?? (booking.kind === 'open' ? booking.order : undefined);
      const wallet = payer === undefined ? '' : walletId(payer.provider, payer.mobile);
      const balanceMinor = balances.get(wallet) ?? defaultBalanceMinor(payer?.mobile ?? '');
      const booked = book(order, balanceMinor, booking, at);
      if (!booked.done) return booked;
      orders.set(booked.order._id, booked.order);
      changedOrders.add(booked.order._id);
      const { movement, notice } = booked;
      if (movement !== undefined) {
        balances.set(wallet, booked.balanceMinor);
        changedWallets.set(wallet, booked.order);
        const { account, provider, reference, mobile } = booked.order;
        lines.push({ _id: movement.key, at, account, wallet: provider, reference, mobile, kind: movement.kind, amountMinor: movement.amountMinor });
      }
      if (notice !== undefined) told.push({ order: booked.order, notice, at });
      return booked;
    },

    async write(session, seqBefore, notices) {
      const orderWrites = [...changedOrders].flatMap((id): mongo.AnyBulkWriteOperation<Order>[] => {
        const order = orders.get(id);
        if (order === undefined) return [];
        return existing.has(id)
          ? [{ replaceOne: { filter: { _id: id }, replacement: order } }]
          : [{ insertOne: { document: order } }];
      });
      if (orderWrites.length > 0) await collections.orders.bulkWrite(orderWrites, { session });
      const walletWrites = [...changedWallets].map(([id, { provider, mobile }]) => ({
        updateOne: { filter: { _id: id }, update: { $set: { provider, mobile, balanceMinor: balances.get(id) ?? 0n } }, upsert: true },
      }));
      if (walletWrites.length > 0) await collections.wallets.bulkWrite(walletWrites, { session });
      const ledger = lines.map((line, index) => ({ ...line, seq: seqBefore + index + 1 }));
      if (ledger.length > 0) await collections.ledger.insertMany(ledger, { session });
      const ipns = told.flatMap(({ order, notice, at }) => notices.plan(order, notice, at));
      if (ipns.length > 0) await collections.ipns.insertMany([...ipns], { session });
      return { seq: seqBefore + ledger.length, ipns };
    },
  };
}
