import { Schema, type Connection } from 'mongoose';

/** An event in the outbox of its aggregate: the shape that the relay of @adaigi/kafka publishes, and when it was written. */
export interface StoredOutboxEntry {
  readonly eventId: string;
  readonly topicName: string;
  readonly type: string;
  readonly key: string;
  readonly seq: string;
  readonly time: string;
  readonly payloadJson: string;
  readonly traceparent?: string | null | undefined;
  /** For the sweep. */
  readonly at: Date;
}

/** An aggregate that carries its unpublished events. */
export interface WithOutbox {
  readonly _id: string;
  readonly outbox: readonly StoredOutboxEntry[];
}

const text = { type: String, required: true } as const;
const entrySchema = new Schema<StoredOutboxEntry>(
  { eventId: text, topicName: text, type: { type: String, required: true }, key: text, seq: text, time: text, payloadJson: text, traceparent: String, at: { type: Date, required: true } },
  { _id: false },
);

/** Adds the field `outbox` and the index of the sweep, which holds only aggregates that have something to publish. */
export function addOutbox<T>(schema: Schema<T>): void {
  // Without `_id: false` the added schema would bring an ObjectId of its own over the aggregate's text id.
  schema.add(new Schema({ outbox: { type: [entrySchema], default: [] } }, { _id: false }));
  schema.index({ 'outbox.at': 1 }, { sparse: true, name: 'outbox_at' });
}

/** The `OutboxStore` of @adaigi/kafka over a collection of aggregates. */
export interface AggregateOutbox {
  unpublished(aggregateId: string): Promise<StoredOutboxEntry[]>;
  stale(olderThanMs: number, limit: number): Promise<string[]>;
  markPublished(aggregateId: string, eventIds: readonly string[]): Promise<void>;
  oldestAgeMs(): Promise<number>;
}

/** What the store needs of a model, whatever else its documents hold. */
export interface OutboxModel {
  readonly db: Connection;
  readonly collection: { readonly name: string };
}

/**
 * Removing published entries is the commonest write of all, and losing one only publishes an event twice. So it waits neither for a majority nor
 * the journal, and removals that come together go in one bulk.
 */
export function createOutboxStore(model: OutboxModel): AggregateOutbox {
  const collection = model.db.collection<WithOutbox>(model.collection.name);
  let waiting: { aggregateId: string; eventIds: readonly string[]; settle: (error?: unknown) => void }[] = [];
  let writing = false;

  async function write(): Promise<void> {
    writing = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        await collection.bulkWrite(
          batch.map(({ aggregateId, eventIds }) => ({ updateOne: { filter: { _id: aggregateId }, update: { $pull: { outbox: { eventId: { $in: [...eventIds] } } } } } })),
          { ordered: false, writeConcern: { w: 1, journal: false } },
        );
        for (const { settle } of batch) settle();
      } catch (error) {
        for (const { settle } of batch) settle(error);
      }
    }
    writing = false;
  }

  return {
    async unpublished(aggregateId) {
      const found = await collection.findOne({ _id: aggregateId }, { projection: { outbox: 1 } });
      return [...(found?.outbox ?? [])];
    },
    async stale(olderThanMs, limit) {
      const before = new Date(Date.now() - olderThanMs);
      const found = await collection.find({ 'outbox.at': { $lt: before } }, { projection: { _id: 1 } }).sort({ 'outbox.at': 1 }).limit(limit).toArray();
      return found.map(({ _id }) => _id);
    },
    markPublished: (aggregateId, eventIds) =>
      new Promise<void>((resolve, reject) => {
        waiting.push({ aggregateId, eventIds, settle: (error) => (error === undefined ? resolve() : reject(error)) });
        if (!writing) void write();
      }),
    async oldestAgeMs() {
      const found = await collection.findOne({ 'outbox.at': { $gt: new Date(0) } }, { projection: { outbox: 1 }, sort: { 'outbox.at': 1 } });
      const times = (found?.outbox ?? []).map(({ at }) => at.getTime());
      return times.length === 0 ? 0 : Math.max(0, Date.now() - Math.min(...times));
    },
  };
}
