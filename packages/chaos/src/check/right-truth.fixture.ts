import { createHash, createHmac } from 'node:crypto';
import type { ChaosMerchant, InboxRequest, Order } from '../observation.ts';
import type { LedgerLine, PaymentWrite, StoredPayment, TopicEvent, Truth } from '../truth/truth.ts';

/** A truth that tests may spoil. */
export type Doctored = { -readonly [K in keyof Truth]: Mutable<Truth[K]> };
type Mutable<T> = T extends ReadonlyMap<infer K, infer V>
  ? Map<K, Mutable<V>>
  : T extends readonly (infer E)[]
    ? Mutable<E>[]
    : T extends object
      ? { -readonly [K in keyof T]: Mutable<T[K]> }
      : T;

export const NOON = Date.parse('2026-11-21T12:00:00Z');
export const WINDOW_MS = 6_000;
const MERCHANT: ChaosMerchant = { merchantId: 'mer_1', payproSecret: 'paypro-secret', webhookSecret: `whsec_${Buffer.alloc(32, 7).toString('base64')}`, webhookPath: '/hook' };

/** Payments of {@link rightTruth}, by what becomes of them. */
export const PAID = 'pay_paid';
export const REFUNDED = 'pay_refunded';
export const FAILED = 'pay_failed';
export const QUEUED = 'pay_queued';
export const CANCELLED = 'pay_cancelled';
export const LATE = 'pay_late';

interface Told {
  readonly topic: string;
  readonly type: string;
  readonly payload: Record<string, unknown>;
}

/** A small run in which everything went right: paid, refunded, failed (PayPro), queued for a person, cancelled, and a late capture given back. */
export function rightTruth(): Doctored {
  const paid = made({ id: PAID, mobile: '03001000001', outcomes: ['unknown', 'succeeded'], debits: [0] });
  const refunded = made({ id: REFUNDED, mobile: '03001000002', outcomes: ['succeeded'], debits: [0], refund: 400n });
  const failed = made({ id: FAILED, mobile: '03001000003', outcomes: ['declined'], debits: [], dialect: 'paypro' });
  const queued = made({ id: QUEUED, mobile: '03001000004', outcomes: ['unknown'], debits: [0], queued: true });
  const cancelled = made({ id: CANCELLED, mobile: '03001000005', outcomes: [], debits: [] });
  const late = made({ id: LATE, mobile: '03001000006', outcomes: ['declined', 'succeeded'], debits: [WINDOW_MS + 60_000], lateCapture: true });
  const all = [paid, refunded, failed, queued, cancelled, late];
  const ledger = all.flatMap(({ lines }) => lines).map((line, index): LedgerLine => ({ ...line, seq: index + 1 }));
  const truth: Truth = {
    observation: {
      seed: 1,
      startedAt: NOON,
      healedAt: NOON + 100_000,
      settledAt: NOON + 110_000,
      boundMs: 60_000,
      merchants: [MERCHANT],
      orders: all.map(({ order }) => order),
      platform: { control: '', mongodb: '', kafka: [], dbPrefix: '', topicPrefix: '', logDir: '', metrics: {} },
      inbox: all.flatMap(({ inbox }) => inbox),
      strikes: [],
      secrets: ['03001000001'],
      mix: null,
    },
    provider: { ledger, prompts: ledger.filter(({ kind }) => kind === 'debit').map(({ account, reference, mobile, at }) => ({ account, reference, mobile, openedAt: at - 500, endedAt: at })), windowMs: WINDOW_MS },
    payments: new Map(all.map(({ payment }) => [payment.id, payment])),
    exchanges: [],
    deliveries: [],
    writes: all.flatMap(({ writes }) => writes),
    events: all.flatMap(({ events }) => events).map((event, index) => ({ ...event, offset: BigInt(index) })),
    deadLetters: new Map(),
    leaks: [],
    money: null,
    searched: new Map([['log edge.log', 10], ['topic adaigi.payments.v1', 10], ['metrics of edge', 10]]),
  };
  return structuredClone(truth) as unknown as Doctored;
}

interface Story {
  readonly id: string;
  readonly mobile: string;
  readonly dialect?: 'native' | 'paypro';
  /** States that the one attempt goes through; empty: cancelled before any. */
  readonly outcomes: readonly ('unknown' | 'declined' | 'succeeded')[];
  /** When the provider debits, in milliseconds from the request. */
  readonly debits: readonly number[];
  readonly refund?: bigint;
  readonly queued?: boolean;
  readonly lateCapture?: boolean;
}

