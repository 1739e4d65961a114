import { modeCodec, minorToText, moneyFromText, topics } from '@adaigi/contracts';
import type { RoutingDecisionEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/RoutingDecisionEvent.ts';
import type { OutboxEntry } from '@adaigi/kafka';
import { Schema, type Connection, type Model } from 'mongoose';
import { scopeOf } from '../core/rules.ts';
import type { LoggedDecision } from '../ports.ts';
import { compress, expand } from './compressed.ts';

/** Decisions that were written together: one document costs a tenth of as many as decisions. */
export interface DecisionBatch {
  /** The id of the first of them. */
  readonly _id: string;
  /** When the first of them was made. */
  readonly at: Date;
  readonly payments: readonly string[];
  readonly scopes: readonly string[];
  /** JSON lines, compressed. */
  readonly lines: Buffer;
}

const text = { type: String, required: true } as const;
const schema = new Schema<DecisionBatch>(
  { _id: text, at: { type: Date, required: true }, payments: [String], scopes: [String], lines: { type: Buffer, required: true } },
  { versionKey: false, collection: 'decision_batches', strict: 'throw' },
);
schema.index({ payments: 1 });
schema.index({ scopes: 1, at: -1 });
// A quarter of a year is enough to explain a payment; judging policies reads the topic.
schema.index({ at: 1 }, { expireAfterSeconds: 90 * 24 * 3600 });

export function decisionModel(connection: Connection): Model<DecisionBatch> {
  return connection.model<DecisionBatch>('DecisionBatch', schema);
}

/** A decision as it waits for its batch. */
export interface LogLine {
  readonly decisionId: string;
  readonly decidedAt: Date;
  readonly paymentId: string;
  readonly scope: string;
  /** JSON. */
  readonly text: string;
}

/** @param lines at least one */
export async function batchOf(lines: readonly LogLine[]): Promise<DecisionBatch> {
  const [first] = lines;
  if (first === undefined) throw new RangeError('a batch of nothing');
  return {
    _id: first.decisionId,
    at: first.decidedAt,
    payments: [...new Set(lines.map(({ paymentId }) => paymentId))],
    scopes: [...new Set(lines.map(({ scope }) => scope))],
    lines: await compress(lines.map(({ text }) => text).join('\n')),
  };
}

/** The texts of a batch as it was read, with the driver's own kind of binary. */
export async function entriesOf({ lines }: DecisionBatch): Promise<string[]> {
  const { buffer } = lines as unknown as { buffer: Uint8Array };
  return (await expand(buffer)).toString('utf8').split('\n');
}

/** The two strings of an amount stand for its bigint. */
export function lineOf({ request, features, decision, decidedAt }: LoggedDecision): LogLine {
  const { paymentId, mode, merchantId } = request;
  const amount = { minor: minorToText(request.amount), currency: request.amount.currency };
  const text = JSON.stringify({ request: { ...request, amount }, features, decision, decidedAt: decidedAt.toISOString() });
  return { decisionId: decision.decisionId, decidedAt, paymentId, scope: scopeOf(mode, merchantId), text };
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
