import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { constants, generateKeyPairSync, privateDecrypt } from 'node:crypto';
import { money } from '@adaigi/domain';
import { noSignal, payoutInquiry, payoutOrder, startPayoutBench } from '../payout-bench.fixture.ts';
import type { Answering, PayoutBench } from '../payout-bench.fixture.ts';
import { statusOutcome } from './payout-inquire.ts';
import { easypaisaPayouts } from './payout-registration.ts';
import { transferOutcome } from './payout.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ACCOUNT = { msisdn: '923450000001', channel: 'testchannel' };
const SECRETS = { clientId: 'client', clientSecret: 'client-secret', pin: '12345', bankPublicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
const open = (sealed: unknown): string => privateDecrypt({ key: privateKey, padding: constants.RSA_PKCS1_PADDING }, Buffer.from(String(sealed), 'base64')).toString('utf8');
const json = (fields: object): Answering => ({ body: JSON.stringify(fields) });
const paid = { ResponseCode: '0', ResponseMessage: 'Success', TransactionReference: '400123', Fee: '0', TransactionStatus: 'Completed' };

describe('the answer to a transfer', () => {
  test.each<readonly [object, string]>([
    [paid, 'succeeded'],
    [{ ...paid, ResponseCode: 0 }, 'succeeded'],
    [{ ResponseCode: '0' }, 'succeeded'],
    [{ ...paid, TransactionStatus: '' }, 'succeeded'],
    [{ ...paid, TransactionStatus: null }, 'succeeded'],
    [{ ...paid, TransactionStatus: 'Pending' }, 'pending'],
    [{ ...paid, TransactionStatus: 'FAILED' }, 'unknown'],
    [{ ...paid, TransactionStatus: 'Reversed' }, 'unknown'],
    [{ ResponseCode: '1', ResponseMessage: 'RESOURCE_TEMPORARY_LOCKED' }, 'pending'],
    [{ ...paid, ResponseMessage: 'RESOURCE_TEMPORARY_LOCKED' }, 'pending'],
    [{ ResponseCode: '12', ResponseMessage: 'AUTHORIZATION_RECEIVING_ACCOUNT_NOT_ACTIVE' }, 'declined'],
    [{ ResponseCode: '12', ResponseMessage: 'COULD_NOT_PERFORM_TRANSACTION' }, 'unknown'],
    [{ ResponseCode: '500', ResponseMessage: 'Something went wrong' }, 'unknown'],
    [{ ResponseCode: '00' }, 'unknown'],
    [{ ResponseCode: '' }, 'unknown'],
    [{}, 'unknown'],
  ])('%j is %s', (fields, kind) => {
    expect(transferOutcome({ ...fields })).toMatchObject({ kind });
  });

  test.each(['QUEUED', 'IN_PROGRESS', 'ON HOLD', 'INITIATED', 'FAILURE', 'TIMEOUT', 'REFUNDED', '__proto__', 0, true, {}, ['Completed']])('code 0 beside the status %j, which no list has, is no success', (TransactionStatus) => {
    expect(transferOutcome({ ...paid, TransactionStatus })).toMatchObject({ kind: 'unknown', reason: 'provider_code_unknown', providerTransactionId: '400123' });
  });

  test('a status that no list has is told, so that it can be looked up', () => {
    expect(transferOutcome({ ...paid, TransactionStatus: 'QUEUED' })).toMatchObject({ providerCode: 'QUEUED' });
    expect(transferOutcome({ ...paid, TransactionStatus: 'sent to 923001234567, wait' })).toMatchObject({ kind: 'unknown', providerCode: '' });
  });

  test('free text never becomes a code', () => {
    expect(transferOutcome({ ResponseCode: '9', ResponseMessage: 'No account for 923001234567' })).toMatchObject({ providerCode: '9' });
    expect(transferOutcome({ ResponseCode: '9', ResponseMessage: 'TARGET_NOT_FOUND' })).toMatchObject({ providerCode: 'TARGET_NOT_FOUND' });
  });
});

describe('a status query', () => {
  const at = (TransactionStatus: string, conclusive = true) => statusOutcome(payoutInquiry({ conclusive, providerTransactionId: '400123' }), { ResponseCode: '0', TransactionStatus });

  test.each([['Success', 'succeeded'], ['COMPLETED', 'succeeded'], ['Pending', 'pending'], ['Failed', 'declined'], ['Whatever', 'unknown'], ['QUEUED', 'unknown'], ['', 'unknown'], ['__proto__', 'unknown']])('%s is %s', (status, kind) => {
    expect(at(status)).toMatchObject({ kind, providerTransactionId: '400123' });
  });

  test('a failure counts only after the window, and a query that failed says nothing', () => {
    expect(at('Failed', false)).toMatchObject({ kind: 'pending' });
    expect(at('Reversed')).toMatchObject({ kind: 'succeeded', reversed: true });
    expect(statusOutcome(payoutInquiry({ providerTransactionId: '1' }), { ResponseCode: '9', TransactionStatus: 'Failed' })).toMatchObject({ kind: 'unknown' });
  });
});

describe('over the wire', () => {
  let bench: PayoutBench;
  let logins = 0;
  const payOut = (change = {}) => bench.connector.payout(payoutOrder(change), noSignal());
  const transfers = () => bench.asked.filter(({ path }) => path.endsWith('/Transfer'));

  beforeAll(async () => {
    bench = await startPayoutBench(easypaisaPayouts, { account: ACCOUNT, secrets: SECRETS, endpoint: { generation: 'staging' } });
  });
  afterAll(() => bench.stop());
  beforeEach(() => {
    bench.asked.length = 0;
    bench.on('/CorporateLogin/', () => {
      logins += 1;
      return json({ ResponseCode: '0', ResponseMessage: 'Success', Timestamp: `20261121 ${logins}` });
    });
    bench.on('/MaToMA/Inquiry', () => json({ ResponseCode: '0', Name: 'ZAINAB TARIQ' }));
    bench.on('/MaToMA/Transfer', () => json(paid));
  });

  test('login, check, login, transfer; each call proves a login of its own', async () => {
    expect(await payOut()).toMatchObject({ kind: 'succeeded', amount: null, providerTransactionId: '400123' });
    expect(bench.asked.map(({ path }) => path.replace('/tmfb/dev-catalog', ''))).toEqual(['/CorporateLogin/', '/MaToMA/Inquiry', '/CorporateLogin/', '/MaToMA/Transfer']);
    const [login, check, , transfer] = bench.asked;
    expect(open((JSON.parse(login?.body ?? '{}') as { LoginPayload: string }).LoginPayload)).toBe('923450000001:12345');
    expect(open(check?.headers['x-hash-value'])).toBe(`923450000001~20261121 ${logins - 1}`);
    expect(open(transfer?.headers['x-hash-value'])).toBe(`923450000001~20261121 ${logins}`);
    expect(transfer?.headers).toMatchObject({ 'x-ibm-client-id': 'client', 'x-ibm-client-secret': 'client-secret', 'x-channel': 'testchannel' });
    expect(JSON.parse(check?.body ?? '{}')).toEqual({ Amount: '10', MSISDN: '923450000001', ReceiverMSISDN: '923001234567', cnic: '3520212345671' });
    expect(JSON.parse(transfer?.body ?? '{}')).toEqual({ Amount: '10', MSISDN: '923450000001', ReceiverMSISDN: '923001234567' });
  });

  test('rupees without decimals where there are none', async () => {
    await payOut({ amount: money(123_456n, 'PKR') });
    expect(JSON.parse(transfers()[0]?.body ?? '{}')).toMatchObject({ Amount: '1234.56' });
  });

  test('a receiver whom the check refuses is declined, and no transfer leaves', async () => {
    bench.on('/MaToMA/Inquiry', () => json({ ResponseCode: '14', ResponseMessage: 'TARGET_NOT_FOUND' }));
    expect(await payOut()).toMatchObject({ kind: 'declined', reason: 'receiver_refused', providerCode: 'TARGET_NOT_FOUND' });
    expect(transfers()).toHaveLength(0);
  });

  test.each<readonly [string, Answering]>([['silence', 'silence'], ['HTTP 500', { status: 500, body: '' }], ['a page', { body: '<html>' }], ['a lock', json({ ResponseCode: '1', ResponseMessage: 'RESOURCE_TEMPORARY_LOCKED' })]])(
    'a check that ends in %s means that nothing was sent',
    async (_name, answer) => {
      bench.on('/MaToMA/Inquiry', () => answer);
      expect(await payOut()).toMatchObject({ kind: 'not_sent' });
      expect(transfers()).toHaveLength(0);
    },
  );

  test.each<readonly [string, Answering]>([['refused', json({ ResponseCode: '7' })], ['unauthorised', { status: 401, body: '' }], ['silent', 'silence'], ['without a time', json({ ResponseCode: '0' })]])('a login that is %s sends nothing', async (_name, answer) => {
    bench.on('/CorporateLogin/', () => answer);
    expect(await payOut()).toMatchObject({ kind: 'not_sent' });
    expect(bench.asked).toHaveLength(1);
  });

  test.each<readonly [string, Answering]>([['silence', 'silence'], ['a cut connection', 'reset'], ['HTTP 500', { status: 500, body: JSON.stringify(paid) }], ['a page', { body: '<html>Request Rejected</html>' }], ['an empty object', json({})], ['a bare 401', { status: 401, body: '' }], ['a 500 of the API gateway', { status: 500, body: '{"httpCode":"500","httpMessage":"Internal Server Error"}' }]])(
    'a transfer that ends in %s is unknown, and is not sent again',
    async (_name, answer) => {
      bench.on('/MaToMA/Transfer', () => answer);
      expect(await payOut()).toMatchObject({ kind: 'unknown' });
      expect(transfers()).toHaveLength(1);
    },
  );

  test('a refusal by the API gateway itself proves that the bank never saw it', async () => {
    bench.on('/MaToMA/Transfer', () => ({ status: 401, body: '{"httpCode":"401","httpMessage":"Unauthorized","moreInformation":"Invalid client id or secret."}' }));
    expect(await payOut()).toEqual({ kind: 'not_sent', reason: 'login_refused' });
    bench.on('/MaToMA/Transfer', () => ({ status: 429, body: '{"httpCode":"429","httpMessage":"Too Many Requests","moreInformation":"Rate Limit exceeded"}' }));
    expect(await payOut()).toEqual({ kind: 'not_sent', reason: 'channel_busy' });
  });

  test('without the bank\'s number nobody can be asked; with it the bank is', async () => {
    bench.on('/TransactionStatusInquiry', () => json({ ResponseCode: '0', TransactionStatus: 'Completed' }));
    expect(await bench.connector.inquire(payoutInquiry(), noSignal())).toMatchObject({ kind: 'unknown', reason: 'no_inquiry' });
    expect(bench.asked).toHaveLength(0);
    expect(await bench.connector.inquire(payoutInquiry({ providerTransactionId: '400123' }), noSignal())).toMatchObject({ kind: 'succeeded' });
    expect(JSON.parse(bench.asked.at(-1)?.body ?? '{}')).toEqual({ transactionID: '400123' });
  });

  test('after its time, or without a connection, no transfer leaves', async () => {
    expect(await payOut({ leaveBy: performance.now() - 1 })).toEqual({ kind: 'not_sent', reason: 'too_late' });
    expect(transfers()).toHaveLength(0);
    expect(await bench.nowhere.payout(payoutOrder(), noSignal())).toMatchObject({ kind: 'not_sent' });
  });
});
