import { isDuplicateKey } from '@adaigi/mongo';
import type { Booked, Booking } from '../core/booking.ts';
import type { Collections } from './collections.ts';
import { openPage, StaleBalanceError } from './page.ts';
import type { Balances, Notices } from './page.ts';

export interface Books {
  /** Books in the order given, all or nothing, durable (majority, journalled) when the promise resolves. */
  submit(bookings: readonly Booking[]): Promise<readonly Booked[]>;
  /** Forgets what it remembers, after the collections were emptied. */
  reset(): void;
}

interface Submission {
  readonly bookings: readonly Booking[];
  readonly resolve: (booked: readonly Booked[]) => void;
  readonly reject: (error: unknown) => void;
}

const maxBatch = 200;
const mostBalances = 10_000;

/**
 * The only writer of orders, balances and ledger. Submissions that arrive while a commit is under way share the next
 * one; so the order, the payer's balance, the ledger line and the IPN to send are one transaction, and cheap under load.
 */
export function openBooks(collections: Collections, notices: Notices, now: () => Date): Books {
  const balances: Balances = new Map();
  let waiting: Submission[] = [];
  let committing = false;
  let lastSeq: number | undefined;

  async function drain(): Promise<void> {
    if (committing) return;
    committing = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, maxBatch);
      waiting = waiting.slice(maxBatch);
      await commitBatch(batch);
    }
    committing = false;
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
      forget(); // whatever was committed, the next batch reads the truth
      for (const submission of batch) submission.reject(error);
    }
  }

  /** First as if references were new and remembered balances right, which the writes prove; else by reading everything. */
  async function commit(bookings: readonly Booking[]): Promise<readonly Booked[]> {
    try {
      return await transact(bookings, 'remembered');
    } catch (error) {
      if (!isDuplicateKey(error) && !(error instanceof StaleBalanceError)) throw error;
      forget();
      return transact(bookings, 'read');
    }
  }

  async function transact(bookings: readonly Booking[], knowledge: 'remembered' | 'read'): Promise<readonly Booked[]> {
    const { booked, written } = await collections.client.withSession((session) =>
      session.withTransaction(async () => {
        const seqBefore = lastSeq ?? (await readLastSeq(collections));
        const page = await openPage(collections, session, bookings, knowledge === 'read' ? undefined : balances);
        const booked = bookings.map((booking) => page.apply(booking, now()));
        return { booked, written: await page.write(seqBefore, notices) };
      }),
    );
    lastSeq = written.seq;
    if (balances.size > mostBalances) balances.clear();
    for (const [wallet, balance] of written.balances) balances.set(wallet, balance);
    if (written.told.length > 0) notices.written(written.told);
    return booked;
  }

  function forget(): void {
    lastSeq = undefined;
    balances.clear();
  }

  return {
    submit: (bookings) =>
      new Promise((resolve, reject) => {
        waiting.push({ bookings, resolve, reject });
        void drain();
      }),
    reset: forget,
  };
}

/** Outside the snapshot: a line committed since then would only make the insert fail on its unique number. */
async function readLastSeq(collections: Collections): Promise<number> {
  const last = await collections.ledger.findOne({}, { sort: { seq: -1 }, projection: { seq: 1 } });
  return last?.seq ?? 0;
}
