import { modeCodec, minorToText, moneyFromText, topics } from '@adaigi/contracts';
import type { RoutingDecisionEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/RoutingDecisionEvent.ts';
import type { OutboxEntry } from '@adaigi/kafka';
import { Schema, type Connection, type Model } from 'mongoose';
import { scopeOf } from '../core/rules.ts';
import type { LoggedDecision } from '../ports.ts';
import { compress, expand } from './compressed.ts';
import { textsOf } from './text-pages.ts';

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

/** Decisions as they wait for their batch: their texts as `textOf` makes them, a line each, and what to find them by. */
export interface LogPage {
  readonly bytes: Uint8Array;
  readonly count: number;
  /** Of the first of them. */
  readonly decisionId: string;
  readonly decidedAt: Date;
  readonly payments: readonly string[];
  readonly scopes: readonly string[];
}

/** @param entries the decisions whose texts the bytes are, at least one */
export function pageOf(entries: readonly LoggedDecision[], bytes: Uint8Array): LogPage {
  const [first] = entries;
  if (first === undefined) throw new RangeError('a page of nothing');
  return {
    bytes,
    count: entries.length,
    decisionId: first.decision.decisionId,
    decidedAt: first.decidedAt,
    payments: entries.map(({ request }) => request.paymentId),
    scopes: entries.map(({ request }) => scopeOf(request.mode, request.merchantId)),
  };
}

/** @param pages at least one */
export async function batchOf(pages: readonly LogPage[]): Promise<DecisionBatch> {
  const [first] = pages;
  if (first === undefined) throw new RangeError('a batch of nothing');
  return {
    _id: first.decisionId,
    at: first.decidedAt,
    payments: [...new Set(pages.flatMap(({ payments }) => payments))],
    scopes: [...new Set(pages.flatMap(({ scopes }) => scopes))],
    lines: await compress(Buffer.concat(pages.map(({ bytes }) => bytes))),
  };
}

/** The texts of a batch as it was read, with the driver's own kind of binary. */
export async function entriesOf({ lines }: DecisionBatch): Promise<string[]> {
  const { buffer } = lines as unknown as { buffer: Uint8Array };
  return textsOf(await expand(buffer));
}

/** The two strings of an amount stand for its bigint. */
export function textOf({ request, features, decision, decidedAt }: LoggedDecision): string {
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
