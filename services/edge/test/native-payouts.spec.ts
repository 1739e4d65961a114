import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { grpcServices } from '@adaigi/contracts';
import { grpcClient } from '@adaigi/grpc';
import { testRuntime, type TestRuntime } from '@adaigi/runtime';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { payoutAnswer, payoutListAnswer } from '../src/schemas/payout-answer.ts';
import { callBearer, callSigned, type Answer } from './harness/client.ts';
import { startEdge, type TestEdge } from './harness/edge.ts';
import type { TestMerchant } from './harness/merchants.ts';

let edge: TestEdge;
let merchant: TestMerchant;
let runtime: TestRuntime;

const BODY = {
  amount: 50_000,
  currency: 'PKR',
  wallet: 'jazzcash',
  receiver: { mobile: '+923115112345', name: 'Zainab Tariq', cnic: '3520212345671' },
  reference: 'salary-7',
  metadata: { month: '11' },
};

beforeAll(async () => {
  edge = await startEdge();
  merchant = edge.peers.merchants.add();
  runtime = testRuntime('merchant');
});
afterAll(async () => {
  await runtime.stop();
  await edge.stop();
});

const create = (body: unknown = BODY, headers: Record<string, string> = {}): Promise<Answer> => callBearer(edge.url, merchant.bearer, 'POST', '/v1/payouts', body, headers);
const read = (target: string, bearer = merchant.bearer, headers: Record<string, string> = {}): Promise<Answer> => callBearer(edge.url, bearer, 'GET', target, undefined, headers);
const expectToMatch = (schema: TSchema, value: unknown): void => expect(Compile(schema).Errors(value)).toEqual([]);

describe('payouts over HTTP', () => {
  test('a signed request becomes one domain command with a normalised mobile number', async () => {
    const call = { method: 'POST', target: '/v1/payouts', keyId: merchant.keyId, key: merchant.key, body: BODY, headers: { 'idempotency-key': 'p-1' } };
    expect((await callSigned(edge.url, call)).status).toBe(201);
    expect(edge.peers.payouts.creates.at(-1)).toMatchObject({
      merchantId: merchant.id,
      mode: 'MODE_TEST',
      dialect: 'native',
      idempotencyKey: 'p-1',
      amount: { minor: '50000', currency: 'PKR' },
      wallet: 'jazzcash',
      receiver: { mobile: '03115112345', name: 'Zainab Tariq', cnic: '3520212345671' },
      reference: 'salary-7',
      notifyUrl: '',
    });
  });

  test('answer 201 with the payout, personal data masked, and say that it is a test', async () => {
    const answer = await create();
    expect([answer.status, answer.headers.get('location')]).toEqual([201, `/v1/payouts/${String(answer.json['id'])}`]);
    expect(answer.json).toMatchObject({ state: 'held', amount: 50_000, fee: 100, isTest: true, receiver: { mobile: '0311*****45', name: 'Z. T.', cnic: '*********5671' }, failure: null, attempts: [] });
    for (const secret of ['3115112345', 'Tariq', '3520212345671']) expect(answer.text).not.toContain(secret);
    expectToMatch(payoutAnswer, answer.json);
  });

  const ACCOUNT = { mobile: '03115112345', name: 'Zainab Tariq', bank: 'ALLIED_BANK_LIMITED', accountNumber: 'pk36 scbl 0000 0011 2345 6702' };

  test('pay into a bank account, which is masked in the answer as well', async () => {
    const answer = await create({ ...BODY, wallet: 'bank', receiver: ACCOUNT });
    expect(answer.status).toBe(201);
    expect(edge.peers.payouts.creates.at(-1)).toMatchObject({ wallet: 'bank', receiver: { mobile: '03115112345', bank: 'ALLIED_BANK_LIMITED', accountNumber: 'PK36SCBL0000001123456702' } });
    expect(answer.json).toMatchObject({ wallet: 'bank', receiver: { bank: 'ALLIED_BANK_LIMITED', accountNumber: '******6702' } });
    expect(answer.text).not.toContain('1123456702');
    expectToMatch(payoutAnswer, answer.json);
  });

  test.each([
    [{ wallet: 'bank', receiver: { mobile: '03115112345' } }, ['receiver.bank', 'receiver.accountNumber', 'receiver.name']],
    [{ wallet: 'bank', receiver: { ...ACCOUNT, mobile: undefined } }, ['receiver.mobile']],
    [{ wallet: 'bank', receiver: { ...ACCOUNT, bank: 'BANK_OF_NOWHERE' } }, ['receiver.bank']],
    [{ wallet: 'bank', receiver: { ...ACCOUNT, accountNumber: 'PK36SCBL0000001123456703' } }, ['receiver.accountNumber']],
    [{ wallet: 'bank', receiver: { ...ACCOUNT, accountNumber: '12 34' } }, ['receiver.accountNumber']],
    [{ wallet: 'bank', receiver: { ...ACCOUNT, accountNumber: '1234_6' } }, ['receiver.accountNumber']],
    [{ wallet: 'jazzcash', receiver: ACCOUNT }, ['receiver.bank', 'receiver.accountNumber']],
  ])('%j names the wrong fields', async (change, fields) => {
    const answer = await create({ ...BODY, ...change });
    expect([answer.status, answer.json['code']]).toEqual([400, 'invalid_request']);
    expect((answer.json['errors'] as { field: string }[]).map(({ field }) => field).toSorted()).toEqual(fields.toSorted());
  });

  test('the same key and body answer with the same payout, other content conflicts, no key creates nothing', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const answers = await Promise.all(Array.from({ length: 20 }, async () => create(BODY, headers)));
    expect(new Set(answers.map((answer) => answer.json['id'])).size).toBe(1);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect((await create(BODY, headers)).headers.get('idempotent-replayed')).toBe('true');
    expect((await create({ ...BODY, amount: 1 }, headers)).json['code']).toBe('idempotency_conflict');
    expect((await create(BODY, { 'idempotency-key': '' })).json['code']).toBe('idempotency_key_missing');
  });

  test('a balance that does not cover it is a problem with a code of its own, and leaves nothing', async () => {
    edge.peers.payouts.balanceMinor = 49_999n;
    const before = edge.peers.payouts.stored.size;
    const refused = await create();
    expect([refused.status, refused.json['code'], refused.headers.get('content-type')]).toEqual([409, 'insufficient_balance', expect.stringContaining('application/problem+json')]);
    expect(edge.peers.payouts.stored.size).toBe(before);
    edge.peers.payouts.balanceMinor = 1_000_000_000n;
  });

  test('are read, waited for and listed by pages, by their own merchant in their own world only', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 3; index += 1) ids.push(String((await create()).json['id']));
    edge.peers.payouts.change(ids[0] ?? '', { state: 'PAYOUT_STATE_FAILED', failure: { code: 'receiver_refused', message: 'No.', fault: 'FAULT_PAYER' }, settledAt: '2026-01-01T00:00:00.000Z' });
    const settled = await read(`/v1/payouts/${ids[0]}`, merchant.bearer, { prefer: 'wait=5' });
    expect(settled.headers.get('preference-applied')).toBe('wait=5');
    expect(settled.json).toMatchObject({ state: 'failed', failure: { code: 'receiver_refused' } });
    const page = await read('/v1/payouts?limit=2');
    expectToMatch(payoutListAnswer, page.json);
    const next = await read(`/v1/payouts?limit=2&cursor=${String(page.json['nextCursor'])}`);
    expect([page, next].flatMap(({ json }) => (json['data'] as { id: string }[]).map(({ id }) => id)).slice(0, 3)).toEqual(ids.toReversed());
    const stranger = edge.peers.merchants.add();
    for (const answer of [await read(`/v1/payouts/${ids[0]}`, stranger.bearer), await read('/v1/payouts/po_1'), await read(`/v1/payouts/po_${'0'.repeat(32)}`)]) {
      expect([answer.status, answer.json['code']]).toEqual([404, 'not_found']);
    }
  });
});

