import type { EventProducer } from '@adaigi/kafka';
import { isDuplicateKey } from '@adaigi/mongo';
import type { Runtime } from '@adaigi/runtime';
import type { Model } from 'mongoose';
import { Counter } from 'prom-client';
import { scopeOf } from '../core/rules.ts';
import type { DecisionLog, LoggedDecision } from '../ports.ts';
import { batchOf, entriesOf, entryFromText, eventOf, lineOf, type DecisionBatch } from './decision-document.ts';
import { createWriteBehind } from './write-behind.ts';

/** Well below the largest record batch that Kafka takes, should all of it go to one partition. */
const MAX_BATCH_WEIGHT = 600_000;
/** Some 30 decisions among four channels: kafkajs takes some 30 us a record, all of them in one go. */
const TOPIC_BATCH_WEIGHT = 50_000;
/** What a record of the topic has beside its value. */
const RECORD_WEIGHT = 400;
/** Per store, in characters. About 12,000 decisions among four channels, 4,000 among twenty. */
const MAX_WEIGHT = 20_000_000;

/**
 * Writes decisions behind the answer, in batches, to MongoDB and to the topic, each in its own time: Explain goes on while Kafka is away, and the topic while
 * MongoDB is. What a crash loses of the log is still in the payment: its attempt carries decision, probability and reason. When a store is away for long,
 * its oldest entries are dropped and counted.
 */
export function createDecisionLog(runtime: Runtime, model: Model<DecisionBatch>, producer: EventProducer): DecisionLog {
  const dropped = new Counter({ name: 'adaigi_route_decisions_unlogged_total', help: 'Decisions whose log entry was dropped', labelNames: ['store'], registers: [runtime.metrics] });
  const limits = { maxWeight: MAX_WEIGHT, maxBatchWeight: MAX_BATCH_WEIGHT };
  const store = createWriteBehind(runtime, {
    ...limits,
    name: 'mongodb',
    batchWeight: MAX_BATCH_WEIGHT,
    render: lineOf,
    weigh: ({ text }) => text.length,
    write: async (lines) => insert(model, await batchOf(lines)),
    onDrop: (count) => dropped.inc({ store: 'mongodb' }, count),
  });
  const topic = createWriteBehind(runtime, {
    ...limits,
    name: 'kafka',
    batchWeight: TOPIC_BATCH_WEIGHT,
    render: eventOf,
    weigh: ({ payloadJson }) => RECORD_WEIGHT + payloadJson.length,
    write: async (events) => producer.publishEntries(events),
    onDrop: (count) => dropped.inc({ store: 'kafka' }, count),
  });
  return {
    record(entry) {
      store.push(entry);
      topic.push(entry);
    },
    async find(paymentId) {
      const batches = await model.find({ payments: paymentId }).lean<DecisionBatch[]>();
      const needle = JSON.stringify(paymentId);
      const texts = (await Promise.all(batches.map(entriesOf))).flat();
      const found = texts.filter((text) => text.includes(needle)).map(entryFromText);
      return found.filter(({ request }) => request.paymentId === paymentId).toSorted((a, b) => a.decidedAt.getTime() - b.decidedAt.getTime());
    },
    async latest(of, limit) {
      const scope = of === null ? null : scopeOf(of.mode, of.merchantId);
      const found: LoggedDecision[] = [];
      const batches = model.find(scope === null ? {} : { scopes: scope }).sort({ at: -1 }).lean<DecisionBatch[]>().cursor({ batchSize: 10 });
      for await (const batch of batches) {
        for (const text of (await entriesOf(batch)).toReversed()) {
          const entry = entryFromText(text);
          if (scope === null || scopeOf(entry.request.mode, entry.request.merchantId) === scope) found.push(entry);
          if (found.length === limit) return found;
        }
      }
      return found;
    },
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
