import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { grpcServices } from '@adaigi/contracts';
import { grpcClient } from '@adaigi/grpc';
import { testRuntime } from '@adaigi/runtime';
import { newWebhookSecret, signStandardWebhook } from '@adaigi/signatures';
import { Compile } from 'typebox/compile';
import type { TSchema } from 'typebox';
import { assignedWalletAnswer, depositAnswer, depositListAnswer, walletTypesAnswer } from '../src/schemas/deposit-answer.ts';
import { callBearer, send, type Answer } from './harness/client.ts';
import { startEdge, type TestEdge } from './harness/edge.ts';
import type { TestMerchant } from './harness/merchants.ts';

const secret = newWebhookSecret();
const GATEWAY = { id: 'phone-1', secret, mode: 'test', walletType: 'easypaisa', receivingNumber: '03450000101' };
const BODY = { walletType: 'easypaisa', user: 'user-1', transactionNumber: '23936218009', amount: 120_000, currency: 'PKR', reference: 'order-1', metadata: { shop: 'a' } };

let edge: TestEdge;
let merchant: TestMerchant;
let keys = 0;

beforeAll(async () => {
  edge = await startEdge({ ADAIGI_TRANSFER_GATEWAYS: JSON.stringify([GATEWAY]) });
  merchant = edge.peers.merchants.add();
});
afterAll(async () => edge.stop());

const claim = (body: unknown = BODY, headers: Record<string, string> = { 'idempotency-key': `d-${(keys += 1)}` }): Promise<Answer> =>
  callBearer(edge.url, merchant.bearer, 'POST', '/v1/deposits', body, headers);
const read = (target: string, bearer = merchant.bearer): Promise<Answer> => callBearer(edge.url, bearer, 'GET', target);
const expectToMatch = (schema: TSchema, value: unknown): void => expect(Compile(schema).Errors(value)).toEqual([]);

describe('deposits over HTTP', () => {
  test('a claim of a known transfer is credited with the real amount, the sender masked', async () => {
    edge.peers.deposits.transfers.set(BODY.transactionNumber, '600000');
    const answer = await claim();
    expect([answer.status, answer.headers.get('location')]).toEqual([201, `/v1/deposits/${String(answer.json['id'])}`]);
    expectToMatch(depositAnswer, answer.json);
    expect(answer.json).toMatchObject({ state: 'credited', amount: 600_000, claimedAmount: 120_000, sender: '0313*****23', user: 'user-1', isTest: true, reason: null });
    expect(edge.peers.deposits.claims.at(-1)).toMatchObject({ merchantId: merchant.id, mode: 'MODE_TEST', dialect: 'native', label: 'user-1', reference: 'order-1', policy: { amountMismatch: 'AMOUNT_MISMATCH_CREDIT_REAL', possibleTtlS: 0 } });
    expectToMatch(depositAnswer, (await read(`/v1/deposits/${String(answer.json['id'])}`)).json);
    expectToMatch(depositListAnswer, (await read('/v1/deposits?limit=5')).json);
  });

  test('the merchant’s settings decide about amounts that differ and about how long a claim waits', async () => {
    const strict = edge.peers.merchants.add({ amount_mismatch: 'refuse', possible_ttl: '3600' });
    await callBearer(edge.url, strict.bearer, 'POST', '/v1/deposits', { ...BODY, transactionNumber: '23936218010' }, { 'idempotency-key': 'strict' });
    expect(edge.peers.deposits.claims.at(-1)).toMatchObject({ policy: { amountMismatch: 'AMOUNT_MISMATCH_REFUSE', possibleTtlS: 3_600 } });
  });

  test('a claim that gets nothing is a deposit that says why, and a repeat answers the same', async () => {
    const body = { ...BODY, transactionNumber: '23936218011' };
    const first = await claim(body, { 'idempotency-key': 'repeat' });
    expect(first.json).toMatchObject({ state: 'possible', amount: null });
    const again = await claim(body, { 'idempotency-key': 'repeat' });
    expect([again.status, again.headers.get('idempotent-replayed'), again.json['id']]).toEqual([200, 'true', first.json['id']]);
    expect((await claim({ ...body, user: 'thief' })).json).toMatchObject({ state: 'refused', reason: 'already_claimed', amount: null });
    expect((await claim({ ...body, user: 'other' }, { 'idempotency-key': 'repeat' })).status).toBe(409);
  });

  test.each([
    ['walletType', { walletType: 'EASY PAISA' }],
    ['user', { user: '' }],
    ['transactionNumber', { transactionNumber: '1 2' }],
    ['amount', { amount: 1.5 }],
    ['currency', { currency: 'USD' }],
    ['reference', { reference: undefined }],
    ['more', { more: 1 }],
  ])('a wrong %s is named', async (field, change) => {
    const answer = await claim({ ...BODY, ...change });
    expect([answer.status, answer.json['code']]).toEqual([400, 'invalid_request']);
    expect(answer.text).toContain(field);
  });

  test('a key is required, and another merchant finds nothing', async () => {
    const headers = { authorization: `Bearer ${merchant.bearer}`, 'content-type': 'application/json' };
    expect((await send(edge.url, 'POST', '/v1/deposits', { headers, body: JSON.stringify(BODY) })).json).toMatchObject({ code: 'idempotency_key_missing' });
    const { json } = await claim({ ...BODY, transactionNumber: '23936218012' });
    expect((await read(`/v1/deposits/${String(json['id'])}`, edge.peers.merchants.add().bearer)).status).toBe(404);
    expect((await read('/v1/deposits/dep_1')).status).toBe(404);
  });

  test('shows a user where to send money to, and says when nobody can be shown a wallet', async () => {
    expectToMatch(walletTypesAnswer, (await read('/v1/deposit-wallet-types')).json);
    const wish = { walletType: 'easypaisa', currency: 'PKR', user: 'user-1' };
    const shown = await callBearer(edge.url, merchant.bearer, 'POST', '/v1/deposit-wallets', wish);
    expect(shown.status).toBe(200);
    expectToMatch(assignedWalletAnswer, shown.json);
    edge.peers.deposits.walletAvailable = false;
    const none = await callBearer(edge.url, merchant.bearer, 'POST', '/v1/deposit-wallets', wish);
    expect([none.status, none.json['code']]).toEqual([503, 'no_wallet_available']);
    edge.peers.deposits.walletAvailable = true;
  });
});