test('payouts over gRPC are the same payouts', async () => {
  const client = grpcClient(runtime, grpcServices.apiPayouts, { address: edge.grpc, deadlineMs: 5_000 });
  const call = { metadata: { authorization: `Bearer ${merchant.bearer}`, 'idempotency-key': randomUUID() } };
  const request = { amount: { minor: '50000', currency: 'PKR' }, wallet: 'jazzcash', receiver: BODY.receiver, reference: 'salary-8', metadata: { month: '11' } };
  const { payout } = await client.createPayout(request, call);
  expect(payout).toMatchObject({ state: 'held', isTest: true, amount: { minor: '50000' }, fee: { minor: '100' }, receiver: { mobile: '0311*****45', name: 'Z. T.', cnic: '*********5671' } });
  expect((await client.createPayout(request, call)).payout?.id).toBe(payout?.id);
  expect((await client.getPayout({ payoutId: payout?.id ?? '', waitS: 1 }, call)).payout?.id).toBe(payout?.id);
  expect((await client.listPayouts({ limit: 1 }, call)).data.map(({ id }) => id)).toEqual([payout?.id]);
  expect((await read(`/v1/payouts/${payout?.id ?? ''}`)).json['id']).toBe(payout?.id);
  await expect(client.createPayout({ ...request, amount: { minor: '0', currency: 'PKR' }, receiver: { mobile: '1' } }, call)).rejects.toMatchObject({
    code: 'invalid_request',
    fields: [{ field: 'amount.minor' }, { field: 'receiver.mobile' }],
  });
  const account = { mobile: '03115112345', name: 'Zainab Tariq', bank: 'HABIB_BANK_LIMITED', accountNumber: '1234-5678' };
  const newCall = () => ({ metadata: { ...call.metadata, 'idempotency-key': randomUUID() } });
  expect((await client.createPayout({ ...request, wallet: 'bank', receiver: account }, newCall())).payout).toMatchObject({ receiver: { bank: 'HABIB_BANK_LIMITED', accountNumber: '******5678' } });
  await expect(client.createPayout({ ...request, wallet: 'bank', receiver: { ...account, accountNumber: '' } }, newCall())).rejects.toMatchObject({ fields: [{ field: 'receiver.account_number' }] });
  edge.peers.payouts.balanceMinor = 0n;
  await expect(client.createPayout(request, { metadata: { ...call.metadata, 'idempotency-key': randomUUID() } })).rejects.toMatchObject({ code: 'insufficient_balance' });
  edge.peers.payouts.balanceMinor = 1_000_000_000n;
});
