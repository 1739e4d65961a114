import { modeCodec, topics } from '@adaigi/contracts';
import { outboxEntry } from '@adaigi/kafka';
import type { StoredOutboxEntry } from '@adaigi/mongo';
import type { ClaimedDelivery } from '../core/delivery.ts';
import type { Settlement, TryFacts } from '../ports.ts';

const TYPES = {
  delivered: 'webhook.delivered',
  retry: 'webhook.failed',
  cancelled: 'webhook.failed',
  exhausted: 'webhook.exhausted',
} as const satisfies Record<Settlement['kind'], string>;

/** The event of one try. Every try has exactly one, so its number is the sequence too. */
export function deliveryEvent(delivery: ClaimedDelivery, facts: TryFacts, settlement: Settlement, at: Date): StoredOutboxEntry {
  const tryNumber = delivery.tries + 1;
  const time = at.toISOString();
  const { traceparent = null, ...entry } = outboxEntry({
    topic: topics.webhookDeliveries,
    type: TYPES[settlement.kind],
    id: `${delivery.id}:${tryNumber}`,
    key: delivery.paymentId,
    time,
    seq: tryNumber.toString(),
    traceparent: facts.traceparent,
    payload: {
      deliveryId: delivery.id,
      paymentId: delivery.paymentId,
      merchantId: delivery.merchantId,
      mode: modeCodec.toProto(delivery.mode),
      dialect: delivery.content.dialect,
      eventType: delivery.eventType,
      eventId: delivery.eventId,
      tryNumber,
      httpStatus: facts.status,
      latencyMs: facts.latencyMs,
      error: facts.failure ?? '',
      occurredAt: time,
    },
  });
  return { ...entry, traceparent, at };
}
