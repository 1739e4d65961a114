import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '@adaigi/testing';
import { easypaisaPayoutClient, jazzcashPayoutClient } from './support/payouts.ts';
import type { EasypaisaPayoutClient, JazzcashPayoutClient } from './support/payouts.ts';
import { ledgerOf, readJson, startTestSimulator } from './support/simulator.ts';
import type { Json, TestSimulator } from './support/simulator.ts';

let simulator: TestSimulator;
let jazzcash: JazzcashPayoutClient;
let easypaisa: EasypaisaPayoutClient;
beforeAll(async () => {
  simulator = await startTestSimulator('simulator-payouts');
  jazzcash = jazzcashPayoutClient(simulator);
  easypaisa = easypaisaPayoutClient(simulator);
});
afterAll(() => simulator.stop());

let count = 0;
const reference = (): string => `PO${String((count += 1)).padStart(6, '0')}`;
const order = (mobile: string, more: Json = {}): Json => ({ receiverCNIC: '', receiverMSISDN: mobile, amount: '10.50', referenceId: reference(), ...more });
const statusOf = async (referenceId: unknown): Promise<Json> => await jazzcash.status({ originalReferenceId: referenceId, referenceID: reference() });

async function payoutsTo(mobile: string): Promise<string[]> {
  const { entries } = await simulator.control.get('/ledger?limit=5000');
  if (!Array.isArray(entries)) throw new Error('no ledger');
  return entries.map((line: unknown) => readJson(JSON.stringify(line))).filter((line) => line['mobile'] === mobile).map(({ kind, amountMinor }) => `${String(kind)} ${String(amountMinor)}`);
}

async function faults(operation: string, fault: Json): Promise<void> {
  await simulator.control.put('/faults', { seed: 1, faults: [{ account: '*', operation, percent: 100, fault }] });
}
const noFaults = (): Promise<Json> => simulator.control.put('/faults', { seed: 0, faults: [] });

describe('JazzCash payouts', () => {
  test('pay into the wallet, once per reference, and the ledger says so', async () => {
    const mobile = '03219990001';
    const asked = order(mobile, { receiverCNIC: '3520212345671' });
    expect(await jazzcash.pay(asked)).toMatchObject({ responseCode: 'G2P-T-0', referenceID: asked['referenceId'], amount: '10.50' });
    expect(await jazzcash.pay(asked)).toMatchObject({ responseCode: 'G2P-T-13' });
    expect(await ledgerOf(simulator.control, String(asked['referenceId']))).toEqual(['payout 1050']);
    expect(await simulator.control.get(`/wallets/${mobile}`)).toMatchObject({ jazzcash: { balanceMinor: 100_000_001_050 }, easypaisa: { balanceMinor: 100_000_000_000 } });
    expect(await statusOf(asked['referenceId'])).toMatchObject({ responseCode: 'G2P-T-0', transactionStatus: 'Completed', isReversed: '0' });
  });

  test.each([
    ['03000000003', 'G2P-T-2001', 'Cancelled', []],
    ['03000000008', 'G2P-T-2010', 'Cancelled', []],
    ['03000000050', 'G2P-T-2009', 'Cancelled', []],
    ['03000000051', 'G2P-T-2006', 'Cancelled', []],
    ['03000000060', 'G2P-T-9876', 'Cancelled', []],
    ['03000000062', 'G2P-T-0', 'Completed', ['payout 1050']],
    ['03000000052', 'G2P-T-2015', 'Completed', ['payout 1050']],
    ['03000000053', 'G2P-T-2015', 'Cancelled', []],
  ])('to %s: %s, in the end %s', async (mobile, responseCode, transactionStatus, ledger) => {
    const asked = order(mobile);
    expect(await jazzcash.pay(asked)).toMatchObject({ responseCode, referenceID: asked['referenceId'] });
    await eventually(async () => (await statusOf(asked['referenceId']))['transactionStatus'] === transactionStatus);
    expect(await ledgerOf(simulator.control, String(asked['referenceId']))).toEqual(ledger);
  });

  test.each([['03000000054', 'Completed'], ['03000000056', 'Completed'], ['03000000058', 'Completed'], ['03000000055', 'Cancelled'], ['03000000057', 'Cancelled']])('to %s: no answer, in the end %s', async (mobile, transactionStatus) => {
    const asked = order(mobile);
    await expect(jazzcash.pay(asked)).rejects.toThrow();
    await eventually(async () => (await statusOf(asked['referenceId']))['transactionStatus'] === transactionStatus);
    expect(await ledgerOf(simulator.control, String(asked['referenceId']))).toEqual(transactionStatus === 'Completed' ? ['payout 1050'] : []);
  });

  test('one that never arrived is not known', async () => {
    const asked = order('03000000059');
    await expect(jazzcash.pay(asked)).rejects.toThrow();
    expect(await statusOf(asked['referenceId'])).toMatchObject({ responseCode: 'G2P-T-4040' });
  });

  test('one that is taken back leaves both movements', async () => {
    const asked = order('03000000061');
    await jazzcash.pay(asked);
    await eventually(async () => (await statusOf(asked['referenceId']))['isReversed'] === '1');
    expect(await ledgerOf(simulator.control, String(asked['referenceId']))).toEqual(['payout 1050', 'payout-reversal 1050']);
  });

  test.each([[{ amount: '10' }], [{ amount: '0.00' }], [{ receiverMSISDN: '923001234567' }], [{ receiverCNIC: '35202' }], [{ referenceId: 'with space' }], [{ referenceId: '' }]])('a wrong field is refused: %j', async (change) => {
    expect(await jazzcash.pay(order('03219990002', change))).toMatchObject({ responseCode: 'G2P-T-97' });
  });

  test('without a good token the gateway in front refuses; a token ends', async () => {
    expect(await jazzcash.pay(order('03219990003'), 'made-up')).toMatchObject({ httpStatus: 401, fault: { code: 900901 } });
    const [account] = (simulator.accounts.payoutAccounts ?? []).filter(({ provider }) => provider === 'jazzcash');
    const brief = await startTestSimulator('simulator-brief', { accounts: { ...simulator.accounts, payoutAccounts: [{ ...account, tokenSeconds: 1 } as never] } });
    try {
      const client = jazzcashPayoutClient(brief);
      const token = await client.token();
      expect(await client.pay(order('03219990003'), token)).toMatchObject({ responseCode: 'G2P-T-0' });
      await eventually(async () => (await client.pay(order('03219990003'), token))['httpStatus'] === 401);
    } finally {
      await brief.stop();
    }
  });

  test('a fault plan: refused token, another key, a refusal, a page', async () => {
    try {
      await faults('payout', { kind: 'token-expired' });
      expect(await jazzcash.pay(order('03219990004'))).toMatchObject({ httpStatus: 401 });
      await jazzcash.token();
      await faults('payout', { kind: 'wrong-signature' });
      await expect(jazzcash.pay(order('03219990004'))).rejects.toThrow();
      await faults('payout', { kind: 'decline', code: '2008' });
      expect(await jazzcash.pay(order('03219990005'))).toMatchObject({ responseCode: 'G2P-T-2008' });
      await faults('payout', { kind: 'non-json-page', when: 'after' });
      await expect(jazzcash.pay(order('03219990006'))).rejects.toThrow();
    } finally {
      await noFaults();
    }
    expect(await payoutsTo('03219990004')).toEqual(['payout 1050']);
    expect(await payoutsTo('03219990005')).toEqual([]);
    expect(await payoutsTo('03219990006')).toEqual(['payout 1050']);
  });
});

