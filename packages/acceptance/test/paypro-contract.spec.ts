import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fundMerchant } from '@adaigi/local';
import { eventually } from '@adaigi/testing';
import { debitsByMobile, startCrew, type Crew } from './support/crew.ts';
import type { PayproReply } from './support/paypro-client.ts';

// What fields and signs may be is held at the edge; here an existing merchant's money moves through the whole platform.
let crew: Crew | undefined;

beforeAll(async () => {
  crew = await startCrew();
}, 180_000);
afterAll(async () => {
  await crew?.close();
}, 60_000);

function world(): Crew {
  if (crew === undefined) throw new Error('the platform did not start');
  return crew;
}

const PAY_IN = '/v1/payproPK/payinApi';
const PAYOUT = '/v1/payproPK/payout';

function order(tradeNo: string, change: Readonly<Record<string, string>> = {}): Record<string, string> {
  return { tradeNo, amount: '10000', name: 'John Doe', mobile: '3125110001', email: 'john@gmail.com', notifyUrl: `${world().inbox.url}/${tradeNo}`, timestamp: String(Date.now()), ...change };
}

function payout(tradeNo: string, change: Readonly<Record<string, string>> = {}): Record<string, string> {
  const wallet = { customerCert: '1730123456789', accountType: 'WALLET', bankName: 'JAZZCASH', bankNumber: '03125110002', remark: 'salary' };
  return order(tradeNo, { amount: '300', ...wallet, ...change });
}

const call = (path: string, fields: Record<string, string>): Promise<PayproReply> => world().client.call(path, fields);
/** As a client does that gets `5000`: nobody knows, so it asks again until somebody does. */
const insist = (path: string, fields: () => Record<string, string>): Promise<PayproReply> =>
  eventually(async () => {
    const reply = await call(path, fields());
    return reply.code !== '5000' && reply;
  }, { deadlineMs: 60_000, intervalMs: 500 });
const balance = async (): Promise<Record<string, string>> => (await call('/v1/payproPK/queryBalance', { timestamp: String(Date.now()) })).data ?? {};
const inPaisa = (rupees: string | undefined): number => Math.round(Number(rupees) * 100);

/** The callback of an order, its sign checked. */
async function callbackOf(tradeNo: string): Promise<Record<string, string>> {
  const { body } = await world().inbox.waitFor(({ path }) => path === `/${tradeNo}`, { deadlineMs: 60_000 });
  expect(world().client.verifies(body)).toBe(true);
  return JSON.parse(body) as Record<string, string>;
}

/** What the simulator paid out to a number, in paisa. */
async function paidOutTo(mobile: string): Promise<number[]> {
  const answer = await fetch(`${world().platform.run.simulator.control}/ledger?after=0&limit=500`);
  const { entries } = (await answer.json()) as { entries: { mobile: string; kind: string; amountMinor: number }[] };
  return entries.filter((entry) => entry.kind === 'payout' && entry.mobile === mobile).map(({ amountMinor }) => amountMinor);
}

describe('a hosted order', () => {
  test('debits nobody before its payer has said on the page which wallet to ask, then once', async () => {
    const { platform } = world();
    const { code, data } = await call('/v1/payproPK/payin', order('hosted-1', { returnUrl: 'https://shop.example.com/done' }));
    expect([code, data?.status]).toEqual(['0000', '0015']);
    const link = data?.['paymentLink'] ?? '';
    expect(link).toMatch(new RegExp(`^${platform.run.edge.http}/pay/`));
    const form = await (await fetch(link)).text();
    expect(form).toContain('<form method="post"');
    expect((await world().client.query('hosted-1')).data).toMatchObject({ status: '0015', message: 'in processing' });
    const sent = await Promise.all(
      Array.from({ length: 5 }, () => fetch(link, { method: 'POST', redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'wallet=easypaisa&mobile=03125110003' })),
    );
    expect(sent.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303]);
    expect(await callbackOf('hosted-1')).toMatchObject({ platFormTradeNo: data?.platFormTradeNo, tradeNo: 'hosted-1', amount: '10000', status: '0000', message: 'SUCCESS' });
    const page = await (await fetch(`${link}?lang=ur`)).text();
    expect(page).toContain('data-state="success"');
    expect(page).toContain('url=https://shop.example.com/done');
    const debits = await debitsByMobile(platform.run.simulator.control);
    expect([debits.get('03125110003'), debits.get('03125110001')]).toEqual([[1_000_000], undefined]);
  }, 90_000);
});