describe('deposits over gRPC', () => {
  const runtime = testRuntime('merchant');
  afterAll(() => runtime.stop());
  const client = () => grpcClient(runtime, grpcServices.apiDeposits, { address: edge.grpc, deadlineMs: 5_000 });
  const bearer = (key: string = randomUUID(), of = merchant) => ({ metadata: { authorization: `Bearer ${of.bearer}`, 'idempotency-key': key } });
  const request = { walletType: 'easypaisa', user: 'user-1', transactionNumber: '23936219001', amount: { minor: '120000', currency: 'PKR' }, reference: 'order-9', metadata: { shop: 'a' } };

  test('are the same deposits: claimed once, with the real amount, the sender masked', async () => {
    edge.peers.deposits.transfers.set(request.transactionNumber, '600000');
    const call = bearer();
    const { deposit } = await client().createDeposit(request, call);
    expect(deposit).toMatchObject({ state: 'credited', amount: { minor: '600000', currency: 'PKR' }, claimedAmount: { minor: '120000' }, sender: '0313*****23', user: 'user-1', reference: 'order-9', metadata: { shop: 'a' }, isTest: true, reason: '' });
    expect(edge.peers.deposits.claims.at(-1)).toMatchObject({ merchantId: merchant.id, mode: 'MODE_TEST', dialect: 'native', label: 'user-1', policy: { amountMismatch: 'AMOUNT_MISMATCH_CREDIT_REAL' } });
    expect((await client().createDeposit(request, call)).deposit?.id).toBe(deposit?.id);
    expect((await client().getDeposit({ depositId: deposit?.id ?? '', waitS: 1 }, bearer())).deposit).toEqual(deposit);
    expect((await client().listDeposits({ reference: 'order-9', limit: 100 }, bearer())).data).toContainEqual(deposit);
    expect((await read(`/v1/deposits/${deposit?.id ?? ''}`)).json['id']).toBe(deposit?.id);
    expect((await client().createDeposit({ ...request, user: 'thief' }, bearer())).deposit).toMatchObject({ state: 'refused', reason: 'already_claimed' });
    await expect(client().createDeposit({ ...request, user: 'other' }, call)).rejects.toMatchObject({ code: 'idempotency_conflict' });
  });

  test('need no amount, and go by the merchant’s settings', async () => {
    const strict = edge.peers.merchants.add({ amount_mismatch: 'refuse', possible_ttl: '3600' });
    const { deposit } = await client().createDeposit({ ...request, transactionNumber: '23936219002', amount: { minor: '0', currency: 'PKR' } }, bearer(randomUUID(), strict));
    expect(deposit).toMatchObject({ state: 'possible' });
    expect(deposit).not.toHaveProperty('amount');
    expect(edge.peers.deposits.claims.at(-1)).toMatchObject({ policy: { amountMismatch: 'AMOUNT_MISMATCH_REFUSE', possibleTtlS: 3_600 } });
    expect(edge.peers.deposits.claims.at(-1)).not.toHaveProperty('claimedAmount');
    await expect(client().getDeposit({ depositId: deposit?.id ?? '' }, bearer())).rejects.toMatchObject({ code: 'not_found' });
  });

  test('show where to send money to', async () => {
    expect((await client().listDepositWalletTypes({}, bearer())).data).toContainEqual(expect.objectContaining({ type: 'easypaisa', currency: 'PKR', transactionNumberPattern: '[0-9]{11}', languages: ['en', 'ur'], minAmount: { minor: '10000', currency: 'PKR' }, available: true }));
    const wish = { walletType: 'easypaisa', currency: 'PKR', user: 'user-1' };
    expect(await client().assignDepositWallet(wish, bearer())).toEqual({ walletType: 'easypaisa', number: '03001112223', title: 'Adaigi Test', expiresAt: expect.any(String) });
    edge.peers.deposits.walletAvailable = false;
    await expect(client().assignDepositWallet(wish, bearer())).rejects.toMatchObject({ code: 'no_wallet_available' });
    edge.peers.deposits.walletAvailable = true;
  });

  test('name wrong fields as their proto does, and need key and credential', async () => {
    const wrong = client().createDeposit({ ...request, walletType: 'EASY PAISA', transactionNumber: '1 2', amount: { minor: '-1', currency: 'USD' } }, bearer());
    const fields = await wrong.catch((error: { fields: { field: string }[] }) => error.fields.map(({ field }) => field).toSorted());
    expect(fields).toEqual(['amount.currency', 'amount.minor', 'transaction_number', 'wallet_type']);
    await expect(client().createDeposit(request, { metadata: { authorization: `Bearer ${merchant.bearer}` } })).rejects.toMatchObject({ code: 'idempotency_key_missing' });
    for (const call of [client().listDeposits({}, { metadata: {} }), client().listDepositWalletTypes({}, { metadata: {} }), client().assignDepositWallet({}, { metadata: {} }), client().getDeposit({}, { metadata: {} })]) {
      await expect(call).rejects.toMatchObject({ code: 'unauthenticated' });
    }
  });
});

