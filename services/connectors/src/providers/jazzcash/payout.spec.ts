import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openJazzcashPayload, sealJazzcashPayload } from '@adaigi/signatures';
import { noSignal, payoutInquiry, payoutOrder, startPayoutBench } from '../payout-bench.fixture.ts';
import type { Answering, PayoutBench } from '../payout-bench.fixture.ts';
import { PAYOUT_CODES } from './payout-codes.ts';
import { payoutInquiryOutcome } from './payout-inquire.ts';
import { jazzcashPayouts } from './payout-registration.ts';
import { payoutFields, payoutOutcome } from './payout.ts';

/** The documented table, one class per code: S success, D decline, U unknown. */
const DOCUMENTED = {
  S: '0',
  D: '10 11 97 98 400 17 2000 2001 2010 2024 30008 2002 2005 2008 2006 2009',
  // 2, 2016 and 2018 are refusals in a status query only.
  U: '13 2 2016 1 -1 99 205 500 2015 2017 2018',
};
const rows = Object.entries(DOCUMENTED).flatMap(([letter, codes]) => codes.split(' ').map((code) => [code, letter] as const));

const KEYS = { key: '0123456789abcdef', iv: 'fedcba9876543210' };
const SECRETS = { consumerKey: 'consumer', consumerSecret: 'consumer-secret', encryptionKey: KEYS.key, encryptionIv: KEYS.iv };
const order = payoutOrder();
const paid = { responseCode: 'G2P-T-0', transactionID: '98765', referenceID: order.reference, amount: '10.00' };
const found = { responseCode: 'G2P-T-0', transactionStatus: 'Completed', isReversed: '0', referenceID: payoutInquiry().inquiryReference };

test('the table has exactly the documented codes', () => {
  expect(Object.keys(PAYOUT_CODES).sort()).toEqual(rows.map(([code]) => code).sort());
});

describe('the answer to a payout', () => {
  const KIND: Readonly<Record<string, string>> = { S: 'succeeded', D: 'declined', U: 'unknown' };
  test.each(rows)('%s (%s)', (code, letter) => {
    expect(payoutOutcome(order, { ...paid, responseCode: `G2P-T-${code}` })).toMatchObject({ kind: KIND[letter], providerCode: `G2P-T-${code}` });
  });

  test.each(['', '0', 'G2P-T-', 'G2P-T-12345', 'G2P-T-00', 'g2p-t-0', 'G2P-T-__proto__', 'G2P-T-constructor', 'succeeded'])('the code %j is unknown', (responseCode) => {
    expect(payoutOutcome(order, { ...paid, responseCode })).toMatchObject({ kind: 'unknown', reason: 'provider_code_unknown' });
  });

  test('only one that repeats our reference counts, in either spelling, and none that names another amount', () => {
    const { referenceID: _gone, ...unnamed } = paid;
    expect(payoutOutcome(order, unnamed)).toMatchObject({ kind: 'unknown', integrityProblem: 'reference' });
    expect(payoutOutcome(order, { ...unnamed, referenceId: order.reference })).toMatchObject({ kind: 'succeeded' });
    expect(payoutOutcome(order, { ...paid, referenceID: 'Z9Z9Z9Z9Z9Z9Z9Z9Z9Z9' })).toMatchObject({ kind: 'unknown', integrityProblem: 'reference' });
    expect(payoutOutcome(order, { ...paid, responseCode: 'G2P-T-2001', referenceID: 'Z9Z9Z9Z9Z9Z9Z9Z9Z9Z9' })).toMatchObject({ kind: 'unknown' });
    for (const amount of ['11.00', '10.001', 'ten', '-10']) expect(payoutOutcome(order, { ...paid, amount })).toMatchObject({ kind: 'unknown', integrityProblem: 'amount' });
    for (const amount of ['10', '10.0', 10]) expect(payoutOutcome(order, { ...paid, amount })).toMatchObject({ kind: 'succeeded' });
  });
});

