import { modeCodec, minorToText, moneyFromText, topics } from '@adaigi/contracts';
import type { RoutingDecisionEvent__Output } from '@adaigi/contracts/gen/adaigi/events/v1/RoutingDecisionEvent.ts';
import type { BulkRecord } from '@adaigi/kafka';
import { Schema, type Connection, type Model } from 'mongoose';
import { scopeOf } from '../core/rules.ts';
import type { Candidate, LoggedDecision } from '../ports.ts';
import { compress, expand } from './compressed.ts';
import { linesOf } from './text-pages.ts';

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
  { versionKey: false, collection: 'decision_log', strict: 'throw' },
);
schema.index({ payments: 1 });
schema.index({ scopes: 1, at: -1 });
// A quarter of a year is enough to explain a payment; judging policies reads the topic.
schema.index({ at: 1 }, { expireAfterSeconds: 90 * 24 * 3600 });

export function decisionModel(connection: Connection): Model<DecisionBatch> {
  return connection.model<DecisionBatch>('DecisionBatch', schema);
}

/** Decisions as they wait for their batch: their texts as `textOf` makes them, and what to find them by. */
export interface LogPage {
  readonly bytes: Uint8Array;
  /** In the order of their texts, at least one. */
  readonly marks: readonly LogMark[];
}

/** What the log has to know of a decision without reading its text. */
export interface LogMark {
  readonly decisionId: string;
  readonly paymentId: string;
  readonly attemptNumber: number;
  readonly scope: string;
  /** RFC 3339. */
  readonly decidedAt: string;
}

export function markOf({ request: { paymentId, attemptNumber, mode, merchantId }, decision: { decisionId }, decidedAt }: LoggedDecision): LogMark {
  return { decisionId, paymentId, attemptNumber, scope: scopeOf(mode, merchantId), decidedAt: decidedAt.toISOString() };
}

/** @param pages at least one */
export async function batchOf(pages: readonly LogPage[]): Promise<DecisionBatch> {
  const marks = pages.flatMap((page) => page.marks);
  const [first] = marks;
  if (first === undefined) throw new RangeError('a batch of nothing');
  return {
    _id: first.decisionId,
    at: new Date(first.decidedAt),
    payments: [...new Set(marks.map(({ paymentId }) => paymentId))],
    scopes: [...new Set(marks.map(({ scope }) => scope))],
    lines: await compress(Buffer.concat(pages.map(({ bytes }) => bytes))),
  };
}

/** The texts of a batch as it was read, with the driver's own kind of binary. */
export async function entriesOf({ lines }: DecisionBatch): Promise<string[]> {
  const { buffer } = lines as unknown as { buffer: Uint8Array };
  const found = linesOf(await expand(buffer));
  return Array.from({ length: Math.floor(found.length / LINES) }, (_, index) => found.slice(index * LINES, (index + 1) * LINES).join('\n'));
}

/** Of a decision: its event, and what is only in the log. */
export const LINES = 2;

type EventPayload = RoutingDecisionEvent__Output;

/** What Explain tells and the event does not. */
interface LogRest {
  readonly attemptsLeft: number;
  readonly method: LoggedDecision['request']['method'];
  readonly preferredWallet: string | null;
  readonly repeatPayer: boolean;
  readonly excludedChannels: readonly string[];
  readonly wallets: readonly string[];
  readonly reasons: readonly (readonly string[])[];
  readonly removals: LoggedDecision['decision']['removals'];
  readonly holdMs: number;
}

/**
 * A decision in two lines of JSON. The first is the payload of its event, so that both stores share one text and nobody has to read it on its way to them. It is written out
 * here rather than checked against its message field by field, which at thousands a second would cost more than the decision; a test holds it to the message.
 */
export function textOf({ request, features, decision }: LoggedDecision, { decidedAt }: Pick<LogMark, 'decidedAt'>): string {
  const { candidates, removals, holdMs } = decision;
  const { attemptsLeft, method, preferredWallet, repeatPayer, excludedChannels } = request;
  const payload: EventPayload = {
    paymentId: request.paymentId,
    attemptNumber: request.attemptNumber,
    decisionId: decision.decisionId,
    merchantId: request.merchantId,
    mode: modeCodec.toProto(request.mode),
    channels: candidates.map(({ channel }) => channel),
    scores: candidates.map(({ score }) => score),
    choiceProbabilities: candidates.map(({ choiceProbability }) => choiceProbability),
    removals: removals.map(({ channel, constraint }) => `${channel}=${constraint}`),
    approach: decision.approach,
    summary: decision.summary,
    occurredAt: decidedAt,
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
  const wallets = candidates.map(({ wallet }) => wallet);
  const rest: LogRest = { attemptsLeft, method, preferredWallet, repeatPayer, excludedChannels, wallets, reasons: candidates.map(({ reasons }) => reasons), removals, holdMs };
  return `${JSON.stringify(payload)}\n${JSON.stringify(rest)}`;
}

/** @param text as `textOf` made it */
export function entryFromText(text: string): LoggedDecision {
  const [payload, rest] = text.split('\n').map((line) => JSON.parse(line) as unknown) as [EventPayload, LogRest];
  const { paymentId, attemptNumber, merchantId, decisionId, approach, summary, draw, features, policies } = payload;
  const { attemptsLeft, method, preferredWallet, repeatPayer, excludedChannels, removals, holdMs } = rest;
  const candidates = payload.channels.map((channel, index) => ({
    channel,
    wallet: rest.wallets[index] ?? '',
    score: payload.scores[index] ?? 0,
    low: payload.lows[index] ?? 0,
    high: payload.highs[index] ?? 0,
    choiceProbability: payload.choiceProbabilities[index] ?? 0,
    health: payload.healths[index] as Candidate['health'],
    reasons: rest.reasons[index] ?? [],
  }));
  const wallet = payload.wallet === '' ? null : payload.wallet;
  const amount = moneyFromText(payload.amountMinor, payload.currency);
  return {
    request: { paymentId, attemptNumber, attemptsLeft, merchantId, mode: modeCodec.fromProto(payload.mode, 'mode'), amount, method, wallet, preferredWallet, repeatPayer, excludedChannels },
    features,
    decision: { decisionId, candidates, removals, approach, summary, draw, holdMs, policies },
    decidedAt: new Date(payload.occurredAt),
  };
}

/** The event of a decision, ready to be sent. */
export function eventOf({ decisionId, paymentId, attemptNumber, decidedAt }: LogMark, payload: Buffer): BulkRecord {
  return { eventId: decisionId, topicName: topics.routingDecisions.name, type: 'routing.decided', key: paymentId, seq: String(attemptNumber), time: decidedAt, payload };
}
