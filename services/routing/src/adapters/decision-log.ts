import { modeCodec, topics } from '@adaigi/contracts';
import type { RoutingDecisionEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/RoutingDecisionEvent.ts';
import { fromUnknown } from '@adaigi/errors';
import type { EventProducer, OutgoingEvent } from '@adaigi/kafka';
import { isDuplicateKey } from '@adaigi/mongo';
import type { Runtime } from '@adaigi/runtime';
import { Schema, type Connection, type Model } from 'mongoose';
import { Counter } from 'prom-client';
import type { DecisionLog, LoggedDecision } from '../ports.ts';

export type DecisionDocument = LoggedDecision & { readonly _id: string };

const FLUSH_AFTER_MS = 50;
const RETRY_AFTER_MS = 2_000;
const MAX_BUFFERED = 20_000;
const MAX_BATCH = 500;

const schema = new Schema(
  { _id: { type: String, required: true }, request: { type: Schema.Types.Mixed, required: true }, decision: { type: Schema.Types.Mixed, required: true }, decidedAt: { type: Date, required: true } },
  { versionKey: false, collection: 'decisions', minimize: false },
);
schema.index({ 'request.paymentId': 1, 'request.attemptNumber': 1 });
// A quarter of a year is enough to explain a payment; judging policies reads the topic.
schema.index({ decidedAt: 1 }, { expireAfterSeconds: 90 * 24 * 3600 });

export function decisionModel(connection: Connection): Model<DecisionDocument> {
  return connection.model<DecisionDocument>('Decision', schema as unknown as Schema<DecisionDocument>);
}

/**
 * Writes decisions behind the answer, in batches, to MongoDB and to the topic, so that no decision waits for a disk. What a crash loses of
 * the log is still in the payment: its attempt carries decision, probability and reason. When both stores are away for long, the oldest
 * entries are dropped and counted.
 */
export function createDecisionLog(runtime: Runtime, model: Model<DecisionDocument>, producer: EventProducer): DecisionLog {
  const dropped = new Counter({ name: 'adaigi_route_decisions_unlogged_total', help: 'Decisions whose log entry was dropped', registers: [runtime.metrics] });
  let buffer: LoggedDecision[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | null = null;

  const schedule = (afterMs: number): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      writing = flush().finally(() => {
        writing = null;
      });
    }, afterMs);
  };
  const flush = async (): Promise<void> => {
    const batch = buffer.splice(0, MAX_BATCH);
    if (batch.length === 0) return;
    try {
      await model.insertMany(batch.map(toDocument), { ordered: false }).catch(ignoreDuplicates);
      await producer.publish(batch.map(toEvent));
      if (buffer.length > 0) schedule(0);
    } catch (error) {
      runtime.log.warn({ code: fromUnknown(error).code, waiting: batch.length }, 'decisions could not be logged; trying again');
      buffer = [...batch, ...buffer];
      schedule(RETRY_AFTER_MS);
    }
  };
  runtime.onStop('decision log', async () => {
    clearTimeout(timer);
    await writing;
    while (buffer.length > 0) {
      const before = buffer.length;
      await flush();
      clearTimeout(timer);
      timer = undefined;
      if (buffer.length >= before) break;
    }
  });
  return {
    record(entry) {
      buffer.push(entry);
      if (buffer.length > MAX_BUFFERED) {
        buffer.shift();
        dropped.inc();
      }
      if (writing === null) schedule(FLUSH_AFTER_MS);
    },
    async find(paymentId) {
      const stored = await model.find({ 'request.paymentId': paymentId }).lean<DecisionDocument[]>();
      return stored.map(({ request, decision, decidedAt }) => ({ request, decision, decidedAt }));
    },
  };
}

function toDocument(entry: LoggedDecision): DecisionDocument {
  return { _id: entry.decision.decisionId, ...entry };
}

function toEvent({ request, decision, decidedAt }: LoggedDecision): OutgoingEvent<RoutingDecisionEvent__Output> {
  const time = decidedAt.toISOString();
  return {
    topic: topics.routingDecisions,
    type: 'routing.decided',
    id: decision.decisionId,
    key: request.paymentId,
    time,
    seq: String(request.attemptNumber),
    payload: {
      paymentId: request.paymentId,
      attemptNumber: request.attemptNumber,
      decisionId: decision.decisionId,
      merchantId: request.merchantId,
      mode: modeCodec.toProto(request.mode),
      channels: decision.candidates.map((candidate) => candidate.channel),
      scores: decision.candidates.map((candidate) => candidate.score),
      choiceProbabilities: decision.candidates.map((candidate) => candidate.choiceProbability),
      removals: decision.removals.map(({ channel, constraint }) => `${channel}=${constraint}`),
      approach: decision.approach,
      summary: decision.summary,
      occurredAt: time,
    },
  };
}

/** A batch that is written again after its topic was away finds its own documents. */
function ignoreDuplicates(error: unknown): void {
  if (!isDuplicateKey(error)) throw error;
}
