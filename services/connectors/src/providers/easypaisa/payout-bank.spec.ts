import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { noSignal, payoutOrder, startPayoutBench } from '../payout-bench.fixture.ts';
import type { Answering, PayoutBench } from '../payout-bench.fixture.ts';
import { easypaisaPayouts } from './payout-registration.ts';

const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const SECRETS = { clientId: 'client', clientSecret: 'client-secret', pin: '12345', bankPublicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
const ACCOUNT = { msisdn: '923450000001', channel: 'testchannel', banks: { ALLIED_BANK_LIMITED: { title: 'Allied Bank', shortName: 'ABL' } } };
const RECEIVER = { mobile: '03001234567', name: 'Zainab Tariq', cnic: '', bank: 'ALLIED_BANK_LIMITED', accountNumber: '9876543210' };
const ASKED = { Amount: '10', AccountNumber: '9876543210', BankTitle: 'Allied Bank', BankShortName: 'ABL', MSISDN: '923450000001', ReceiverMSISDN: '923001234567', TransactionPurpose: '0350' };
const OWNER = { ResponseCode: '0', ResponseMessage: 'Success', Name: 'ZAINAB TARIQ', Branch: 'GULBERG', Username: 'ztariq', ReceiverIBAN: 'PK36SCBL0000001123456702' };
const json = (fields: object): Answering => ({ body: JSON.stringify(fields) });

let bench: PayoutBench;
const payOut = (change = {}) => bench.connector.payout(payoutOrder({ receiver: { ...RECEIVER, ...change } }), noSignal());
const transfers = () => bench.asked.filter(({ path }) => path.endsWith('/Transfer'));

beforeAll(async () => {
  bench = await startPayoutBench(easypaisaPayouts, { account: ACCOUNT, secrets: SECRETS, endpoint: { generation: 'staging' }, destination: 'bank' });
});
afterAll(() => bench.stop());
beforeEach(() => {
  bench.asked.length = 0;
  bench.on('/CorporateLogin/', () => json({ ResponseCode: '0', Timestamp: '20261121' }));
  bench.on('/SubscriberIBFT/Inquiry', () => json(OWNER));
  bench.on('/SubscriberIBFT/Transfer', () => json({ ResponseCode: '0', TransactionReference: '400123', TransactionStatus: 'Completed' }));
});

test('login, question, login, transfer; the transfer repeats what the question was answered', async () => {
  expect(await payOut()).toMatchObject({ kind: 'succeeded', amount: null, providerTransactionId: '400123' });
  expect(bench.asked.map(({ path }) => path.replace('/tmfb/dev-catalog', ''))).toEqual(['/CorporateLogin/', '/SubscriberIBFT/Inquiry', '/CorporateLogin/', '/SubscriberIBFT/Transfer']);
  expect(JSON.parse(bench.asked[1]?.body ?? '{}')).toEqual(ASKED);
  expect(JSON.parse(transfers()[0]?.body ?? '{}')).toEqual({ ...ASKED, SenderName: 'ZAINAB TARIQ', Branch: 'GULBERG', Username: 'ztariq', ReceiverIBAN: 'PK36SCBL0000001123456702' });
});

test('a bank that the table lacks is left to another channel, and nothing is sent', async () => {
  expect(await payOut({ bank: 'HABIB_BANK_LIMITED' })).toMatchObject({ kind: 'declined', reason: 'receiver_refused', retry: 'other-path' });
  expect(bench.asked).toHaveLength(0);
});

test('an account that the question refuses is declined; one of another IBAN than the merchant named is left to another channel', async () => {
  expect(await payOut({ accountNumber: 'PK36SCBL0000001123456702' })).toMatchObject({ kind: 'succeeded' });
  bench.on('/SubscriberIBFT/Inquiry', () => json({ ...OWNER, ReceiverIBAN: 'PK24SCBL0000001171495101' }));
  expect(await payOut({ accountNumber: 'PK36SCBL0000001123456702' })).toMatchObject({ kind: 'declined', reason: 'integrity', retry: 'other-path' });
  bench.on('/SubscriberIBFT/Inquiry', () => json({ ResponseCode: '14', ResponseMessage: 'TARGET_NOT_FOUND' }));
  expect(await payOut()).toMatchObject({ kind: 'declined', reason: 'receiver_refused', retry: 'never' });
  expect(transfers()).toHaveLength(1);
});

test.each<readonly [string, Answering]>([['silence', 'silence'], ['HTTP 500', { status: 500, body: '' }], ['a page', { body: '<html>' }], ['a lock', json({ ResponseCode: '1', ResponseMessage: 'RESOURCE_TEMPORARY_LOCKED' })]])(
  'a question that ends in %s means that nothing was sent',
  async (_name, answer) => {
    bench.on('/SubscriberIBFT/Inquiry', () => answer);
    expect(await payOut()).toMatchObject({ kind: 'not_sent' });
    expect(transfers()).toHaveLength(0);
  },
);

test.each<readonly [string, Answering, string]>([['silence', 'silence', 'unknown'], ['an empty object', json({}), 'unknown'], ['a lock', json({ ResponseCode: '1', ResponseMessage: 'RESOURCE_TEMPORARY_LOCKED' }), 'pending'], ['code 0 beside a status that no list has', json({ ResponseCode: '0', TransactionReference: '400123', TransactionStatus: 'QUEUED' }), 'unknown']])(
  'a transfer that ends in %s is open, and is not sent again',
  async (_name, answer, kind) => {
    bench.on('/SubscriberIBFT/Transfer', () => answer);
    expect(await payOut()).toMatchObject({ kind });
    expect(transfers()).toHaveLength(1);
  },
);
