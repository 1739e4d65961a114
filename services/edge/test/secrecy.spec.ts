import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { AdaigiError } from '@adaigi/errors';
import { createLogger } from '@adaigi/runtime';
import { callBearer, callSigned, send } from './harness/client.ts';
import { startEdge, type TestEdge } from './harness/edge.ts';
import type { TestMerchant } from './harness/merchants.ts';
import { callPaypro } from './harness/paypro.ts';

let edge: TestEdge;
let merchant: TestMerchant;
const lines: string[] = [];

beforeAll(async () => {
  const log = createLogger({ service: 'edge', instance: 'edge-test', level: 'trace', stream: { write: (line) => lines.push(line) } });
  edge = await startEdge({}, log);
  merchant = edge.peers.merchants.add();
});
afterAll(async () => edge.stop());

const PAYER = { mobile: '03337654321', name: 'Zahra Canary', email: 'canary@example.com', cnic: '4210198765432' };
const BODY = { amount: 100, currency: 'PKR', payer: PAYER, reference: 'r' };
const ORDER = { tradeNo: randomUUID(), amount: '100', name: PAYER.name, mobile: PAYER.mobile, email: PAYER.email, customerCert: PAYER.cnic, notifyUrl: 'https://example.com/n', timestamp: '1730431256223' };

describe('logs and metrics', () => {
  test('hold no personal data, secret, token, body or query, whether a request succeeds, is refused or breaks', async () => {
    const signed = (): ReturnType<typeof callSigned> =>
      callSigned(edge.url, { method: 'POST', target: '/v1/payments', keyId: merchant.keyId, key: merchant.key, body: BODY, headers: { 'idempotency-key': randomUUID() } });
    await signed();
    await callBearer(edge.url, merchant.bearer, 'POST', '/v1/payments', { ...BODY, payer: { ...PAYER, cnic: '4210198765432x' } });
    await callPaypro(edge.url, '/v1/payproPK/payinApi', merchant, ORDER);
    await callBearer(edge.url, merchant.bearer, 'GET', '/v1/payments?reference=secret-reference');
    edge.peers.connectors.parse = async () => ({ accepted: false, reference: '', outcome: null, replyStatus: 401, replyContentType: '', replyBody: '', refusal: 'hash' });
    await send(edge.url, 'POST', '/v1/callbacks/jazzcash/jazzcash-main?pp_Password=hunter2', { headers: {}, body: 'pp_Password=hunter2' });
    edge.peers.payments.beforeCreate = () => {
      throw new AdaigiError('unavailable', 'away');
    };
    await signed();
    edge.peers.payments.beforeCreate = () => {
      throw new Error(`bug with ${PAYER.mobile}`);
    };
    await signed();
    await callPaypro(edge.url, '/v1/payproPK/payinApi', merchant, { ...ORDER, tradeNo: randomUUID() });

    const said = `${lines.join('')}${await edge.runtime.metrics.metrics()}`;
    expect(lines.length).toBeGreaterThan(8);
    expect(said).toContain('provider callback refused');
    const secret = merchant.key.algorithm === 'hmac-sha256' ? String(merchant.key.secret) : '';
    for (const canary of ['3337654321', 'Canary', 'canary@', '4210198765432', merchant.bearer, secret, merchant.payproSecret, 'hunter2', 'secret-reference', ORDER.tradeNo]) {
      expect([canary, said.includes(canary)]).toEqual([canary, false]);
    }
  });
});
