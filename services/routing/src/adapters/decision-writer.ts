import type { BulkProducer, BulkRecord } from '@adaigi/kafka';
import { isDuplicateKey } from '@adaigi/mongo';
import type { Runtime } from '@adaigi/runtime';
import type { Model } from 'mongoose';
import { batchOf, eventOf, LINES, type DecisionBatch, type LogPage } from './decision-document.ts';
import type { LogStore } from './log-thread.ts';
import { lineBytesOf } from './text-pages.ts';
import { createWriteBehind } from './write-behind.ts';

/** Well below the largest record batch that Kafka takes, should all of it go to one partition. */
const BATCH_WEIGHT = 600_000;
/** What a record of the topic has beside its value. */
const RECORD_WEIGHT = 400;
/** Per store, in bytes. About 12,000 decisions among four channels, 4,000 among twenty. */
const MAX_WEIGHT = 20_000_000;

/**
 * Writes logged decisions, given as pages of their texts, in batches to MongoDB and to the topic, each in its own time: Explain goes on while Kafka is away, and the topic
 * while MongoDB is. When a store is away for long, its oldest entries are dropped.
 */
export function createDecisionWriter(runtime: Runtime, model: Model<DecisionBatch>, producer: BulkProducer, onDrop: (store: LogStore, count: number) => void): (page: LogPage) => void {
  const limits = { maxWeight: MAX_WEIGHT, batchWeight: BATCH_WEIGHT };
  const store = createWriteBehind<LogPage>(runtime, {
    ...limits,
    name: 'mongodb',
    weigh: ({ bytes }) => bytes.length,
    write: async (pages) => insert(model, await batchOf(pages)),
    onDrop: (pages) => onDrop('mongodb', pages.reduce((sum, { marks }) => sum + marks.length, 0)),
  });
  const topic = createWriteBehind<BulkRecord>(runtime, {
    ...limits,
    name: 'kafka',
    weigh: ({ payload }) => RECORD_WEIGHT + payload.length,
    write: async (events) => producer.publish(events),
    onDrop: (events) => onDrop('kafka', events.length),
  });
  return (page) => {
    store.push(page);
    const lines = lineBytesOf(page.bytes);
    for (const [index, mark] of page.marks.entries()) {
      const payload = lines[index * LINES];
      if (payload !== undefined) topic.push(eventOf(mark, payload));
    }
  };
}

/** A batch that is written again finds its own document. Past mongoose, whose casting costs more than the write. */
async function insert(model: Model<DecisionBatch>, document: DecisionBatch): Promise<void> {
  try {
    await model.collection.insertOne(document as never);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}
