import type { DeliverySource, PayproContent, PlannedDelivery } from './delivery.ts';
import { wants } from './endpoint.ts';
import type { Endpoint } from './endpoint.ts';
import type { News } from './event.ts';
import { paykassmaStory } from './paykassma-content.ts';
import { nativeBody } from './native-body.ts';

/** PayPro merchants hear final results only; a `0015` callback would tell them nothing. */
const PAYPRO_RESULTS: Readonly<Record<string, PayproContent['result']>> = {
  'payment.succeeded': 'paid',
  'payment.failed': 'failed',
  'payment.cancelled': 'failed',
  'payment.expired': 'failed',
  'payout.succeeded': 'paid',
  'payout.failed': 'failed',
};

/**
 * Who is told about an event: every endpoint of the merchant and mode that wants it (see `wants`) and, for a PayPro order's final result, its
 * notifyUrl; for a Paykassma order's, the merchant's postback URL. The ids depend on event and destination only, so that a repeat of the event plans the same deliveries.
 * @param ratesDay the day whose rates a postback converts by; empty for none
 */
export function planDeliveries(news: News, endpoints: readonly Endpoint[], ratesDay = ''): PlannedDelivery[] {
  const source: DeliverySource = {
    merchantId: news.merchantId,
    mode: news.mode,
    eventId: news.eventId,
    eventType: news.eventType,
    paymentId: news.paymentId,
    occurredAt: news.occurredAt,
  };
  const interested = endpoints.filter((endpoint) => endpoint.mode === news.mode && wants(endpoint, news.eventType));
  const body = interested.length === 0 ? '' : nativeBody(news);
  const planned = interested.map((endpoint): PlannedDelivery => {
    return { ...source, id: `${news.eventId}:${endpoint.id}`, content: { dialect: 'native', endpointId: endpoint.id, body } };
  });
  const content = payproContent(news);
  if (content !== null) planned.push({ ...source, id: `${news.eventId}:paypro`, content });
  const story = paykassmaStory(news);
  if (story !== null) planned.push({ ...source, id: `${news.eventId}:paykassma`, content: { dialect: 'paykassma', story, ratesDay, sealed: '' } });
  return planned;
}

function payproContent(news: News): PayproContent | null {
  if (news.kind === 'refund' || news.dialect !== 'paypro') return null;
  const result = PAYPRO_RESULTS[news.eventType];
  return result === undefined ? null : { dialect: 'paypro', result, reason: result === 'paid' ? '' : news.reason };
}
