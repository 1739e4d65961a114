import { expect, test } from '@jest/globals';
import type { PaymentView } from './payment-news.ts';
import { paymentNews } from './payment-news.ts';

const accepted: PaymentView = { id: 'pay_1', state: 'accepted', amount: 50_050, currency: 'PKR', nextAction: null, failure: null, attempts: [] };
const attempt = { number: 1, channel: 'jazzcash-main', wallet: 'jazzcash', state: 'intent', routingReason: 'best success rate' };

test('the first look tells amount and state', () => {
  expect(paymentNews(undefined, accepted)).toEqual(['payment pay_1: PKR 500.50', 'state accepted']);
});

test('a new attempt is told with its route before the state that it led to', () => {
  expect(paymentNews(accepted, { ...accepted, state: 'processing', attempts: [attempt] })).toEqual([
    'attempt 1 takes jazzcash-main (jazzcash): best success rate',
    'attempt 1 is intent',
    'state processing',
  ]);
});

test('a look without change tells nothing', () => {
  const now = { ...accepted, attempts: [attempt], nextAction: { type: 'otc_token', token: '123' } };
  expect(paymentNews(now, now)).toEqual([]);
});

test('a decline and the end are told with their reasons', () => {
  const before = { ...accepted, state: 'processing', attempts: [attempt] };
  const after = { ...before, state: 'failed', failure: { code: 'insufficient_funds', message: 'The balance is too low.' }, attempts: [{ ...attempt, state: 'declined', reason: 'insufficient_funds' }] };
  expect(paymentNews(before, after)).toEqual(['attempt 1 is declined: insufficient_funds', 'state failed: insufficient_funds, The balance is too low.']);
});

test('a token is shown to the person', () => {
  expect(paymentNews(accepted, { ...accepted, nextAction: { type: 'otc_token', token: '123' } })).toEqual(['the payer must act: otc_token (token 123)']);
});