function made(story: Story) {
  const { id, mobile, dialect = 'native', outcomes, debits, refund, queued = false, lateCapture = false } = story;
  const reference = `REF-${id}`;
  const amountMinor = 1_000n;
  const last = outcomes.at(-1);
  const state = last === undefined ? 'cancelled' : queued ? 'processing' : lateCapture ? 'failed' : (last as 'succeeded' | 'declined') === 'declined' ? 'failed' : 'succeeded';
  const told: Told[] = [payments('created', 'accepted')];
  if (last === undefined) told.push(payments('cancelled', 'cancelled'));
  else told.push(payments('processing', 'processing'), attempts('started', 'intent'));
  for (const outcome of outcomes) {
    if (lateCapture && outcome === 'succeeded') continue;
    told.push(attempts(outcome === 'unknown' ? 'in_doubt' : outcome, outcome));
  }
  if (queued) told.push(attempts('needs_operator', 'unknown'));
  else if (last !== undefined) told.push(payments(state, state));
  if (lateCapture) told.push(attempts('succeeded', 'succeeded'), payments('late_capture', 'failed'));
  const givenBack = lateCapture ? amountMinor : (refund ?? 0n);
  const origin = lateCapture ? 'late_capture' : 'merchant';
  const refunds = ['requested', 'processing', 'succeeded'].map((each): Told => ({ topic: 'refunds', type: `refund.${each}`, payload: { refundId: `ref_${id}`, amountMinor: String(givenBack), origin, state: `REFUND_STATE_${each.toUpperCase()}` } }));
  if (givenBack > 0n) told.push(...refunds);

  const counts: Record<string, number> = { payments: 0, attempts: 0, refunds: 0 };
  const events = told.map(({ topic, type, payload }, index): TopicEvent => {
    const seq = (counts[topic] ?? 0) + 1;
    counts[topic] = seq;
    const at = new Date(NOON + index * 1_000).toISOString();
    return { topic, partition: 0, offset: 0n, key: id, id: `${id}.${topic}.${seq}`, type, seq, payload: { paymentId: id, seq: String(seq), version: String(index + 1), occurredAt: at, ...payload } };
  });
  const line = (kind: LedgerLine['kind'], at: number, moved: bigint): LedgerLine => ({ seq: 0, at, account: 'jazzcash-main', reference, mobile, kind, amountMinor: moved });
  const lines = [...debits.map((after) => line('debit', NOON + after, amountMinor)), ...(givenBack > 0n ? [line('refund', NOON + 90_000, givenBack)] : [])];
  const attempt = { number: 1, channel: 'jazzcash-main', reference, state: last ?? 'intent', notAfter: NOON + 3_000, nextInquiryAt: null, needsOperator: queued, reversed: false } as const;
  const payment: StoredPayment = {
    id,
    merchantId: MERCHANT.merchantId,
    dialect,
    reference: `order-${id}`,
    amountMinor,
    payerKey: `key-${mobile}`,
    state,
    version: told.length,
    attempts: last === undefined ? [] : [attempt],
    refunds: givenBack > 0n ? [{ id: `ref_${id}`, amountMinor: givenBack, state: 'succeeded', origin, attemptNumber: 1, nextActionAt: null }] : [],
    eventCounts: counts,
    unpublished: 0,
  };
  const writes = told.map(({ topic, payload }, index): PaymentWrite => {
    const written = topic === 'payments' ? String(payload['state']).replace('PAYMENT_STATE_', '').toLowerCase() : null;
    return { paymentId: id, version: index + 1, state: written as PaymentWrite['state'] };
  });
  const ended = state !== 'processing';
  const order: Order = {
    key: `order-${id}`,
    dialect,
    transport: 'http',
    merchantId: MERCHANT.merchantId,
    mobile,
    wallet: 'jazzcash',
    amountMinor,
    callbackPath: dialect === 'paypro' ? `/callback/${id}` : null,
    submissions: [
      { at: NOON, endedAt: NOON + 50, body: 'same', status: 201, paymentId: id, state: 'accepted', code: null },
      { at: NOON + 2_000, endedAt: NOON + 2_050, body: 'other', status: dialect === 'native' ? 409 : 200, paymentId: null, state: null, code: 'idempotency_conflict' },
    ],
    reads: ['accepted', 'processing', ended ? state : 'processing'].slice(last === undefined ? 2 : 0).map((each, index) => ({ at: NOON + 3_000 + index * 100, endedAt: NOON + 3_050 + index * 100, paymentId: id, state: each, version: index + 1 })),
    refunds: refund === undefined ? [] : [{ key: 'r', amountMinor: refund, submissions: [{ at: NOON + 20_000, endedAt: NOON + 20_100, status: 201, refundId: `ref_${id}`, state: 'requested' }] }],
    cancels: last === undefined ? [{ at: NOON + 1_000, endedAt: NOON + 1_050, status: 200 }] : [],
  };
  const webhooks = events.filter(({ topic }) => topic !== 'attempts').map(webhookOf);
  return { payment, order, events, lines, writes, inbox: dialect === 'paypro' ? [...webhooks, callbackOf(id)] : webhooks };
}

function payments(type: string, state: string): Told {
  return { topic: 'payments', type: `payment.${type}`, payload: { state: `PAYMENT_STATE_${state.toUpperCase()}` } };
}

function attempts(type: string, state: string): Told {
  return { topic: 'attempts', type: `attempt.${type}`, payload: { attemptNumber: 1, state: `ATTEMPT_STATE_${state.toUpperCase()}` } };
}

function webhookOf(event: TopicEvent): InboxRequest {
  const body = JSON.stringify({ type: event.type, data: { id: event.key } });
  const timestamp = String(NOON / 1_000);
  const key = Buffer.from((MERCHANT.webhookSecret ?? '').replace('whsec_', ''), 'base64');
  const signature = `v1,${createHmac('sha256', key).update(`${event.id}.${timestamp}.${body}`).digest('base64')}`;
  return { at: NOON, method: 'POST', path: '/hook', headers: { 'webhook-id': event.id, 'webhook-timestamp': timestamp, 'webhook-signature': signature }, body, answered: 200 };
}

/** PayPro's callback of a failed payment. */
export function callbackOf(id: string): InboxRequest {
  const fields = { platFormTradeNo: id.replace('pay_', ''), tradeNo: `order-${id}`, amount: '10', status: '00029', message: 'FAILED', timestamp: '1' };
  const pairs = Object.entries(fields).map(([name, value]) => `${name}=${value}`).toSorted().join('');
  const sign = createHash('md5').update(`${pairs}paypro-secret`).digest('hex');
  return { at: NOON, method: 'POST', path: `/callback/${id}`, headers: {}, body: JSON.stringify({ ...fields, sign }), answered: 200 };
}
