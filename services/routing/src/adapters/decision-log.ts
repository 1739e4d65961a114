import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fromUnknown } from '@adaigi/errors';
import type { EventProducer, OutboxEntry } from '@adaigi/kafka';
import { isDuplicateKey } from '@adaigi/mongo';
import type { Runtime } from '@adaigi/runtime';
import type { Model } from 'mongoose';
import { Counter } from 'prom-client';
import { scopeOf } from '../core/rules.ts';
import type { DecisionLog, LoggedDecision } from '../ports.ts';
import { batchOf, entryFromText, entryToText, eventOf, type DecisionBatch } from './decision-document.ts';

const FLUSH_AFTER_MS = 50;
const RETRY_AFTER_MS = 2_000;
const MAX_BUFFERED = 20_000;
const MAX_BATCH = 500;
/** Decisions rendered in one turn of the event loop: those that wait for an answer go between. */
const SLICE = 8;

interface Batch {
  readonly document: DecisionBatch;
  readonly events: readonly OutboxEntry[];
  readonly size: number;
}

/**
 * Writes decisions behind the answer, in batches, to MongoDB and to the topic, so that no decision waits for a disk. What a crash loses of
 * the log is still in the payment: its attempt carries decision, probability and reason. When both stores are away for long, the oldest
 * entries are dropped and counted.
 */
export function createDecisionLog(runtime: Runtime, model: Model<DecisionBatch>, producer: EventProducer): DecisionLog {
  const dropped = new Counter({ name: 'adaigi_route_decisions_unlogged_total', help: 'Decisions whose log entry was dropped', registers: [runtime.metrics] });
  let buffer: LoggedDecision[] = [];
  /** Rendered, and not yet written everywhere. */
  let stuck: Batch | null = null;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<boolean> | null = null;

  const schedule = (afterMs: number): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      writing = flush().finally(() => {
        writing = null;
      });
    }, afterMs);
  };
  const flush = async (): Promise<boolean> => {
    stuck ??= await render(buffer.splice(0, MAX_BATCH));
    const batch = stuck;
    if (batch === null) return true;
    try {
      await Promise.all([insert(model, batch.document), producer.publishEntries(batch.events)]);
      stuck = null;
      if (buffer.length > 0) schedule(buffer.length >= MAX_BATCH ? 0 : FLUSH_AFTER_MS);
      return true;
    } catch (error) {
      runtime.log.warn({ code: fromUnknown(error).code, waiting: batch.size + buffer.length }, 'decisions could not be logged; trying again');
      schedule(RETRY_AFTER_MS);
      return false;
    }
  };
  runtime.onStop('decision log', async () => {
    clearTimeout(timer);
    await writing;
    let written = true;
    for (let batches = 0; written && batches <= MAX_BUFFERED / MAX_BATCH; batches += 1) written = await flush();
    clearTimeout(timer);
  });
  return {
    record(entry) {
      buffer.push(entry);
      if (buffer.length > MAX_BUFFERED) {
        buffer = buffer.slice(MAX_BATCH);
        dropped.inc(MAX_BATCH);
      }
      if (writing === null) schedule(FLUSH_AFTER_MS);
    },
    async find(paymentId) {
      const batches = await model.find({ payments: paymentId }).lean<DecisionBatch[]>();
      const needle = JSON.stringify(paymentId);
      const found = batches.flatMap(({ entries }) => entries.filter((text) => text.includes(needle)).map(entryFromText));
      return found.filter(({ request }) => request.paymentId === paymentId).toSorted((a, b) => a.decidedAt.getTime() - b.decidedAt.getTime());
    },
    async latest(of, limit) {
      const scope = of === null ? null : scopeOf(of.mode, of.merchantId);
      const found: LoggedDecision[] = [];
      const batches = model.find(scope === null ? {} : { scopes: scope }).sort({ at: -1 }).lean<DecisionBatch[]>().cursor({ batchSize: 10 });
      for await (const { entries } of batches) {
        for (const text of entries.toReversed()) {
          const entry = entryFromText(text);
          if (scope === null || scopeOf(entry.request.mode, entry.request.merchantId) === scope) found.push(entry);
          if (found.length === limit) return found;
        }
      }
      return found;
    },
  };
}

async function render(entries: readonly LoggedDecision[]): Promise<Batch | null> {
  if (entries.length === 0) return null;
  const texts: string[] = [];
  const events: OutboxEntry[] = [];
  for (const [index, entry] of entries.entries()) {
    texts.push(entryToText(entry));
    events.push(eventOf(entry));
    if (index % SLICE === SLICE - 1) await nextTurn();
  }
  return { document: batchOf(randomUUID(), entries, texts), events, size: entries.length };
}

/** A batch that is written again after its topic was away finds its own document. Past mongoose, whose casting costs more than the write. */
async function insert(model: Model<DecisionBatch>, document: DecisionBatch): Promise<void> {
  try {
    await model.collection.insertOne(document as never);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}
