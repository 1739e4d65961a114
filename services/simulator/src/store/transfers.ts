import { mongo } from 'mongoose';
import type { Provider } from '../core/accounts.ts';
import type { Collections } from './collections.ts';
import type { TransferDocument } from './documents.ts';

export type NewTransfer = Omit<TransferDocument, '_id' | 'seq'>;

/** Transfers by hand, in the order in which each wallet's statement shows them. */
export interface Transfers {
  /** The transfer that is there already when wallet, receiver and number are taken. */
  add(transfer: NewTransfer): Promise<{ readonly transfer: TransferDocument; readonly isNew: boolean }>;
  /** Those behind a place, at most so many. */
  after(wallet: Provider, seq: number, limit: number): Promise<TransferDocument[]>;
  /** Starts to count anew after the collections were emptied. */
  reset(): void;
}

const DUPLICATE = 11_000;

/** Places are given in this process, one insert after the other: a reader of the statement never passes a place that is still empty. */
export async function openTransfers({ transfers }: Collections): Promise<Transfers> {
  const [last] = await transfers.find().sort({ seq: -1 }).limit(1).toArray();
  let seq = last?.seq ?? 0;
  let queue: Promise<unknown> = Promise.resolve();

  async function insert(transfer: NewTransfer): Promise<{ transfer: TransferDocument; isNew: boolean }> {
    const document: TransferDocument = { ...transfer, _id: `${transfer.wallet}:${transfer.to}:${transfer.number}`, seq: seq + 1 };
    try {
      await transfers.insertOne(document);
      seq += 1;
      return { transfer: document, isNew: true };
    } catch (error) {
      const known = error instanceof mongo.MongoServerError && error.code === DUPLICATE ? await transfers.findOne({ _id: document._id }) : null;
      if (known === null) throw error;
      return { transfer: known, isNew: false };
    }
  }

  return {
    add(transfer) {
      const added = queue.then(() => insert(transfer));
      queue = added.catch(() => undefined);
      return added;
    },
    after: (wallet, place, limit) => transfers.find({ wallet, seq: { $gt: place } }).sort({ seq: 1 }).limit(limit).toArray(),
    reset: () => void (seq = 0),
  };
}