describe('a status query', () => {
  const at = (change: object, conclusive = true) => payoutInquiryOutcome(payoutInquiry({ conclusive }), { ...found, ...change });

  test('paid, paid and returned, and every word for a failure after the window', () => {
    expect(at({})).toMatchObject({ kind: 'succeeded', reversed: false });
    expect(at({ isReversed: '1' })).toMatchObject({ kind: 'succeeded', reversed: true });
    expect(at({ transactionStatus: 'Cancelled', isReversed: '1' })).toMatchObject({ kind: 'succeeded', reversed: true });
    for (const transactionStatus of ['Cancelled', 'Declined', 'Failed', 'Expired']) {
      expect(at({ transactionStatus })).toMatchObject({ kind: 'declined' });
      expect(at({ transactionStatus }, false)).toMatchObject({ kind: 'pending' });
    }
  });

  test.each([['2', 'declined'], ['2016', 'declined'], ['2018', 'declined'], ['2015', 'pending'], ['2017', 'pending'], ['17', 'unknown'], ['2000', 'unknown']])('code %s beside any status: %s', (code, kind) => {
    expect(at({ responseCode: `G2P-T-${code}`, transactionStatus: 'Completed' })).toMatchObject({ kind });
  });

  test.each(rows.map(([code]) => code).filter((code) => !['0', '2', '2016', '2018', '2015', '2017'].includes(code)))('code %s is about the query and says nothing about the payout', (code) => {
    expect(at({ responseCode: `G2P-T-${code}` })).toMatchObject({ kind: 'unknown' });
  });

  test('an unlisted word, a third reference, another amount or a strange reversal decide nothing', () => {
    for (const change of [{ transactionStatus: 'Authorized' }, { referenceID: 'Z9' }, { amount: '99.00' }, { isReversed: 'maybe' }, { referenceID: '' }]) {
      expect(at(change)).toMatchObject({ kind: 'unknown' });
    }
    for (const transactionStatus of ['', 'Pending']) expect(at({ transactionStatus })).toMatchObject({ kind: 'pending' });
  });
});

test('the request is the one of the vector', () => {
  const fields = payoutFields(payoutOrder({ reference: 'REF0001' }));
  expect(JSON.stringify(fields)).toBe('{"receiverCNIC":"3520212345671","receiverMSISDN":"03001234567","amount":"10.00","referenceId":"REF0001"}');
});