describe('a phone gateway', () => {
  const told = { transactionNumber: '40000000001', amount: '1200.50', sender: '+923139471223', at: '2026-11-21T10:00:00+05:00' };
  const tell = (body: unknown, change: { id?: string; timestampS?: number; key?: string; gateway?: string } = {}): Promise<Answer> => {
    const text = JSON.stringify(body);
    const [id, timestampS] = [change.id ?? 'msg_1', change.timestampS ?? Math.floor(Date.now() / 1_000)];
    const signature = signStandardWebhook({ id, timestampS, body: text, secrets: [change.key ?? secret] });
    const headers = { 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': String(timestampS), 'webhook-signature': signature };
    return send(edge.url, 'POST', `/v1/transfer-gateways/${change.gateway ?? 'phone-1'}/transfers`, { headers, body: text });
  };

  test('that signs is believed about its own wallet', async () => {
    const answer = await tell(told);
    expect([answer.status, answer.json]).toEqual([200, { known: false }]);
    expect(edge.peers.deposits.transfers.get('40000000001')).toBe('120050');
  });

  test('that does not prove itself is not heard', async () => {
    for (const change of [{ key: newWebhookSecret() }, { timestampS: 1 }, { gateway: 'phone-2' }]) {
      expect((await tell({ ...told, transactionNumber: '40000000002' }, change)).status).toBe(401);
    }
    expect(edge.peers.deposits.transfers.has('40000000002')).toBe(false);
  });

  test.each([{ amount: '12,50' }, { transactionNumber: '' }, { at: 'now' }, { more: 1 }])('that says what cannot be read is told so: %j', async (change) => {
    expect((await tell({ ...told, ...change })).status).toBe(400);
  });
});
