import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openJazzcashPayload, sealJazzcashPayload } from '@adaigi/signatures';
import { noSignal, payoutInquiry, payoutOrder, startPayoutBench } from '../payout-bench.fixture.ts';
import type { Answering, PayoutBench } from '../payout-bench.fixture.ts';
import { titleFetch } from './payout-bank.ts';
import { PAYOUT_CODES } from './payout-codes.ts';
import { jazzcashPayouts } from './payout-registration.ts';

const KEYS = { key: '0123456789abcdef', iv: 'fedcba9876543210' };
const SECRETS = { consumerKey: 'consumer', consumerSecret: 'consumer-secret', encryptionKey: KEYS.key, encryptionIv: KEYS.iv };
const RECEIVER = { mobile: '03001234567', name: 'Zainab Tariq', cnic: '3520212345671', bank: 'ALLIED_BANK_LIMITED', accountNumber: '9876543210' };
const order = payoutOrder({ receiver: RECEIVER });
const title = { responseCode: 'G2P-T-0', transactionID: '70001', referenceID: order.checkReference, amount: '10.00' };
const paid = { responseCode: 'G2P-T-0', transactionID: '98765', referenceID: order.reference, amount: '10.00' };

describe('the answer to a title fetch', () => {
  test.each(Object.entries(PAYOUT_CODES))('code %s moves nothing whatever it says', (code, meaning) => {
    const found = titleFetch(order, { ...title, responseCode: `G2P-T-${code}` });
    const kind = { succeeded: 'title', declined: 'declined', unknown: 'not_sent' }[meaning.class];
    expect(found.kind === 'title' ? 'title' : found.outcome.kind).toBe(kind);
  });

  test('a refused account ends the payout; a code that no document has leaves it to another channel', () => {
    expect(titleFetch(order, { ...title, responseCode: 'G2P-T-30008' })).toMatchObject({ outcome: { kind: 'declined', reason: 'receiver_refused', retry: 'never' } });
    expect(titleFetch(order, { ...title, responseCode: 'G2P-T-7777' })).toMatchObject({ outcome: { kind: 'declined', reason: 'provider_code_unknown', retry: 'other-path' } });
  });

  test('only one that repeats our question and gives a number is used', () => {
    const { referenceID: _gone, ...unnamed } = title;
    expect(titleFetch(order, { ...unnamed, referenceId: order.checkReference })).toEqual({ kind: 'title', transactionId: '70001' });
    for (const answer of [unnamed, { ...title, referenceID: order.reference }, { ...title, amount: '11.00' }, { ...title, transactionID: '' }, { ...title, transactionID: 'a b' }]) {
      expect(titleFetch(order, answer)).toMatchObject({ outcome: { kind: 'declined', reason: 'integrity', retry: 'other-path' } });
    }
  });
});

describe('over the wire', () => {
  let bench: PayoutBench;
  const sealed = (fields: object): Answering => ({ body: JSON.stringify({ data: sealJazzcashPayload(JSON.stringify(fields), KEYS) }) });
  const open = (body: string): unknown => JSON.parse(openJazzcashPayload((JSON.parse(body) as { data: string }).data, KEYS) ?? 'null');
  const payOut = (change = {}) => bench.connector.payout(payoutOrder({ receiver: RECEIVER, ...change }), noSignal());
  const payments = () => bench.asked.filter(({ path }) => path.endsWith('/ibft/payment'));

  beforeAll(async () => {
    bench = await startPayoutBench(jazzcashPayouts, { account: { banks: { ALLIED_BANK_LIMITED: '017' } }, secrets: SECRETS, destination: 'bank' });
  });
  afterAll(() => bench.stop());
  beforeEach(() => {
    bench.asked.length = 0;
    bench.on('/token', () => ({ body: '{"access_token":"tok","token_type":"Bearer","expires_in":3600}' }));
    bench.on('/ibft/inquiry', () => sealed(title));
    bench.on('/ibft/payment', () => sealed(paid));
  });

  test('a title fetch under a reference of its own, then the payment under ours', async () => {
    expect(await payOut()).toMatchObject({ kind: 'succeeded', providerTransactionId: '98765' });
    const [fetched, payment] = bench.asked.filter(({ path }) => path !== '/token');
    expect([fetched?.path, payment?.path]).toEqual(['/jazzcash/third-party-integration/srv2/api/wso2/ibft/inquiry', '/jazzcash/third-party-integration/srv3/api/wso2/ibft/payment']);
    expect(open(fetched?.body ?? '')).toEqual({ bankAccountNumber: '9876543210', bankCode: '017', amount: '10.00', receiverMSISDN: '03001234567', referenceId: order.checkReference });
    expect(open(payment?.body ?? '')).toEqual({ Init_transactionID: '70001', referenceID: order.reference });
  });

  test('a bank that the table lacks is left to another channel, and nothing is sent', async () => {
    expect(await payOut({ receiver: { ...RECEIVER, bank: 'HABIB_BANK_LIMITED' } })).toMatchObject({ kind: 'declined', reason: 'receiver_refused', retry: 'other-path' });
    expect(bench.asked).toHaveLength(0);
  });

  test.each<readonly [string, Answering]>([['silence', 'silence'], ['a cut connection', 'reset'], ['HTTP 500', { status: 500, body: '' }], ['a page', { body: '<html>Request Rejected</html>' }], ['busy', sealed({ ...title, responseCode: 'G2P-T-99' })], ['a refused token', { status: 401, body: '{"code":"900901"}' }]])(
    'a title fetch that ends in %s means that nothing was sent',
    async (_name, answer) => {
      bench.on('/ibft/inquiry', () => answer);
      expect(await payOut()).toMatchObject({ kind: 'not_sent' });
      expect(payments()).toHaveLength(0);
    },
  );

  test.each<readonly [string, Answering]>([['silence', 'silence'], ['a cut connection', 'reset'], ['an answer without data', { body: '{"responseCode":"G2P-T-0"}' }], ['another reference', sealed({ ...paid, referenceID: 'Z9' })], ['a code without a document', sealed({ ...paid, responseCode: 'G2P-T-7777' })]])(
    'a payment that ends in %s is unknown, and is not sent again',
    async (_name, answer) => {
      bench.on('/ibft/payment', () => answer);
      expect(await payOut()).toMatchObject({ kind: 'unknown' });
      expect(payments()).toHaveLength(1);
    },
  );

  test('a status query asks by the reference of the payment', async () => {
    bench.on('/transactionStatus', () => sealed({ responseCode: 'G2P-T-0', transactionStatus: 'Completed', isReversed: '0', referenceID: payoutInquiry().inquiryReference }));
    expect(await bench.connector.inquire(payoutInquiry(), noSignal())).toMatchObject({ kind: 'succeeded' });
    expect(open(bench.asked.at(-1)?.body ?? '')).toMatchObject({ originalReferenceId: order.reference });
  });

  test('after its time no payment leaves', async () => {
    expect(await payOut({ leaveBy: performance.now() - 1 })).toEqual({ kind: 'not_sent', reason: 'too_late' });
    expect(payments()).toHaveLength(0);
  });
});
