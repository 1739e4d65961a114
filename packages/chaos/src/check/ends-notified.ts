import type { ChaosMerchant, InboxRequest } from '../observation.ts';
import type { StoredPayment, TopicEvent } from '../truth/truth.ts';
import { isFinal, type Facts } from './facts.ts';
import { isOfMix } from './mix/orders-notified.ts';
import { startTally, type Finding, type Tally } from './report.ts';
import { verifiesPaypro, verifiesWebhook } from './signatures.ts';

/** A request of the inbox with what can be read from it. */
interface Call {
  readonly request: InboxRequest;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Events that a merchant must hear of: the ends of payments and refunds. */
const ENDS = ['payment.succeeded', 'payment.failed', 'payment.cancelled', 'payment.expired', 'refund.succeeded', 'refund.failed'];

/** Every end reached its merchant at least once: taken with 2xx, rightly signed, under one event id; and nothing arrived with a wrong signature. */
export function endsNotified(facts: Facts): Finding {
  const tally = startTally('8 every final state reached its merchant');
  const { observation } = facts;
  const merchants = new Map(observation.merchants.map((merchant) => [merchant.merchantId, merchant]));
  const webhooks = new Map<string, Call[]>();
  const callbacks = new Map<string, Call[]>();
  for (const request of observation.inbox.filter((each) => !isOfMix(each))) {
    const call = { request, fields: parse(request.body) };
    const id = request.headers['webhook-id'];
    if (id === undefined) add(callbacks, String(call.fields['platFormTradeNo']), call);
    else add(webhooks, id, call);
  }
  for (const payment of facts.payments.values()) {
    const merchant = merchants.get(payment.merchantId);
    if (merchant === undefined) continue;
    const ends = [...facts.eventsOf('payments', payment.id), ...facts.eventsOf('refunds', payment.id)].filter(({ type }) => ENDS.includes(type));
    if (isFinal(payment.state)) tally.expect(ends.some(({ type }) => type === `payment.${payment.state}`), payment.id, () => `${payment.state}, and no event says so`);
    if (merchant.webhookSecret !== null) for (const end of ends) expectWebhook(tally, payment, end, webhooks.get(end.id) ?? []);
    if (payment.dialect === 'paypro' && merchant.payproSecret !== null) expectCallback(facts, tally, payment, callbacks.get(payment.id.replace(/^pay_/, '')) ?? [], merchant.payproSecret);
  }
  for (const [number, calls] of callbacks) {
    const known = facts.payments.get(`pay_${number}`)?.dialect === 'paypro';
    tally.expect(known, null, () => `${calls.length} callbacks tell of ${number}, which is no order of that dialect`);
  }
  expectSignatures(tally, merchants, facts, webhooks);
  expectKnownIds(facts, tally, webhooks);
  return tally.finding;
}

function expectWebhook(tally: Tally, payment: StoredPayment, end: TopicEvent, calls: readonly Call[]): void {
  const right = calls.filter(({ request, fields }) => isTaken(request) && fields['type'] === end.type);
  tally.expect(right.length > 0, payment.id, () => `${end.type} (${end.id}) was never taken by the merchant's endpoint: ${tries(calls)}`);
  const bodies = new Set(calls.map(({ request }) => request.body));
  tally.expect(bodies.size <= 1, payment.id, () => `${end.id} was sent with ${bodies.size} different bodies`);
}

function expectCallback(facts: Facts, tally: Tally, payment: StoredPayment, calls: readonly Call[], secret: string): void {
  const path = facts.orderOf(payment.id)?.callbackPath ?? null;
  for (const { fields } of calls) tally.expect(verifiesPaypro(fields, secret), payment.id, () => `a callback of ${payment.reference} is signed wrongly`);
  if (!isFinal(payment.state)) {
    tally.expect(calls.length === 0, payment.id, () => `a callback told an end of ${payment.reference}, which is ${payment.state}`);
    return;
  }
  const status = payment.state === 'succeeded' ? '0000' : '00029';
  const wrong = calls.find(({ fields }) => fields['status'] !== status || fields['tradeNo'] !== payment.reference);
  tally.expect(wrong === undefined, payment.id, () => `a callback told ${String(wrong?.fields['status'])} of a payment that is ${payment.state}`);
  if (path === null) return;
  const right = calls.filter(({ request }) => isTaken(request) && request.path === path);
  tally.expect(right.length > 0, payment.id, () => `the end of ${payment.reference} was never taken at its notifyUrl: ${tries(calls)}`);
  const bodies = new Set(calls.map(({ request }) => request.body));
  tally.expect(bodies.size <= 1, payment.id, () => `the callback of ${payment.reference} was sent with ${bodies.size} different bodies`);
}

/** Whoever's endpoint it was: a request that says it is a webhook verifies with that merchant's secret. */
function expectSignatures(tally: Tally, merchants: ReadonlyMap<string, ChaosMerchant>, facts: Facts, webhooks: ReadonlyMap<string, readonly Call[]>): void {
  for (const [id, calls] of webhooks) {
    const paymentId = id.split('.')[0] ?? '';
    const secret = merchants.get(facts.payments.get(paymentId)?.merchantId ?? '')?.webhookSecret ?? null;
    for (const { request } of calls) {
      const verified = secret !== null && verifiesWebhook(request.headers, request.body, secret, request.at);
      tally.expect(verified, facts.payments.has(paymentId) ? paymentId : null, () => `webhook ${id} does not verify with its merchant's secret`);
    }
  }
}

/** A webhook tells of an event that was published, under that event's id. */
function expectKnownIds(facts: Facts, tally: Tally, webhooks: ReadonlyMap<string, readonly Call[]>): void {
  const published = new Map(facts.events.filter(({ topic }) => topic === 'payments' || topic === 'refunds').map((event) => [event.id, event]));
  for (const [id, calls] of webhooks) {
    const event = published.get(id);
    const wrong = event === undefined ? calls[0] : calls.find(({ fields }) => fields['type'] !== event.type);
    tally.expect(wrong === undefined, event?.key ?? null, () => `webhook ${id} tells of ${String(wrong?.fields['type'])}, which no event with this id says`);
  }
}

function isTaken({ answered }: InboxRequest): boolean {
  return answered !== null && answered >= 200 && answered <= 299;
}

function tries(calls: readonly Call[]): string {
  return calls.length === 0 ? 'it never came' : `it was answered ${calls.map(({ request }) => request.answered ?? 'nothing').join(', ')}`;
}

function add(calls: Map<string, Call[]>, key: string, call: Call): void {
  const there = calls.get(key);
  if (there === undefined) calls.set(key, [call]);
  else there.push(call);
}

function parse(body: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(body)) as Record<string, unknown>;
  } catch {
    return {};
  }
}
