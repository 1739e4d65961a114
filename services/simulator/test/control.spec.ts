import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { call, newReference, paths, payV1 } from './support/jazzcash.ts';
import { callV4, ma } from './support/easypaisa.ts';
import { ledgerOf, readJson, startTestSimulator } from './support/simulator.ts';
import type { Json, TestSimulator } from './support/simulator.ts';

let simulator: TestSimulator;

beforeAll(async () => {
  simulator = await startTestSimulator('simulator-control');
});
afterAll(() => simulator.stop());

const payer = '03211234567';

async function refused(method: string, path: string, body: unknown): Promise<{ status: number; problem: Json }> {
  const { status, text } = await simulator.control.raw(method, path, typeof body === 'string' ? body : JSON.stringify(body));
  return { status, problem: readJson(text) };
}

describe('the ledger', () => {
  test('is served by sequence, gapless, page by page', async () => {
    const { nextAfter: before } = await simulator.control.get('/ledger?limit=5000');
    await Promise.all(Array.from({ length: 25 }, () => call(simulator.jazzcash, paths.classic.v1, payV1(newReference(), payer))));
    const seqs: number[] = [];
    let after = Number(before);
    for (;;) {
      const { entries, nextAfter } = await simulator.control.get(`/ledger?after=${after}&limit=10`);
      if (!Array.isArray(entries) || entries.length === 0) break;
      seqs.push(...entries.map((line: unknown) => Number(readJson(JSON.stringify(line))['seq'])));
      after = Number(nextAfter);
    }
    expect(seqs).toEqual(Array.from({ length: 25 }, (_, index) => Number(before) + index + 1));
  });

  test('can be asked for a reference of one account, where two have used it', async () => {
    const reference = newReference();
    await call(simulator.jazzcash, paths.classic.v1, payV1(reference, payer));
    await callV4(simulator.easypaisa, 'initiate-ma-transaction', ma(reference, payer));
    expect(await ledgerOf(simulator.control, reference)).toEqual(['debit 10000', 'debit 10000']);
    expect(await ledgerOf(simulator.control, `${reference}&account=easypaisa-main`)).toEqual(['debit 10000']);
    expect((await simulator.control.raw('GET', `/orders/${reference}`)).status).toBe(409);
    expect(await simulator.control.get(`/orders/${reference}?account=easypaisa-main`)).toMatchObject({ state: 'paid', provider: 'easypaisa' });
  });

  test('no password, hash or PIN is kept with an order', async () => {
    const reference = newReference();
    await call(simulator.jazzcash, paths.classic.v1, payV1(reference, payer));
    const { text } = await simulator.control.raw('GET', `/orders/${reference}`);
    expect(text).not.toMatch(/pp_Password|pp_SecureHash|dev-jc-main|MPIN/);
  });
});

describe('wallets', () => {
  test('get a behaviour per provider', async () => {
    const mobile = '03219990002';
    await simulator.control.put(`/wallets/${mobile}`, { wallet: 'jazzcash', behaviour: 'wrong-pin' });
    expect(await call(simulator.jazzcash, paths.classic.v1, payV1(newReference(), mobile))).toMatchObject({ pp_ResponseCode: '024' });
    expect(await callV4(simulator.easypaisa, 'initiate-ma-transaction', ma(`W${Date.now()}`, mobile))).toMatchObject({ responseCode: '0000' });
    expect(await simulator.control.get(`/wallets/${mobile}`)).toMatchObject({ documented: false, jazzcash: { behaviour: 'wrong-pin' }, easypaisa: { behaviour: 'pays' } });
  });

  test('get a latency, which the answer keeps to', async () => {
    const mobile = '03219990003';
    await simulator.control.put(`/wallets/${mobile}`, { latencyMs: 250 });
    const startedAt = performance.now();
    await call(simulator.jazzcash, paths.classic.v1, payV1(newReference(), mobile));
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(249);
  });

  test('of documented numbers are fixed', async () => {
    expect(await refused('PUT', '/wallets/03115112345', { behaviour: 'wrong-pin' })).toMatchObject({ status: 409, problem: { detail: expect.stringContaining('documented') } });
  });
});

describe('orders', () => {
  test('a paid one can be reversed once', async () => {
    const reference = newReference();
    await call(simulator.jazzcash, paths.classic.v1, payV1(reference, payer));
    expect(await simulator.control.post(`/orders/${reference}/reverse`)).toMatchObject({ state: 'reversed' });
    expect((await simulator.control.raw('POST', `/orders/${reference}/reverse`)).status).toBe(409);
    expect(await ledgerOf(simulator.control, reference)).toEqual(['debit 10000', 'reversal 10000']);
  });

  test('an unknown one is 404', async () => {
    expect((await simulator.control.raw('GET', '/orders/none')).status).toBe(404);
  });
});

