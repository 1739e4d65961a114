import type { Booked, Booking, Notice } from '../core/booking.ts';
import type { Order } from '../core/order.ts';
import type { Provider } from '../core/accounts.ts';
import { walletId } from '../core/wallets.ts';
import { openBalances } from './balances.ts';
import type { Collections } from './collections.ts';
import type { IpnDocument, LedgerDocument } from './documents.ts';
import { draftPage } from './page.ts';
import type { Telling } from './page.ts';
import { openQueue } from './queue.ts';

/** An IPN and the order it tells of, as committed. */
export interface Told {
  readonly ipn: IpnDocument;
  readonly order: Order;
}

/** Who tells the merchant. */
export interface Notices {
  /** The IPNs that tell of a booking: none, one, or several (planned duplicates). Pure: a repair asks again. */
  plan(order: Order, notice: Notice, at: Date): readonly IpnDocument[];
  /** They are committed. */
  written(told: readonly Told[]): void;
}

export interface Books {
  /** Finishes what a kill interrupted. To be awaited before anything else. */
  repair(): Promise<void>;
  /** Books in the order given; durable (majority, journalled) when the promise resolves. */
  submit(bookings: readonly Booking[]): Promise<readonly Booked[]>;
  setBalance(provider: Provider, mobile: string, balanceMinor: bigint): Promise<void>;
  /** Forgets what it remembers, after `empty` has emptied the collections. */
  reset(empty: () => Promise<void>): Promise<void>;
}

/** More lines than one batch can have written. */
const tail = 1_000;
const repairRetryMs = 200;

/**
 * The only writer of orders, ledger and IPNs. Bookings that arrive during a commit share the next one. The insertion of
 * ledger lines is the movement of money; orders and IPNs follow, and a line that outlives a crash without them has what
 * is needed to write them. No transactions: one that a kill leaves open would lock the next start out for a minute.
 */
export function openBooks(collections: Collections, notices: Notices, now: () => Date): Books {
  const balances = openBalances(collections);
  const queue = openQueue(commit);
  /** Undefined: not known, or not sure: repair first. */
  let lastSeq: number | undefined;

  async function commit(bookings: readonly Booking[]): Promise<readonly Booked[]> {
    const seqBefore = lastSeq ?? (await repairTail());
    const page = await draftPage(collections, balances, bookings, seqBefore, now()).catch(unsure);
    await write(page.lines, page.orders, page.unlined).catch(unsure);
    lastSeq = seqBefore + page.lines.length;
    return page.booked;
  }

  /** Something may have been written or not. Nobody may be left debited with an order that does not say so. */
  function unsure(error: unknown): never {
    lastSeq = undefined;
    balances.forget();
    setTimeout(() => void repairSoon(), repairRetryMs).unref();
    throw error;
  }

  async function repairSoon(): Promise<void> {
    try {
      await queue.alone(async () => {
        if (lastSeq === undefined) await repairTail();
      });
    } catch {
      setTimeout(() => void repairSoon(), repairRetryMs).unref();
    }
  }

  async function write(lines: readonly LedgerDocument[], orders: readonly Order[], unlined: readonly Telling[]): Promise<void> {
    // A failure's IPN goes before its order: were it lost, nothing would bring it back.
    const early = planned(unlined);
    await insertIpns(early);
    if (lines.length > 0) await collections.ledger.insertMany(lines);
    const late = planned(tellings(lines));
    await Promise.all([insertIpns(late), replaceOrders(orders)]);
    const told = [...early, ...late];
    if (told.length > 0) notices.written(told);
  }

  function planned(due: readonly Telling[]): Told[] {
    return due.flatMap(({ order, notice, at }) => notices.plan(order, notice, at).map((ipn) => ({ ipn, order })));
  }

  async function insertIpns(told: readonly Told[]): Promise<void> {
    if (told.length === 0) return;
    const writes = told.map(({ ipn: { _id, ...ipn } }) => ({ updateOne: { filter: { _id }, update: { $setOnInsert: ipn }, upsert: true } }));
    await collections.ipns.bulkWrite(writes, { ordered: false });
  }

  async function replaceOrders(orders: readonly Order[]): Promise<void> {
    if (orders.length === 0) return;
    await collections.orders.bulkWrite(
      orders.map((order) => ({ replaceOne: { filter: { _id: order._id }, replacement: order, upsert: true } })),
      { ordered: false },
    );
  }

  async function repairTail(): Promise<number> {
    const lines = (await collections.ledger.find().sort({ seq: -1 }).limit(tail).toArray()).toReversed();
    const orders = await collections.orders.find({ _id: { $in: lines.map(({ after }) => after._id) } }, { projection: { version: 1 } }).toArray();
    const versions = new Map(orders.map(({ _id, version }) => [_id, version]));
    const behind = lines.filter(({ after }) => (versions.get(after._id) ?? 0) < after.version);
    // Of several lines of an order only the last says how it ends.
    const told = planned(tellings(behind));
    await Promise.all([insertIpns(told), replaceOrders([...new Map(behind.map(({ after }) => [after._id, after])).values()])]);
    if (told.length > 0) notices.written(told);
    balances.forget();
    lastSeq = lines.at(-1)?.seq ?? 0;
    return lastSeq;
  }

  return {
    repair: () => queue.alone(async () => void (await repairTail())),
    submit: (bookings) => queue.submit(bookings),
    setBalance: (provider, mobile, balanceMinor) =>
      queue.alone(async () => {
        const asOfSeq = lastSeq ?? (await repairTail());
        await collections.wallets.updateOne({ _id: walletId(provider, mobile) }, { $set: { provider, mobile, balanceMinor, asOfSeq } }, { upsert: true });
        balances.forget();
      }),
    reset: (empty) =>
      queue.alone(async () => {
        await empty();
        balances.forget();
        lastSeq = 0;
      }),
  };
}


function tellings(lines: readonly LedgerDocument[]): Telling[] {
  return lines.flatMap(({ after, notice, at }) => (notice === undefined ? [] : [{ order: after, notice, at }]));
}
