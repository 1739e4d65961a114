import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AdaigiError } from '@adaigi/errors';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { routeAnswer } from '../src/schemas/route-answer.ts';
import { dryRunAnswer, policyAnswer, policyChangesAnswer, policyPutAnswer } from '../src/schemas/routing-policy-answer.ts';
import { callBearer, namedFields, send, type Answer } from './harness/client.ts';
import { startEdge, type TestEdge } from './harness/edge.ts';
import type { TestMerchant } from './harness/merchants.ts';

let edge: TestEdge;
let merchant: TestMerchant;

beforeAll(async () => {
  edge = await startEdge();
  merchant = edge.peers.merchants.add();
});
afterAll(async () => edge.stop());

const call = (method: string, target: string, body?: unknown) => callBearer(edge.url, merchant.bearer, method, target, body);
const fits = (schema: TSchema, answer: Answer): void => expect([answer.status, Compile(schema).Errors(answer.json)]).toEqual([200, []]);
const asOperator = (method: string, target: string, body?: unknown, credential = 'asma:token: of asma') =>
  send(edge.url, method, target, {
    headers: { authorization: `Basic ${Buffer.from(credential).toString('base64')}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  });

describe('why a payment went the way it went', () => {
  const body = { amount: 100, currency: 'PKR', payer: { mobile: '03115112345' }, reference: 'r' };
  const decision = {
    decisionId: 'dec_1',
    candidates: [{ channel: 'jc', wallet: 'jazzcash', score: 0.93, low: 0.9, high: 0.95, choiceProbability: 1, health: 'CHANNEL_HEALTH_UP' as const, reasons: ['well'] }],
    removals: [{ channel: 'ep', constraint: 'maintenance', detail: '' }],
    approach: 'best',
    summary: 'jc, most likely to succeed now.',
    draw: 0.25,
    holdMs: 0,
    policies: ['platform@1'],
  };

  test('is told to its merchant: decisions, and the attempt that followed', async () => {
    const { json } = await call('POST', '/v1/payments', body);
    const id = String(json['id']);
    edge.peers.routing.decisions.set(id, [
      { attemptNumber: 1, decidedAt: '2026-11-21T10:00:00.000Z', decision: { ...decision, decisionId: 'dec_0', candidates: [], approach: 'hold' } },
      { attemptNumber: 1, decidedAt: '2026-11-21T10:00:02.000Z', decision },
    ]);
    const attempt = { number: 1, channel: 'jc', wallet: 'jazzcash', reference: 'T', state: 'ATTEMPT_STATE_DECLINED' as const, sentAt: '', settledAt: '', reason: 'provider_error', routingReason: '', decisionId: 'dec_1' };
    edge.peers.payments.change(id, { attempts: [{ ...attempt, fault: 'FAULT_PROVIDER', providerTransactionId: '', needsOperator: false } as never] });
    const route = await call('GET', `/v1/payments/${id}/route`);
    fits(routeAnswer, route);
    expect(route.json).toMatchObject({
      paymentId: id,
      decisions: [
        { approach: 'hold', attempt: null },
        { summary: decision.summary, draw: 0.25, removed: [{ channel: 'ep', constraint: 'maintenance', detail: null }], candidates: [{ health: 'up' }], attempt: { number: 1, state: 'declined', reason: 'provider_error' } },
      ],
    });
  });

  test('is told to nobody else, and has no decisions before the first', async () => {
    const { json } = await call('POST', '/v1/payments', body);
    const target = `/v1/payments/${String(json['id'])}/route`;
    expect((await call('GET', target)).json).toEqual({ paymentId: json['id'], decisions: [] });
    const stranger = edge.peers.merchants.add();
    expect((await callBearer(edge.url, stranger.bearer, 'GET', target)).status).toBe(404);
    expect((await call('GET', '/v1/payments/nonsense/route')).status).toBe(404);
  });
});

describe('a merchant’s routing policy', () => {
  test('is read, replaced from the version that was read, tried and listed', async () => {
    const empty = await call('GET', '/v1/routing-policy');
    fits(policyAnswer, empty);
    expect(empty.json).toMatchObject({ version: 0, changedAt: null, policy: { formatVersion: 1 } });
    const change = { basedOn: 0, policy: { formatVersion: 1, order: ['jc'] }, note: 'cheaper' };
    const put = await call('PUT', '/v1/routing-policy', change);
    fits(policyPutAnswer, put);
    expect(put.json).toMatchObject({ version: 1, policy: change.policy, warnings: [expect.any(String)] });
    const again = await call('PUT', '/v1/routing-policy', change);
    expect([again.status, again.json['code']]).toEqual([409, 'policy_changed']);
    fits(dryRunAnswer, await call('POST', '/v1/routing-policy/dry-run', { policy: change.policy, decisions: 10 }));
    const changes = await call('GET', '/v1/routing-policy/changes?limit=1');
    fits(policyChangesAnswer, changes);
    expect(changes.json).toMatchObject({ chainWhole: true, nextBeforeVersion: 1 });
    expect(edge.peers.routing.actors.at(-1)?.keyId).toMatch(/^\w{8,32}$/);
  });

  test('names every field that is wrong, whoever finds it', async () => {
    const wrong = await call('PUT', '/v1/routing-policy', { basedOn: -1, policy: { formatVersion: 1, channels: { jc: { off: 'yes' } }, maintenance: [] }, more: 1 });
    expect(wrong.status).toBe(400);
    expect(namedFields(wrong)).toEqual(
      expect.arrayContaining([{ field: 'basedOn', rule: 'min' }, { field: 'policy.channels.jc.off', rule: 'type' }, { field: 'policy.maintenance', rule: 'unknown_field' }, { field: 'more', rule: 'unknown_field' }]),
    );
    edge.peers.routing.refusal = new AdaigiError('invalid_request', 'no', { fields: [{ field: 'shares', rule: 'max', message: 'must not add up to more than 100' }] });
    const refused = await call('PUT', '/v1/routing-policy', { basedOn: 1, policy: { formatVersion: 1 } });
    edge.peers.routing.refusal = null;
    expect(namedFields(refused)).toEqual([{ field: 'policy.shares', rule: 'max' }]);
    expect(namedFields(await call('GET', '/v1/routing-policy/changes?limit=0'))).toEqual([{ field: 'limit', rule: 'pattern' }]);
    expect(namedFields(await call('POST', '/v1/routing-policy/dry-run', {}))).toEqual([{ field: 'policy', rule: 'required' }]);
  });

  test('is nobody’s without a key', async () => {
    expect((await send(edge.url, 'GET', '/v1/routing-policy', { headers: {} })).status).toBe(401);
    expect((await asOperator('GET', '/v1/routing-policy')).status).toBe(401);
  });
});

describe('the platform’s routing policy', () => {
  test('is an operator’s, who may do what merchants may not', async () => {
    fits(policyAnswer, await asOperator('GET', '/v1/operators/routing-policy'));
    const policy = { formatVersion: 1, maintenance: [{ channels: ['jc'], from: '2026-11-21T10:00:00Z', to: '2026-11-21T11:00:00Z' }] };
    fits(policyPutAnswer, await asOperator('PUT', '/v1/operators/routing-policy', { basedOn: 0, policy }));
    fits(dryRunAnswer, await asOperator('POST', '/v1/operators/routing-policy/dry-run', { policy }));
    fits(policyChangesAnswer, await asOperator('GET', '/v1/operators/routing-policy/changes'));
  });

  test('is closed to everybody else, with one answer', async () => {
    for (const credential of ['asma:guess', 'somebody:token: of asma']) {
      const refused = await asOperator('GET', '/v1/operators/routing-policy', undefined, credential);
      expect([refused.status, refused.json['reason']]).toEqual([401, 'operator_unknown']);
    }
    for (const credential of ['', 'asma', 'asma:', ':token']) expect((await asOperator('GET', '/v1/operators/routing-policy', undefined, credential)).json).toMatchObject({ status: 401, reason: 'operator_missing' });
    expect((await call('GET', '/v1/operators/routing-policy')).status).toBe(401);
  });
});
