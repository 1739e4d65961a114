import type { ClaimedDelivery, Content } from '../core/delivery.ts';

/** A native delivery under its first try. */
export function claimedDelivery(change: Partial<ClaimedDelivery> = {}): ClaimedDelivery {
  const content: Content = { dialect: 'native', endpointId: 'whe_a', body: '{}' };
  return {
    id: 'evt:whe_a',
    merchantId: 'mer_a',
    mode: 'test',
    eventId: 'evt',
    eventType: 'payment.succeeded',
    paymentId: 'pay_1',
    occurredAt: new Date(0),
    content,
    lease: 'lease',
    tries: 0,
    failures: 0,
    createdAt: new Date(0),
    ...change,
  };
}

export const PAYPRO_CONTENT: Content = { dialect: 'paypro', result: 'paid', reason: '' };
