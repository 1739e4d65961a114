import { Schema, type Connection, type Model } from 'mongoose';
import type { FeedCursors } from '../usecases/deposits/follow-feed.ts';

export interface FeedCursorDocument {
  readonly _id: string;
  readonly cursor: string;
  readonly holder: string;
  readonly until: Date;
}

const schema = new Schema<FeedCursorDocument>(
  { _id: { type: String, required: true }, cursor: { type: String, default: '' }, holder: { type: String, required: true }, until: { type: Date, required: true } },
  { versionKey: false, collection: 'transfer_feeds' },
);

export function feedCursorModel(connection: Connection): Model<FeedCursorDocument> {
  return connection.model<FeedCursorDocument>('TransferFeed', schema);
}

/** Cursors in MongoDB, each held by one process at a time, by the database's clock. @param holder - this process */
export function createFeedCursors(model: Model<FeedCursorDocument>, holder: string): FeedCursors {
  const later = (forMs: number) => ({ $dateAdd: { startDate: '$$NOW', unit: 'millisecond', amount: forMs } });
  return {
    async acquire(channel, forMs) {
      const mine = { _id: channel as never, $or: [{ holder }, { $expr: { $lt: ['$until', '$$NOW'] } }] };
      const take = async (): Promise<FeedCursorDocument | null> =>
        (await model.collection.findOneAndUpdate(mine, [{ $set: { holder, until: later(forMs) } }], { returnDocument: 'after' })) as FeedCursorDocument | null;
      const found = await take();
      if (found !== null) return found.cursor;
      // Held by another process, or never read by any.
      await model.updateOne({ _id: channel }, { $setOnInsert: { cursor: '', holder: '', until: new Date(0) } }, { upsert: true });
      return (await take())?.cursor ?? null;
    },
    async advance(channel, cursor, forMs) {
      const { matchedCount } = await model.collection.updateOne({ _id: channel as never, holder }, [{ $set: { cursor: { $literal: cursor }, until: later(forMs) } }]);
      return matchedCount === 1;
    },
  };
}
