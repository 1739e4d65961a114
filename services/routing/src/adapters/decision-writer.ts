import type { BulkProducer, BulkRecord, EncodedRecord } from '@adaigi/kafka';
import { isDuplicateKey } from '@adaigi/mongo';
import type { Runtime } from '@adaigi/runtime';
import type { Model } from 'mongoose';
import { batchOf, eventOf, LINES, type DecisionBatch, type LogPage } from './decision-document.ts';
import type { LogStore } from './log-thread.ts';
import { lineBytesOf } from './text-pages.ts';
import { createWriteBehind, type WriteBehind } from './write-behind.ts';

/**
 * Some 170 decisions among four channels. Well below the largest record batch that Kafka takes, should all of it go to one partition, and so little that neither this thread nor a store
 * keeps a core from deciding for milliseconds; with less, what a batch costs by itself counts for more.
 */
const BATCH_WEIGHT = 250_000;
/** MongoDB is written to when Kafka has done its part: at thousands a second a batch comes together every 60 ms. */
const STORE_LAG_MS = 25;
/** What a decision takes beside its text. */
const MARK_WEIGHT = 400;
/** Per store, in bytes. About 12,000 decisions among four channels, 4,000 among twenty. */
const MAX_WEIGHT = 20_000_000;

/**
 * Writes logged decisions, given as pages of their texts, in batches to MongoDB and to the topic, each in its own time: Explain goes on while Kafka is away, and the topic
 * while MongoDB is. When a store is away for long, its oldest entries are dropped.
 */
export function createDecisionWriter(runtime: Runtime, model: Model<DecisionBatch>, producer: BulkProducer, onDrop: (store: LogStore, count: number) => void): (page: LogPage) => void {
  // A page at a time, as it came: what waits is copied by every collection of garbage, so that its bytes should lie in few pieces.
  const behind = <E>(name: LogStore, lagMs: number, write: (entries: readonly E[]) => Promise<void>): WriteBehind<Page<E>> =>
    createWriteBehind<Page<E>>(runtime, {
      name,
      lagMs,
      weigh: ({ weight }) => weight,
      maxWeight: MAX_WEIGHT,
      batchWeight: BATCH_WEIGHT,
      write: async (pages) => write(pages.map(({ entry }) => entry)),
      onDrop: (pages) => onDrop(name, pages.reduce((sum, { count }) => sum + count, 0)),
    });
  const store = behind<LogPage>('mongodb', STORE_LAG_MS, async (pages) => insert(model, await batchOf(pages)));
  const topic = behind<EncodedRecord[]>('kafka', 0, async (pages) => producer.publish(pages.flat()));
  return (page) => {
    const count = page.marks.length;
    const weight = page.bytes.length + count * MARK_WEIGHT;
    store.push({ entry: page, count, weight });
    topic.push({ entry: producer.encode(eventsOf(page)), count, weight });
  };
}

/** As many decisions as lay in a page of the log. */
interface Page<E> {
  readonly entry: E;
  readonly count: number;
  readonly weight: number;
}

function eventsOf({ bytes, marks }: LogPage): BulkRecord[] {
  const lines = lineBytesOf(bytes);
  return marks.map((mark, index) => eventOf(mark, lines[index * LINES] as Buffer));
}

/** A batch that is written again finds its own document. Past mongoose, whose casting costs more than the write. */
async function insert(model: Model<DecisionBatch>, document: DecisionBatch): Promise<void> {
  try {
    await model.collection.insertOne(document as never);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}