describe('the same order many times', () => {
  test('fifty at once are one debit', async () => {
    const replies = await Promise.all(Array.from({ length: 50 }, () => insist(PAY_IN, () => order('many-1', { mobile: '3125110004', amount: '700' }))));
    expect(new Set(replies.map(({ code, data }) => `${code} ${data?.platFormTradeNo}`)).size).toBe(1);
    expect(await callbackOf('many-1')).toMatchObject({ status: '0000', amount: '700' });
    expect((await debitsByMobile(world().platform.run.simulator.control)).get('03125110004')).toEqual([70_000]);
  }, 90_000);

  test('a large amount of one customer comes once an hour, also when twenty come at once', async () => {
    const replies = await Promise.all(Array.from({ length: 20 }, (_, index) => insist(PAY_IN, () => order(`large-${index}`, { mobile: '3125110005', amount: '60000', custId: 'customer-1' }))));
    expect(replies.filter(({ code }) => code === '0000')).toHaveLength(1);
    for (const { code, msg, data } of replies) if (code !== '0000') expect([code, msg, data?.status]).toEqual(['8000', 'parameter error: custId (same amount within one hour)', '00029']);
  }, 60_000);
});

describe('payouts', () => {
  test('fifty at once are one payout; it leaves the balance with its fee, and its merchant is told', async () => {
    await fundMerchant(world().platform.run, { merchantId: world().merchant.merchantId, paisa: 100_000, reference: 'paypro-contract' });
    const before = await eventually(async () => {
      const now = await balance();
      return inPaisa(now['availableAmount']) >= 100_000 && now;
    });
    const replies = await Promise.all(Array.from({ length: 50 }, () => insist(PAYOUT, () => payout('salary-1'))));
    expect(new Set(replies.map(({ code, data }) => `${code} ${data?.platFormTradeNo}`)).size).toBe(1);
    expect(replies[0]).toMatchObject({ code: '0000', data: { tradeNo: 'salary-1', remark: 'salary' } });
    expect(await callbackOf('salary-1')).toEqual({
      platFormTradeNo: replies[0]?.data?.platFormTradeNo,
      tradeNo: 'salary-1',
      amount: '300',
      status: '0000',
      message: 'SUCCESS',
      successTime: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
      timestamp: expect.stringMatching(/^\d{13}$/),
      sign: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    const queried = await call('/v1/payproPK/queryPayOutResult', { tradeNo: 'salary-1', timestamp: String(Date.now()) });
    expect(queried.data).toMatchObject({ tradeNo: 'salary-1', amount: '300', status: '0000', message: 'SUCCESS' });
    expect(await paidOutTo('03125110002')).toEqual([30_000]);
    const after = await eventually(async () => {
      const now = await balance();
      return now['freezeAmount'] === before['freezeAmount'] && now;
    });
    const cost = inPaisa(before['availableAmount']) - inPaisa(after['availableAmount']);
    expect(cost).toBeGreaterThanOrEqual(30_000);
    expect(cost).toBeLessThan(32_000);
  }, 90_000);

  test('the vendor\'s own example goes into the bank account that it names, and its merchant is told', async () => {
    const example = { customerCert: '1730123456789', accountType: 'BANK', bankName: 'ALLIED_BANK_LIMITED', bankNumber: '9876543210', mobile: '3115112345', name: 'Jane Doe', email: 'jane@gmail.com', remark: 'Payment for invoice #1001' };
    const reply = await insist(PAYOUT, () => payout('bank-1', example));
    expect(reply).toMatchObject({ code: '0000', msg: 'success', data: { tradeNo: 'bank-1' } });
    expect(await callbackOf('bank-1')).toMatchObject({ platFormTradeNo: reply.data?.platFormTradeNo, tradeNo: 'bank-1', amount: '300', status: '0000', message: 'SUCCESS' });
    expect([await paidOutTo('ABL/9876543210'), await paidOutTo('03115112345')]).toEqual([[30_000], []]);
    expect(await insist(PAYOUT, () => payout('bank-2', { ...example, bankName: 'UPAISA' }))).toMatchObject({ code: '8000', msg: 'channel unavailable' });
  }, 60_000);

  test('more than the balance holds is refused, exists nowhere and costs nothing', async () => {
    const before = await balance();
    const refused = await call(PAYOUT, payout('salary-2', { amount: '900000' }));
    expect(refused).toMatchObject({ httpStatus: 200, code: '8000', msg: 'insufficient balance', data: { platFormTradeNo: '', status: '00029' } });
    expect(await call('/v1/payproPK/queryPayOutResult', { tradeNo: 'salary-2', timestamp: String(Date.now()) })).toMatchObject({ code: '8000', msg: 'order not found', data: null });
    expect(await balance()).toEqual(before);
  }, 30_000);

  test('one that the wallet refuses is told as failed, and its money comes back', async () => {
    const before = await balance();
    expect((await call(PAYOUT, payout('salary-3', { bankNumber: '03000000003' }))).code).toBe('0000');
    const callback = await callbackOf('salary-3');
    expect(callback).toMatchObject({ status: '00029', amount: '300' });
    expect(Object.keys(callback)).not.toContain('successTime');
    await eventually(async () => (await balance())['availableAmount'] === before['availableAmount']);
  }, 90_000);
});
