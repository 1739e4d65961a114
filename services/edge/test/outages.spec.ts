import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { AdaigiError } from '@adaigi/errors';
import { eventually, startTcpProxy, testEngines, type TcpProxy } from '@adaigi/testing';
import { callBearer, callSigned, type Answer } from './harness/client.ts';
import { startEdge, type TestEdge } from './harness/edge.ts';
import type { TestMerchant } from './harness/merchants.ts';
import { callApi } from './harness/paykassma.ts';
import { callPaypro } from './harness/paypro.ts';

let edge: TestEdge;
let merchant: TestMerchant;
let mongo: TcpProxy;

const BODY = { amount: 100, currency: 'PKR', payer: { mobile: '03115112345' }, reference: 'r' };

beforeAll(async () => {
  const { host } = new URL(testEngines().mongodb.replace('mongodb:', 'http:'));
  mongo = await startTcpProxy({ target: { port: Number(host.split(':')[1]) } });
  edge = await startEdge({ ADAIGI_MONGODB: `mongodb://127.0.0.1:${mongo.port}/?directConnection=true` });
  merchant = edge.peers.merchants.add();
});
afterEach(async () => {
  await mongo.setMode('pass');
  edge.peers.merchants.fault = null;
  edge.peers.payments.beforeCreate = () => undefined;
  edge.peers.payments.afterCreate = () => undefined;
});
afterAll(async () => {
  await edge.stop();
  await mongo.close();
});

const signed = (key: string): Promise<Answer> =>
  callSigned(edge.url, { method: 'POST', target: '/v1/payments', keyId: merchant.keyId, key: merchant.key, body: BODY, headers: { 'idempotency-key': key } });

function expectUnavailable(answer: Answer): void {
  expect([answer.status, answer.json['code'], answer.json['status']]).toEqual([503, 'unavailable', 503]);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
}

describe('MongoDB away', () => {
  test('a signed request is 503 with Retry-After within seconds, and the same key afterwards makes one payment', async () => {
    expect((await signed(randomUUID())).status).toBe(201);
    const key = randomUUID();
    await mongo.setMode('refuse');
    const startedAt = performance.now();
    expectUnavailable(await signed(key));
    expect(performance.now() - startedAt).toBeLessThan(4_000);
    await mongo.setMode('pass');
    const first = await eventually(async () => {
      const answer = await signed(key);
      return answer.status === 201 || answer.status === 200 ? answer : false;
    });
    const again = await signed(key);
    expect([again.status, again.json['id']]).toEqual([200, first.json['id']]);
    expect([...edge.peers.payments.stored.values()].filter((payment) => payment.id === first.json['id'])).toHaveLength(1);
  });

  test('a Paykassma claim or push is left open, not refused, and goes on afterwards: what its id stands for must be known first', async () => {
    const claim = { currency_code: 'PKR', label: 'u', wallet_type: 'easypaisa', key1: '67923175246', amount: 1200, custom_transaction_id: randomUUID() };
    const push = { currency: 'PKR', label: 'u', amount: 500, custom_transaction_id: randomUUID(), phone_number: '03123456789' };
    const calls = [['/api/v1/transaction/activate', claim], ['/api/v1/payment/create/easypaisa_api', push]] as const;
    const before = [edge.peers.deposits.claims.length, edge.peers.payments.creates.length];
    await mongo.setMode('refuse');
    for (const [path, body] of calls) expect(await callApi(edge.url, merchant, path, body)).toMatchObject({ status: 503, json: { status: 'error' } });
    expect([edge.peers.deposits.claims.length, edge.peers.payments.creates.length]).toEqual(before);
    await mongo.setMode('pass');
    for (const [path, body] of calls) await eventually(async () => (await callApi(edge.url, merchant, path, body)).status === 200);
  });

  test('callers that need no nonce are still served', async () => {
    await mongo.setMode('refuse');
    expect((await callBearer(edge.url, merchant.bearer, 'POST', '/v1/payments', BODY)).status).toBe(201);
  });
});

describe('payments away', () => {
  test('unavailable and too slow are both 503, and a lost answer is found again by the same key', async () => {
    for (const code of ['unavailable', 'deadline_exceeded'] as const) {
      edge.peers.payments.beforeCreate = () => {
        throw new AdaigiError(code, 'away', code === 'unavailable' ? { retryAfterS: 7 } : {});
      };
      const answer = await signed(randomUUID());
      expectUnavailable(answer);
      if (code === 'unavailable') expect(answer.headers.get('retry-after')).toBe('7');
    }
    edge.peers.payments.beforeCreate = () => undefined;
    edge.peers.payments.afterCreate = () => {
      throw new AdaigiError('deadline_exceeded', 'the answer was lost');
    };
    const key = randomUUID();
    expectUnavailable(await signed(key));
    const count = edge.peers.payments.stored.size;
    const again = await signed(key);
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([200, 'true']);
    expect(edge.peers.payments.stored.size).toBe(count);
  });

  test('a bug inside is 500 without its text', async () => {
    edge.peers.payments.beforeCreate = () => {
      throw new Error('secret detail 03115112345');
    };
    const answer = await signed(randomUUID());
    expect([answer.status, answer.json['code']]).toEqual([500, 'internal']);
    expect(answer.text).not.toContain('secret detail');
  });

  test('PayPro: the outcome is unknown, so 5000 and 503, never 8000', async () => {
    const order = { tradeNo: randomUUID(), amount: '100', name: 'Ali', mobile: '03115112345', email: 'a@b.pk', notifyUrl: 'https://example.com/n', timestamp: '1730431256223' };
    const pay = (): ReturnType<typeof callPaypro> => callPaypro(edge.url, '/v1/payproPK/payinApi', merchant, order);
    edge.peers.payments.afterCreate = () => {
      throw new AdaigiError('unavailable', 'the answer was lost');
    };
    const lost = await pay();
    expect([lost.status, lost.headers.get('retry-after')]).toEqual([503, '2']);
    expect(lost.json).toMatchObject({ code: '5000', success: false, data: null });
    expect((await pay()).json).toMatchObject({ code: '0000', data: { status: '0015' } });
    edge.peers.payments.beforeCreate = () => {
      throw new Error('bug');
    };
    const bug = await pay();
    expect([bug.status, bug.json['code']]).toEqual([200, '5000']);
  });
});

describe('merchants away', () => {
  test('unknown credentials are 503, not 401; known ones go on', async () => {
    await signed(randomUUID());
    edge.peers.merchants.fault = new AdaigiError('unavailable', 'away');
    expect((await signed(randomUUID())).status).toBe(201);
    const stranger = edge.peers.merchants.add();
    expectUnavailable(await callBearer(edge.url, stranger.bearer, 'GET', '/v1/payments'));
    const order = await callPaypro(edge.url, '/v1/payproPK/queryPayInResult', stranger, { tradeNo: 'x', timestamp: '1730431256223' });
    expect([order.status, order.json['code']]).toEqual([503, '5000']);
  });
});
