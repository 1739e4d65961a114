import type { Order } from '../observation.ts';
import type { LedgerLine, StoredAttempt, StoredPayment, TopicEvent, Truth } from '../truth/truth.ts';

/** A truth with the look-ups that the invariants share. */
export interface Facts extends Truth {
  /** Events of a topic by key, in the order of the topic; a repeat of an event (same id) is left out, as consumers leave it out. */
  eventsByKey(topic: string): ReadonlyMap<string, readonly TopicEvent[]>;
  eventsOf(topic: string, key: string): readonly TopicEvent[];
  /** The merchant's order that a payment came from, where any answer told or its order number says so. */
  orderOf(paymentId: string): Order | undefined;
  /** Every payment id that the client of an order was ever told. */
  toldIds(order: Order): readonly string[];
  /** The provider's ledger about one charge. */
  linesOf(account: string, reference: string): readonly LedgerLine[];
  /** The payment whose attempt has this reference. */
  paymentOf(account: string, reference: string): StoredPayment | undefined;
}

export function gather(truth: Truth): Facts {
  const topics = byTopic(truth.events);
  const lines = group(truth.provider.ledger, ({ account, reference }) => `${account}:${reference}`);
  const payments = new Map<string, StoredPayment>();
  for (const payment of truth.payments.values()) for (const { channel, reference } of payment.attempts) payments.set(`${channel}:${reference}`, payment);
  const orders = ordersByPayment(truth);
  const none: ReadonlyMap<string, readonly TopicEvent[]> = new Map();
  const eventsOfTopic = (topic: string): ReadonlyMap<string, readonly TopicEvent[]> => topics.get(topic) ?? none;
  return {
    ...truth,
    eventsByKey: eventsOfTopic,
    eventsOf: (topic, key) => eventsOfTopic(topic).get(key) ?? [],
    orderOf: (paymentId) => orders.get(paymentId),
    toldIds,
    linesOf: (account, reference) => lines.get(`${account}:${reference}`) ?? [],
    paymentOf: (account, reference) => payments.get(`${account}:${reference}`),
  };
}

export function isFinal(state: string): boolean {
  return state === 'succeeded' || state === 'failed' || state === 'cancelled' || state === 'expired';
}

export function isOpen({ state }: Pick<StoredAttempt, 'state'>): boolean {
  return state === 'intent' || state === 'unknown' || state === 'pending' || state === 'quarantined';
}

/** Of an event's payload; proto3 JSON leaves out what is empty. */
export function textOf(event: TopicEvent, field: string): string {
  const value = event.payload[field];
  return typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);
}

/** The state in an event's payload as a plain word: `PAYMENT_STATE_SUCCEEDED` is `succeeded`. */
export function stateOf(event: TopicEvent): string {
  return textOf(event, 'state').replace(/^[A-Z]+_STATE_/, '').toLowerCase();
}

/**
 * A debit that came after the time in which the provider promises to make up its mind. The platform may have settled the attempt without money by
 * then; it must notice and give the money back, but it is not to blame for the second charge.
 */
export function isBeyondWindow(facts: Facts, attempt: Pick<StoredAttempt, 'notAfter'>, debit: LedgerLine): boolean {
  return debit.at > attempt.notAfter + facts.provider.windowMs;
}

export function sum(lines: readonly { readonly amountMinor: bigint }[]): bigint {
  return lines.reduce((total, { amountMinor }) => total + amountMinor, 0n);
}

export function group<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const there = groups.get(key);
    if (there === undefined) groups.set(key, [item]);
    else there.push(item);
  }
  return groups;
}

function byTopic(events: readonly TopicEvent[]): Map<string, Map<string, TopicEvent[]>> {
  const topics = new Map<string, Map<string, TopicEvent[]>>();
  const seen = new Set<string>();
  for (const event of events) {
    const once = `${event.topic} ${event.key} ${event.id}`;
    if (seen.has(once)) continue;
    seen.add(once);
    const keys = topics.get(event.topic) ?? new Map<string, TopicEvent[]>();
    topics.set(event.topic, keys);
    keys.set(event.key, [...(keys.get(event.key) ?? []), event]);
  }
  return topics;
}

function toldIds(order: Order): string[] {
  const ids = new Set<string>();
  for (const { paymentId } of [...order.submissions, ...order.reads]) if (paymentId !== null) ids.add(paymentId);
  return [...ids];
}

/** By what a client was told; where every answer was lost, by the merchant's order number. */
function ordersByPayment({ observation, payments }: Truth): Map<string, Order> {
  const orders = new Map<string, Order>();
  const byNumber = new Map<string, Order>();
  for (const order of observation.orders) {
    for (const id of toldIds(order)) orders.set(id, order);
    byNumber.set(`${order.merchantId} ${order.dialect} ${order.key}`, order);
  }
  for (const { id, merchantId, dialect, reference } of payments.values()) {
    const order = orders.get(id) ?? byNumber.get(`${merchantId} ${dialect} ${reference}`);
    if (order !== undefined) orders.set(id, order);
  }
  return orders;
}
