import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { eventually } from '@adaigi/testing';
import type { Received } from '@adaigi/testing';
import { call, hashOf, newReference, paths, payV1, post, salt } from './support/jazzcash.ts';
import { readJson, startTestSimulator } from './support/simulator.ts';
import type { Json, TestSimulator } from './support/simulator.ts';

let simulator: TestSimulator;

const accepted = { body: '{"pp_ResponseCode":"000","pp_ResponseMessage":"IPN received successfully","pp_SecureHash":""}' };

beforeAll(async () => {
  simulator = await startTestSimulator('simulator-ipn');
});
beforeEach(async () => {
  simulator.inbox.setAnswer(accepted);
  await simulator.control.put('/faults', { seed: 0, faults: [] });
});
afterAll(() => simulator.stop());

const payer = '03211234567';

const tells = (reference: string) => (received: Received): boolean => received.path === '/jazzcash/jazzcash-main' && received.body.includes(reference);

function told(reference: string): Json[] {
  return simulator.inbox.received.filter(tells(reference)).map(({ body }) => readJson(body));
}

async function ipns(reference: string): Promise<Json[]> {
  const { ipns: list } = await simulator.control.get(`/orders/${reference}`);
  return Array.isArray(list) ? list.map((entry: unknown) => readJson(JSON.stringify(entry))) : [];
}

async function planIpn(fault: Json): Promise<void> {
  await simulator.control.put('/faults', { seed: 1, faults: [{ account: '*', operation: 'ipn', percent: 100, fault }] });
}

describe('the IPN', () => {
  test("of a payment has the guide's fields, the password among them, and a right hash", async () => {
    const reference = newReference();
    await call(simulator.jazzcash, paths.classic.v1, payV1(reference, payer));
    const body = readJson((await simulator.inbox.waitFor(tells(reference))).body);
    expect(Object.keys(body).sort()).toEqual(
      [
        'pp_Version', 'pp_TxnType', 'pp_BankID', 'pp_ProductID', 'pp_Password', 'pp_TxnRefNo', 'pp_TxnDateTime', 'pp_ResponseCode',
        'pp_ResponseMessage', 'pp_AuthCode', 'pp_SettlementExpiry', 'pp_RetreivalReferenceNo', 'pp_SecureHash',
      ].sort(),
    );
    expect(body).toMatchObject({ pp_ResponseCode: '121', pp_Password: 'dev-jc-main', pp_BankID: '', pp_ProductID: null, pp_SettlementExpiry: null });
    expect(body['pp_SecureHash']).toBe(hashOf(body, salt));
    await eventually(async () => (await ipns(reference))[0]?.['state'] === 'delivered');
  });

  test('comes late for a late success and tells a late failure', async () => {
    const [success, failure] = [newReference(), newReference()];
    expect(await call(simulator.jazzcash, paths.classic.v1, payV1(success, '03000000011'))).toMatchObject({ pp_ResponseCode: '157' });
    expect(await call(simulator.jazzcash, paths.classic.v1, payV1(failure, '03000000012'))).toMatchObject({ pp_ResponseCode: '157' });
    await simulator.inbox.waitFor(tells(success));
    await simulator.inbox.waitFor(tells(failure));
    expect(told(success)).toMatchObject([{ pp_ResponseCode: '121' }]);
    expect(told(failure)).toMatchObject([{ pp_ResponseCode: '112' }]);
  });

  test('does not tell of a decline that the answer told, nor of a payment that keeps quiet', async () => {
    const [declined, quiet, last] = [newReference(), newReference(), newReference()];
    await call(simulator.jazzcash, paths.classic.v1, payV1(declined, '03000000001'));
    await call(simulator.jazzcash, paths.classic.v1, payV1(quiet, '03000000021'));
    await eventually(async () => (await simulator.control.get(`/orders/${quiet}`))['state'] === 'paid');
    await call(simulator.jazzcash, paths.classic.v1, payV1(last, payer));
    await simulator.inbox.waitFor(tells(last));
    expect(await ipns(declined)).toEqual([]);
    expect(await ipns(quiet)).toEqual([]);
  });

  test('of a reversal says 122', async () => {
    const reference = newReference();
    await call(simulator.jazzcash, paths.classic.v1, payV1(reference, '03000000023'));
    await simulator.inbox.waitFor((received) => tells(reference)(received) && received.body.includes('"122"'));
  });

  test.each([
    ['an HTTP error', { status: 500 }],
    ['another code', { body: '{"pp_ResponseCode":"999"}' }],
    ['no JSON', { body: 'OK' }],
    ['silence', 'hang' as const],
  ])('is tried twice more after %s, and then given up', async (_case, answer) => {
    simulator.inbox.setAnswer(answer);
    const reference = newReference();
    await call(simulator.jazzcash, paths.classic.v1, payV1(reference, payer));
    await eventually(async () => (await ipns(reference))[0]?.['state'] === 'gave-up');
    expect(told(reference)).toHaveLength(3);
  });

  test('is not sent again once it was accepted at the second try', async () => {
    const reference = newReference();
    simulator.inbox.setAnswer(() => (told(reference).length < 2 ? { status: 503 } : accepted));
    await call(simulator.jazzcash, paths.classic.v1, payV1(reference, payer));
    await eventually(async () => (await ipns(reference))[0]?.['state'] === 'delivered');
    expect(told(reference)).toHaveLength(2);
    expect(await ipns(reference)).toMatchObject([{ tries: 2, lastAnswer: '000, hash absent' }]);
  });
});

describe('planned faults of the IPN', () => {
  test('duplicates', async () => {
    await planIpn({ kind: 'duplicate-ipn', copies: 3 });
    const reference = newReference();
    await call(simulator.jazzcash, paths.classic.v1, payV1(reference, payer));
    await eventually(() => told(reference).length === 3);
  });

  test('a hash that does not fit', async () => {
    await planIpn({ kind: 'wrong-signature-ipn' });
    const reference = newReference();
    await call(simulator.jazzcash, paths.classic.v1, payV1(reference, payer));
    const body = readJson((await simulator.inbox.waitFor(tells(reference))).body);
    expect(body['pp_SecureHash']).not.toBe(hashOf(body, salt));
  });

  test('lateness', async () => {
    await planIpn({ kind: 'late-ipn', ms: 300 });
    const reference = newReference();
    const sentAt = Date.now();
    await call(simulator.jazzcash, paths.classic.v1, payV1(reference, payer));
    expect((await simulator.inbox.waitFor(tells(reference))).at - sentAt).toBeGreaterThanOrEqual(300);
  });

  test('none at all', async () => {
    await planIpn({ kind: 'no-ipn' });
    const reference = newReference();
    await call(simulator.jazzcash, paths.classic.v1, payV1(reference, payer));
    expect(await ipns(reference)).toEqual([]);
  });
});

test('a payment whose connection was cut is still told of', async () => {
  const reference = newReference();
  const fields = payV1(reference, '03000000017');
  await expect(post(simulator.jazzcash, paths.classic.v1, { ...fields, pp_SecureHash: hashOf(fields, salt) })).rejects.toThrow();
  expect(readJson((await simulator.inbox.waitFor(tells(reference))).body)).toMatchObject({ pp_ResponseCode: '121' });
});