describe('over the wire', () => {
  let bench: PayoutBench;
  const sealed = (fields: object): Answering => ({ body: JSON.stringify({ data: sealJazzcashPayload(JSON.stringify(fields), KEYS) }) });
  const open = (body: string): unknown => JSON.parse(openJazzcashPayload((JSON.parse(body) as { data: string }).data, KEYS) ?? 'null');
  const payOut = (change = {}) => bench.connector.payout(payoutOrder(change), noSignal());
  const payments = () => bench.asked.filter(({ path }) => path.endsWith('/mw/payment'));
  let issued = 0;

  beforeAll(async () => {
    bench = await startPayoutBench(jazzcashPayouts, { account: {}, secrets: SECRETS });
  });
  afterAll(() => bench.stop());
  beforeEach(() => {
    bench.asked.length = 0;
    bench.on('/token', () => {
      issued += 1;
      return { body: `{"access_token":"tok-${issued}","token_type":"Bearer","expires_in":3600}` };
    });
    bench.on('/mw/payment', () => sealed(paid));
  });

  test('a token by client credentials, then the sealed request; the token serves the next one too', async () => {
    expect(await payOut()).toMatchObject({ kind: 'succeeded', providerTransactionId: '98765' });
    expect(await payOut()).toMatchObject({ kind: 'succeeded' });
    const [token, ...calls] = bench.asked;
    expect(token).toMatchObject({ path: '/token', body: 'grant_type=client_credentials', headers: { authorization: `Basic ${Buffer.from('consumer:consumer-secret').toString('base64')}` } });
    expect(calls.map(({ path }) => path)).toEqual(Array.from({ length: 2 }, () => '/jazzcash/third-party-integration/srv6/api/wso2/mw/payment'));
    expect(open(calls[0]?.body ?? '')).toEqual({ receiverCNIC: '3520212345671', receiverMSISDN: '03001234567', amount: '10.00', referenceId: order.reference });
  });

  test('an inquiry asks by our own reference under a fresh one', async () => {
    bench.on('/transactionStatus', () => sealed(found));
    expect(await bench.connector.inquire(payoutInquiry(), noSignal())).toMatchObject({ kind: 'succeeded' });
    const { reference, inquiryReference } = payoutInquiry();
    expect(open(bench.asked.at(-1)?.body ?? '')).toEqual({ originalReferenceId: reference, referenceID: inquiryReference });
  });

  test.each<readonly [string, Answering]>([
    ['silence', 'silence'],
    ['a cut connection', 'reset'],
    ['HTTP 500 around the right answer', { ...(sealed(paid) as object), status: 500, body: '' }],
    ['a page', { body: '<html>Request Rejected</html>' }],
    ['an answer without data', { body: '{"responseCode":"G2P-T-0"}' }],
    ['data under another key', { body: JSON.stringify({ data: sealJazzcashPayload(JSON.stringify(paid), { ...KEYS, key: 'fedcba9876543210' }) }) }],
    ['data that is a list', { body: JSON.stringify({ data: sealJazzcashPayload('[1]', KEYS) }) }],
    ['a bare 401', { status: 401, body: '' }],
    ['a 401 with a code that is not the gateway\'s', { status: 401, body: '{"code":"G2P-T-17"}' }],
  ])('%s is unknown, and nothing is sent again', async (_name, answer) => {
    bench.on('/mw/payment', () => answer);
    expect(await payOut()).toMatchObject({ kind: 'unknown' });
    expect(payments()).toHaveLength(1);
  });

  test.each([
    ['{"fault":{"code":900901,"message":"Invalid Credentials"}}', 401, 'login_refused'],
    ['{"code":"900902","message":"Missing Credentials"}', 401, 'login_refused'],
    ['{"fault":{"code":900800,"message":"Message throttled out"}}', 429, 'channel_busy'],
  ])('%s: the gateway has passed nothing on, so it was not sent', async (body, status, reason) => {
    bench.on('/mw/payment', () => ({ status, body }));
    expect(await payOut()).toEqual({ kind: 'not_sent', reason });
    expect(payments()).toHaveLength(1);
  });

  test('a refused token is not used again', async () => {
    await payOut();
    const used = payments().at(-1)?.headers.authorization;
    bench.on('/mw/payment', () => ({ status: 401, body: '{"code":"900901"}' }));
    await payOut();
    bench.on('/mw/payment', () => sealed(paid));
    expect(await payOut()).toMatchObject({ kind: 'succeeded' });
    expect(payments().at(-1)?.headers.authorization).not.toBe(used);
  });

  test.each<readonly [string, Answering, string]>([
    ['refuses our credentials', { status: 401, body: '{"error":"invalid_client"}' }, 'login_refused'],
    ['breaks', { status: 500, body: '' }, 'provider_unreachable'],
    ['is silent', 'silence', 'provider_unreachable'],
    ['gives a token without an end', { body: '{"access_token":"x"}' }, 'provider_unreachable'],
    ['gives a token that is none', { body: '{"access_token":"a b\\n","expires_in":60}' }, 'provider_unreachable'],
  ])('a login that %s sends no payment', async (_name, answer, reason) => {
    bench.on('/mw/payment', () => ({ status: 401, body: '{"code":"900901"}' }));
    await payOut();
    bench.asked.length = 0;
    bench.on('/token', () => answer);
    expect(await payOut()).toEqual({ kind: 'not_sent', reason });
    expect(payments()).toHaveLength(0);
  });

  test('after its time, or without a connection, it does not leave', async () => {
    expect(await payOut({ leaveBy: performance.now() - 1 })).toEqual({ kind: 'not_sent', reason: 'too_late' });
    expect(payments()).toHaveLength(0);
    expect(await bench.nowhere.payout(payoutOrder(), noSignal())).toEqual({ kind: 'not_sent', reason: 'provider_unreachable' });
  });
});

test.each([
  [{ ...SECRETS, encryptionKey: 'short' }, 'secrets.encryptionKey'],
  [{ ...SECRETS, encryptionIv: 'é'.repeat(16) }, 'secrets.encryptionIv'],
  [{ ...SECRETS, typo: 'x' }, 'secrets.typo'],
  [{}, 'secrets.consumerKey'],
])('a wrong secret is named and not shown (%#)', (secrets, problem) => {
  const hidden = Object.fromEntries(Object.entries(secrets).map(([key, text]) => [key, { reveal: () => text }]));
  expect(() => jazzcashPayouts.parseConfig({ endpoint: { baseUrl: 'https://gateway.example' }, account: {}, secrets: hidden }, 'wallet')).toThrow(problem);
});
