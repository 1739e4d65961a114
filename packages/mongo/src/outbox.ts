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

/** Removals wait this long for others, above all for those of the same aggregate, whose next event often follows at once. */
const GATHER_MS = 100;

interface Removal {
  readonly aggregateId: string;
  readonly eventIds: readonly string[];
  readonly settle: (error?: unknown) => void;
}

/**
 * Removing published entries is the commonest write of all, and losing one only publishes an event twice. So it waits neither for a majority nor
 * the journal; removals that come together go in one bulk, those of one aggregate in one update.
 */
export function createOutboxStore(model: OutboxModel): AggregateOutbox {
  const collection = model.db.collection<WithOutbox>(model.collection.name);
  let waiting: Removal[] = [];

  async function write(): Promise<void> {
    const batch = waiting;
    waiting = [];
    const removals = [...Map.groupBy(batch, ({ aggregateId }) => aggregateId)].map(([_id, ofOne]) => {
      const eventIds = ofOne.flatMap((removal) => removal.eventIds);
      return { updateOne: { filter: { _id }, update: { $pull: { outbox: { eventId: { $in: eventIds } } } } } };
    });
    try {
      await collection.bulkWrite(removals, { ordered: false, writeConcern: { w: 1, journal: false } });
      for (const { settle } of batch) settle();
    } catch (error) {
      for (const { settle } of batch) settle(error);
    }
  }

  return {
    async unpublished(aggregateId) {
      // Only what a majority has: a write that a failover takes back must not be told, since the next event would bear the same id and be dropped for it.
      const found = await collection.findOne({ _id: aggregateId }, { projection: { outbox: 1 }, readConcern: 'majority' });
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
        if (waiting.length === 1) setTimeout(() => void write(), GATHER_MS);
      }),
    async oldestAgeMs() {
      const found = await collection.findOne({ 'outbox.at': { $gt: new Date(0) } }, { projection: { outbox: 1 }, sort: { 'outbox.at': 1 } });
      const times = (found?.outbox ?? []).map(({ at }) => at.getTime());
      return times.length === 0 ? 0 : Math.max(0, Date.now() - Math.min(...times));
    },
  };
}
