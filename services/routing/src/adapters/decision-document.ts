import { modeCodec, minorToText, moneyFromText, topics } from '@adaigi/contracts';
import type { RoutingDecisionEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/RoutingDecisionEvent.ts';
import type { OutboxEntry } from '@adaigi/kafka';
import { Schema, type Connection, type Model } from 'mongoose';
import { scopeOf } from '../core/rules.ts';
import type { LoggedDecision } from '../ports.ts';

/** Decisions that were written together: one document costs a tenth of as many as decisions. */
export interface DecisionBatch {
  readonly _id: string;
  /** When the first of them was made. */
  readonly at: Date;
  readonly payments: readonly string[];
  readonly scopes: readonly string[];
  /** JSON. */
  readonly entries: readonly string[];
}

const text = { type: String, required: true } as const;
const schema = new Schema<DecisionBatch>(
  { _id: text, at: { type: Date, required: true }, payments: [String], scopes: [String], entries: [String] },
  { versionKey: false, collection: 'decisions', strict: 'throw' },
);
schema.index({ payments: 1 });
schema.index({ scopes: 1, at: -1 });
// A quarter of a year is enough to explain a payment; judging policies reads the topic.
schema.index({ at: 1 }, { expireAfterSeconds: 90 * 24 * 3600 });

export function decisionModel(connection: Connection): Model<DecisionBatch> {
  return connection.model<DecisionBatch>('DecisionBatch', schema);
}

export function batchOf(id: string, entries: readonly LoggedDecision[], texts: readonly string[]): DecisionBatch {
  const [first] = entries;
  return {
    _id: id,
    at: first?.decidedAt ?? new Date(0),
    payments: [...new Set(entries.map(({ request }) => request.paymentId))],
    scopes: [...new Set(entries.map(({ request }) => scopeOf(request.mode, request.merchantId)))],
    entries: texts,
  };
}

/** The two strings of an amount stand for its bigint. */
export function entryToText({ request, features, decision, decidedAt }: LoggedDecision): string {
  const amount = { minor: minorToText(request.amount), currency: request.amount.currency };
  return JSON.stringify({ request: { ...request, amount }, features, decision, decidedAt: decidedAt.toISOString() });
}

type StoredEntry = Omit<LoggedDecision, 'decidedAt' | 'request'> & {
  readonly decidedAt: string;
  readonly request: Omit<LoggedDecision['request'], 'amount'> & { readonly amount: { readonly minor: string; readonly currency: string } };
};

export function entryFromText(stored: string): LoggedDecision {
  const { request, decidedAt, ...rest } = JSON.parse(stored) as StoredEntry;
  return { ...rest, decidedAt: new Date(decidedAt), request: { ...request, amount: moneyFromText(request.amount.minor, request.amount.currency) } };
}

/**
 * The event of a decision, ready to be sent. Written out here rather than checked against its message field by field, which at thousands a second would cost more
 * than the decision; a test holds it to the message.
 */
export function eventOf({ request, features, decision, decidedAt }: LoggedDecision): OutboxEntry {
  const time = decidedAt.toISOString();
  const { candidates } = decision;
  const payload: RoutingDecisionEvent__Output = {
    paymentId: request.paymentId,
    attemptNumber: request.attemptNumber,
    decisionId: decision.decisionId,
    merchantId: request.merchantId,
    mode: modeCodec.toProto(request.mode),
    channels: candidates.map(({ channel }) => channel),
    scores: candidates.map(({ score }) => score),
    choiceProbabilities: candidates.map(({ choiceProbability }) => choiceProbability),
    removals: decision.removals.map(({ channel, constraint }) => `${channel}=${constraint}`),
    approach: decision.approach,
    summary: decision.summary,
    occurredAt: time,
    lows: candidates.map(({ low }) => low),
    highs: candidates.map(({ high }) => high),
    healths: candidates.map(({ health }) => health),
    draw: decision.draw,
    features: [...features],
    amountMinor: minorToText(request.amount),
    currency: request.amount.currency,
    wallet: request.wallet ?? '',
    policies: [...decision.policies],
  };
  const seq = String(request.attemptNumber);
  const { name: topicName } = topics.routingDecisions;
  return { eventId: decision.decisionId, topicName, type: 'routing.decided', key: request.paymentId, seq, time, payloadJson: JSON.stringify(payload), traceparent: undefined };
}
