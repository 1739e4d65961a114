import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Compile } from 'typebox/compile';
import type { TSchema } from 'typebox';
import { endpointListAnswer, deliveryListAnswer, newEndpointAnswer } from '../src/schemas/webhook-answer.ts';
import { paymentAnswer, paymentListAnswer, refundAnswer } from '../src/schemas/payment-answer.ts';
import { callBearer, send } from './harness/client.ts';
import { startEdge, type TestEdge } from './harness/edge.ts';
import type { TestMerchant } from './harness/merchants.ts';

let edge: TestEdge;
let merchant: TestMerchant;

beforeAll(async () => {
  edge = await startEdge({ ADAIGI_PUBLIC_URL: 'https://api.example.com' });
  merchant = edge.peers.merchants.add();
});
afterAll(async () => edge.stop());

interface OpenApi {
  readonly openapi: string;
  readonly servers: { url: string }[];
  readonly paths: Record<string, Record<string, { operationId?: string; requestBody?: { content: Record<string, { schema: { required?: string[] } }> }; responses: Record<string, unknown>; security?: unknown[] }>>;
}

describe('the API describes itself', () => {
  test('as OpenAPI 3.1 with every route of the native API and PayPro, and nothing hidden', async () => {
    const answer = await send(edge.url, 'GET', '/openapi.json', { headers: {} });
    const api = answer.json as unknown as OpenApi;
    expect([api.openapi, api.servers[0]?.url]).toEqual(['3.1.0', 'https://api.example.com']);
    const routes = Object.entries(api.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`));
    expect(routes.sort()).toEqual([
      'delete /v1/webhook-endpoints/{id}',
      'get /api/v1/payment-systems/available',
      'get /v1/balances',
      'get /v1/callbacks/{provider}/{channel}',
      'get /v1/deposit-wallet-types',
      'get /v1/deposits',
      'get /v1/deposits/{id}',
      'get /v1/operators/routing-policy',
      'get /v1/operators/routing-policy/changes',
      'get /v1/payments',
      'get /v1/payments/{id}',
      'get /v1/payments/{id}/route',
      'get /v1/payouts',
      'get /v1/payouts/{id}',
      'get /v1/reports/statement',
      'get /v1/routing-policy',
      'get /v1/routing-policy/changes',
      'get /v1/webhook-deliveries',
      'get /v1/webhook-endpoints',
      'get /v1/webhook-endpoints/{id}',
      'patch /v1/webhook-endpoints/{id}',
      'post /api/v1/payment/create/{method}',
      'post /api/v1/payment/save-transaction-custom-id',
      'post /api/v1/transaction/activate',
      'post /api/v1/transaction/create/{wallet_type}',
      'post /v1/callbacks/{provider}/{channel}',
      'post /v1/deposit-wallets',
      'post /v1/deposits',
      'post /v1/operators/routing-policy/dry-run',
      'post /v1/payments',
      'post /v1/payments/{id}/cancel',
      'post /v1/payments/{id}/refunds',
      'post /v1/payouts',
      'post /v1/payproPK/payin',
      'post /v1/payproPK/payinApi',
      'post /v1/payproPK/payout',
      'post /v1/payproPK/queryBalance',
      'post /v1/payproPK/queryPayInResult',
      'post /v1/payproPK/queryPayOutResult',
      'post /v1/routing-policy/dry-run',
      'post /v1/transfer-gateways/{gateway}/transfers',
      'post /v1/webhook-deliveries/{id}/resend',
      'post /v1/webhook-endpoints',
      'post /v2/withdrawal/create',
      'put /v1/operators/routing-policy',
      'put /v1/routing-policy',
    ]);
    const create = api.paths['/v1/payments']?.['post'];
    expect(create?.requestBody?.content['application/json']?.schema.required).toEqual(['amount', 'currency', 'payer', 'reference']);
    expect(Object.keys(create?.responses ?? {})).toEqual(['200', '201', '400', '401', '403', '409', '413', '415', '429', '503']);
    expect(create?.security).toEqual([{ httpSignature: [] }, { testKey: [] }]);
  });

  test('on a readable page', async () => {
    const page = await send(edge.url, 'GET', '/docs/', { headers: {} });
    expect(page.status).toBe(200);
    expect(page.text).toContain('swagger-ui');
  });
});

describe('answers are what the description says', () => {
  function expectToMatch(schema: TSchema, value: unknown): void {
    expect(Compile(schema).Errors(value)).toEqual([]);
  }

  test('a payment with everything in it, and a list', async () => {
    const body = { amount: 100, currency: 'PKR', payer: { mobile: '03115112345' }, reference: 'r' };
    const created = await callBearer(edge.url, merchant.bearer, 'POST', '/v1/payments', body);
    expectToMatch(paymentAnswer, created.json);
    const id = String(created.json['id']);
    edge.peers.payments.change(id, {
      state: 'PAYMENT_STATE_SUCCEEDED',
      settledAt: '2026-01-01T00:00:01.000Z',
      nextAction: { type: 'pay_with_token', token: '123', expiresAt: '' },
      attempts: [
        {
          number: 1,
          channel: 'jazzcash-main',
          wallet: 'jazzcash',
          reference: 'T1',
          state: 'ATTEMPT_STATE_SUCCEEDED',
          sentAt: '2026-01-01T00:00:00.000Z',
          settledAt: '2026-01-01T00:00:01.000Z',
          providerTransactionId: 'x',
          providerCode: '000',
          reason: '',
          fault: 'FAULT_UNSPECIFIED',
          decisionId: 'd',
          routingReason: 'best success rate',
          inquiriesMade: 0,
          needsOperator: false,
        },
      ],
    });
    const refund = await callBearer(edge.url, merchant.bearer, 'POST', `/v1/payments/${id}/refunds`, {});
    expectToMatch(refundAnswer, refund.json);
    const read = await callBearer(edge.url, merchant.bearer, 'GET', `/v1/payments/${id}`);
    expectToMatch(paymentAnswer, read.json);
    expect(read.json['attempts']).toEqual([
      { number: 1, channel: 'jazzcash-main', wallet: 'jazzcash', state: 'succeeded', routingReason: 'best success rate', reason: null, sentAt: '2026-01-01T00:00:00.000Z', settledAt: '2026-01-01T00:00:01.000Z' },
    ]);
    expectToMatch(paymentListAnswer, (await callBearer(edge.url, merchant.bearer, 'GET', '/v1/payments')).json);
  });

  test('webhook endpoints and deliveries through their whole life', async () => {
    const call = (method: string, target: string, body?: unknown): ReturnType<typeof callBearer> => callBearer(edge.url, merchant.bearer, method, target, body);
    const created = await call('POST', '/v1/webhook-endpoints', { url: 'https://example.com/hook', events: ['*'] });
    expect(created.status).toBe(201);
    expectToMatch(newEndpointAnswer, created.json);
    const target = `/v1/webhook-endpoints/${String(created.json['id'])}`;
    const listed = await call('GET', '/v1/webhook-endpoints');
    expectToMatch(endpointListAnswer, listed.json);
    expect(listed.text).not.toContain('whsec_');
    expect((await call('PATCH', target, { disabled: true, events: ['payment.succeeded'] })).json).toMatchObject({ disabled: true, events: ['payment.succeeded'], url: 'https://example.com/hook' });
    expect((await call('GET', target)).json).toMatchObject({ disabled: true });
    expectToMatch(deliveryListAnswer, (await call('GET', '/v1/webhook-deliveries?paymentId=pay_1')).json);
    expect((await call('POST', '/v1/webhook-deliveries/del_1/resend')).status).toBe(200);
    expect((await call('POST', '/v1/webhook-deliveries/del_2/resend')).status).toBe(404);
    const stranger = edge.peers.merchants.add();
    expect((await callBearer(edge.url, stranger.bearer, 'GET', target)).status).toBe(404);
    expect((await call('DELETE', target)).status).toBe(204);
    expect((await call('GET', target)).status).toBe(404);
  });
});