describe('Easypaisa payouts', () => {
  const transfer = (mobile: string, amount = '10.5'): Json => ({ Amount: amount, MSISDN: '923450000001', ReceiverMSISDN: `92${mobile.slice(1)}` });

  test('pay into the wallet; nothing tells two like ones apart', async () => {
    const mobile = '03219990011';
    const first = await easypaisa.call('/MaToMA/Transfer', transfer(mobile));
    expect(first).toMatchObject({ ResponseCode: '0', TransactionStatus: 'Completed' });
    const second = await easypaisa.call('/MaToMA/Transfer', transfer(mobile));
    expect(second['TransactionReference']).not.toBe(first['TransactionReference']);
    expect(await payoutsTo(mobile)).toEqual(['payout 1050', 'payout 1050']);
    expect(await easypaisa.call('/transaction-status-inquiry/TransactionStatusInquiry', { transactionID: first['TransactionReference'] })).toMatchObject({ ResponseCode: '0', TransactionStatus: 'Completed' });
  });

  test('the check moves nothing and refuses wallets that cannot be paid', async () => {
    expect(await easypaisa.call('/MaToMA/Inquiry', transfer('03219990012'))).toMatchObject({ ResponseCode: '0' });
    expect(await easypaisa.call('/MaToMA/Inquiry', transfer('03000000003'))).toMatchObject({ ResponseCode: '14', ResponseMessage: 'TARGET_NOT_FOUND' });
    expect(await easypaisa.call('/MaToMA/Inquiry', transfer('03000000054'))).toMatchObject({ ResponseCode: '0' });
    expect(await payoutsTo('03219990012')).toEqual([]);
  });

  test('a locked transfer tells the bank\'s number, and is paid later', async () => {
    const locked = await easypaisa.call('/MaToMA/Transfer', transfer('03000000052', '77'));
    expect(locked).toMatchObject({ ResponseMessage: 'RESOURCE_TEMPORARY_LOCKED' });
    await eventually(async () => (await easypaisa.call('/transaction-status-inquiry/TransactionStatusInquiry', { transactionID: locked['TransactionReference'] }))['TransactionStatus'] === 'Completed');
  });

  test('a login is good for one call, and only the right account and PIN get one', async () => {
    expect(await easypaisa.login('923450000001:54321')).toMatchObject({ ResponseMessage: 'INVALID_LOGIN' });
    expect(await easypaisa.call('/MaToMA/Transfer', transfer('03219990013'), 'bm9uc2Vuc2U=')).toMatchObject({ ResponseMessage: 'INVALID_HASH_VALUE' });
    expect(await payoutsTo('03219990013')).toEqual([]);
  });

  test.each([[{ Amount: '0' }], [{ Amount: 'ten' }], [{ MSISDN: '923450000002' }], [{ ReceiverMSISDN: '03001234567' }]])('a wrong field is refused: %j', async (change) => {
    expect(await easypaisa.call('/MaToMA/Transfer', { ...transfer('03219990014'), ...change })).toMatchObject({ ResponseMessage: 'INVALID_PARAMETER' });
  });

  test('paid and never answered is in the ledger all the same', async () => {
    await expect(easypaisa.call('/MaToMA/Transfer', transfer('03000000054', '31'))).rejects.toThrow();
    expect((await payoutsTo('03000000054')).at(-1)).toBe('payout 3100');
  });

  test('an outage of one payout account leaves the other accounts alone', async () => {
    await simulator.control.put('/outages/easypaisa-payout', { on: true, mode: '503' });
    try {
      await expect(easypaisa.login()).rejects.toThrow();
      expect(await jazzcash.pay(order('03219990015'))).toMatchObject({ responseCode: 'G2P-T-0' });
    } finally {
      await simulator.control.put('/outages/easypaisa-payout', { on: false });
    }
  });
});