describe('settings', () => {
  test('change in parts, and the scale multiplies waits but not latency', async () => {
    const before = await simulator.control.get('/settings');
    const changed = await simulator.control.put('/settings', { windowMs: 600_000, latencyMs: [5, 10], scale: 0.01 });
    expect(changed).toMatchObject({ windowMs: 600_000, scale: 0.01, inEffect: { windowMs: 6_000, latencyMs: [5, 10] } });
    await simulator.control.put('/settings', { windowMs: before['windowMs'], latencyMs: before['latencyMs'], scale: 1 });
    expect(await simulator.control.get('/settings')).toEqual(before);
  });

  test('an IPN address per account goes before the configured one', async () => {
    await simulator.control.put('/settings', { ipnUrls: { 'jazzcash-main': `${simulator.inbox.url}/elsewhere` } });
    const reference = newReference();
    await call(simulator.jazzcash, paths.classic.v1, payV1(reference, payer));
    await simulator.inbox.waitFor(({ path, body }) => path === '/elsewhere' && body.includes(reference));
    expect(await simulator.control.put('/settings', { ipnUrls: { 'jazzcash-main': '' } })).toMatchObject({ ipnUrls: {} });
  });
});

describe('bad input is refused with its place', () => {
  test.each([
    ['PUT', '/faults', '{', '/'],
    ['PUT', '/faults', { faults: [] }, '/'],
    ['PUT', '/faults', { seed: 1, faults: [{ account: 'nobody', operation: 'charge', percent: 1, fault: { kind: 'wrong-amount' } }] }, '/faults/0/account'],
    ['PUT', '/faults', { seed: 1, faults: [{ account: '*', operation: 'charge', percent: 60, fault: { kind: 'wrong-amount' } }, { account: '*', operation: 'charge', percent: 60, fault: { kind: 'wrong-amount' } }] }, '/faults'],
    ['PUT', '/faults', { seed: 1, faults: [{ account: '*', operation: 'charge', percent: 'all', fault: { kind: 'wrong-amount' } }] }, '/faults/0/percent'],
    ['PUT', '/outages/jazzcash-main', { on: 'yes' }, '/on'],
    ['PUT', '/settings', { windowMs: -1 }, '/windowMs'],
    ['PUT', '/settings', { latencyMs: [10, 5] }, '/latencyMs'],
    ['PUT', '/settings', { scale: 0 }, '/scale'],
    ['PUT', '/settings', { ipnUrls: { nobody: 'http://127.0.0.1' } }, '/ipnUrls/nobody'],
    ['PUT', '/wallets/03211234567', { balanceMinor: -1 }, '/balanceMinor'],
    ['PUT', '/wallets/03211234567', { behaviour: 'explodes' }, '/behaviour'],
    ['PUT', '/wallets/123', {}, 'mobile'],
  ])('%s %s %j names %s', async (method, path, body, place) => {
    const { status, problem } = await refused(method, path, body);
    expect(status).toBe(400);
    expect(problem['errors']).toEqual(expect.arrayContaining([expect.objectContaining({ path: place })]));
  });

  test('an unknown account has no outages', async () => {
    expect((await simulator.control.raw('PUT', '/outages/nobody', '{"on":true}')).status).toBe(404);
  });

  test.each(['/ledger?limit=0', '/ledger?after=-1', '/ledger?limit=9999999'])('%s is refused', async (path) => {
    expect((await simulator.control.raw('GET', path)).status).toBe(400);
  });
});

test('reset forgets everything', async () => {
  const reference = newReference();
  await call(simulator.jazzcash, paths.classic.v1, payV1(reference, payer));
  await simulator.control.put('/wallets/03219990009', { behaviour: 'wrong-pin' });
  await simulator.control.post('/reset');
  expect(await simulator.control.get('/ledger')).toEqual({ entries: [], nextAfter: 0 });
  expect(await simulator.control.get('/wallets/03219990009')).toMatchObject({ jazzcash: { behaviour: 'pays' } });
  expect(await call(simulator.jazzcash, paths.classic.v1, payV1(reference, payer))).toMatchObject({ pp_ResponseCode: '000' });
  expect(await simulator.control.get('/ledger')).toMatchObject({ nextAfter: 1 });
});
