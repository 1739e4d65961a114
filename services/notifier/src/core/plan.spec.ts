import { describe, expect, test } from '@jest/globals';
import type { Endpoint } from './endpoint.ts';
import { depositNews, paidNews, payoutNews, refundNews } from './news.fixture.ts';
import { planDeliveries } from './plan.ts';

const endpoint: Endpoint = {
  id: 'whe_a',
  merchantId: paidNews.merchantId,
  mode: 'test',
  url: 'https://merchant.example/hook',
  events: ['*'],
  disabledReason: null,
  createdAt: new Date(0),
};

describe('who is told about an event', () => {
  test('every endpoint that is on, of the same mode, and wants the type', () => {
    const endpoints: Endpoint[] = [
      endpoint,
      { ...endpoint, id: 'whe_type', events: ['payment.succeeded'] },
      { ...endpoint, id: 'whe_other_type', events: ['payment.failed', 'refund.succeeded'] },
      { ...endpoint, id: 'whe_live', mode: 'live' },
      { ...endpoint, id: 'whe_off', disabledReason: 'merchant' },
    ];
    expect(planDeliveries(paidNews, endpoints).map(({ content }) => content)).toMatchObject([
      { dialect: 'native', endpointId: 'whe_a' },
      { dialect: 'native', endpointId: 'whe_type' },
    ]);
  });

  test.each(['gone', 'exhausted'] as const)('an endpoint that the platform switched off (%s), for when it is on again', (disabledReason) => {
    expect(planDeliveries(paidNews, [{ ...endpoint, disabledReason }])).toHaveLength(1);
  });

  test('the same deliveries again when the event comes again', () => {
    expect(planDeliveries(paidNews, [endpoint])).toEqual(planDeliveries({ ...paidNews }, [endpoint]));
  });

  test.each([
    ['payment.succeeded', 'paid', ''],
    ['payment.failed', 'failed', 'wrong_pin'],
    ['payment.cancelled', 'failed', 'cancelled'],
    ['payment.expired', 'failed', 'expired'],
  ])('the notifyUrl of a PayPro order at %s', (eventType, result, reason) => {
    const planned = planDeliveries({ ...paidNews, dialect: 'paypro', eventType, reason }, [endpoint]);
    expect(planned.map(({ content }) => content.dialect)).toEqual(['native', 'paypro']);
    expect(planned[1]).toMatchObject({ id: `${paidNews.eventId}:paypro`, content: { result, reason } });
  });

  test.each(['payment.created', 'payment.processing', 'payment.late_capture', 'payment.reversed'])('no notifyUrl at %s', (eventType) => {
    expect(planDeliveries({ ...paidNews, dialect: 'paypro', eventType }, [])).toEqual([]);
  });

  test.each([
    ['payout.succeeded', 'paid', ''],
    ['payout.failed', 'failed', 'invalid_receiver'],
  ])('the notifyUrl of a PayPro payout at %s', (eventType, result, reason) => {
    const planned = planDeliveries({ ...payoutNews, dialect: 'paypro', eventType, reason }, []);
    expect(planned).toMatchObject([{ id: `${payoutNews.eventId}:paypro`, paymentId: payoutNews.paymentId, content: { dialect: 'paypro', result, reason } }]);
  });

  test.each(['payout.created', 'payout.processing', 'payout.needs_operator', 'payout.reversed', 'payout.surplus'])('no notifyUrl at %s', (eventType) => {
    expect(planDeliveries({ ...payoutNews, dialect: 'paypro', eventType }, [])).toEqual([]);
  });

  test('endpoints that want events of payouts', () => {
    expect(planDeliveries(payoutNews, [{ ...endpoint, events: ['payout.succeeded'] }])).toMatchObject([{ eventType: 'payout.succeeded', paymentId: payoutNews.paymentId }]);
    expect(planDeliveries(payoutNews, [{ ...endpoint, events: ['payment.succeeded'] }])).toEqual([]);
  });

  test.each([
    [depositNews, 'deposit'],
    [{ ...paidNews, dialect: 'paykassma' }, 'push'],
    [{ ...payoutNews, dialect: 'paykassma' }, 'paid'],
    [{ ...payoutNews, dialect: 'paykassma', eventType: 'payout.failed' }, 'rejected'],
  ])('the postback URL of a Paykassma merchant, with the rates of the day', (news, story) => {
    expect(planDeliveries(news, [], '2026-11-21')).toMatchObject([{ id: `${news.eventId}:paykassma`, content: { dialect: 'paykassma', story, ratesDay: '2026-11-21' } }]);
  });

  test.each(['deposit.possible', 'deposit.pending', 'deposit.refused', 'deposit.expired'])('no postback at %s', (eventType) => {
    expect(planDeliveries({ ...depositNews, eventType }, [])).toEqual([]);
    expect(planDeliveries({ ...paidNews, dialect: 'paykassma', eventType: 'payment.failed' }, [])).toEqual([]);
  });

  test('no notifyUrl for refunds and for native payments', () => {
    expect(planDeliveries(refundNews, [])).toEqual([]);
    expect(planDeliveries(paidNews, [])).toEqual([]);
  });
});
