import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '@adaigi/local';
import { eventually, readTopics } from '@adaigi/testing';
import { createSigner } from 'http-message-signatures';
import { errorLines, found, publicPlaces } from './bad-input/canaries.ts';
import { ENDPOINT_FIELDS, PAYMENT_FIELDS, REFUND_FIELDS, withField, type FieldCases } from './bad-input/native-cases.ts';
import { OUT_OF_RANGE, PAY_IN_FIELDS, payproBody, QUERY_FIELDS } from './bad-input/paypro-cases.ts';
import { setSimulator, startCrew, type Crew } from './support/crew.ts';
import { nativeClient, type NativeAnswer, type NativeClient, type PaymentView, type ProblemView } from './support/native-client.ts';
import { signedCall } from './support/signed-client.ts';

const PAYER = { mobile: '03477654321', name: 'Zarqa Canary', email: 'zarqa@canary.example', cnic: '3520298765431' };
const PAYMENT = { amount: 50_000, currency: 'PKR', payer: PAYER, reference: 'bad-input' };
const NOBODY = `pay_${'0'.repeat(32)}`;
const SECRET_PATH = 'hook-canary-7f3a';
let crew: Crew;
let native: NativeClient;
let edge: string;

beforeAll(async () => {
  crew = await startCrew({ logLevel: 'debug' });
  edge = crew.platform.run.edge.http;
  native = nativeClient(edge, crew.merchant.native.bearer);
}, 180_000);

afterAll(async () => {
  await crew.close();
}, 60_000);

/** One test per field and wrong value. */
function wrongFields(cases: readonly FieldCases[]): (readonly [string, string, unknown])[] {
  return cases.flatMap(({ field, wrong }) => wrong.map(([what, value]) => [field, what, value] as const));
}

function expectNamed({ status, headers, body }: NativeAnswer<ProblemView>, field: string): void {
  expect([status, body.code, headers.get('content-type')]).toEqual([400, 'invalid_request', 'application/problem+json']);
  const named = body.errors?.map((each) => each.field) ?? [];
  // An entry of a list or of metadata is named below its field.
  expect(named.filter((each) => each === field || each.startsWith(`${field}.`) || each.startsWith(`${field}[`))).not.toEqual([]);
  expect(named.filter((each) => !each.startsWith(field))).toEqual([]);
}

describe.each([
  ['/v1/payments', PAYMENT, PAYMENT_FIELDS],
  [`/v1/payments/${NOBODY}/refunds`, { amount: 100 }, REFUND_FIELDS],
  ['/v1/webhook-endpoints', { url: 'https://example.com/hooks', events: ['*'] }, ENDPOINT_FIELDS],
] as const)('POST %s', (path, good, fields) => {
  const post = (body: unknown, headers: Record<string, string> = {}): Promise<NativeAnswer<ProblemView>> => native.call({ method: 'POST', path, body, headers });

  test.each(wrongFields(fields))('%s, %s: the error names it', async (field, _what, value) => {
    expectNamed(await post(withField(good, field, value)), field);
  });

  test.each([['not JSON', '{"amount":'], ['a text', '"x"'], ['a list', '[]'], ['null', 'null']])('a body that is %s is refused', async (_what, body) => {
    expectNamed(await post(body), 'body');
  });

  test('a body that is too large is 413, another content type 415', async () => {
    const large = await post({ ...good, padding: 'x'.repeat(70_000) });
    expect([large.status, large.body.code]).toEqual([413, 'payload_too_large']);
    const form = await post('amount=100', { 'content-type': 'application/x-www-form-urlencoded' });
    expect([form.status, form.body.code]).toEqual([415, 'unsupported_media_type']);
  });

  test('an idempotency key must be there, visible and short', async () => {
    const without = await post(good, { 'idempotency-key': '' });
    expect([without.status, without.body.code]).toEqual([400, 'idempotency_key_missing']);
    for (const key of ['x'.repeat(256), 'with a space']) expectNamed(await post(good, { 'idempotency-key': key }), 'Idempotency-Key');
  });
});

describe('GET /v1/payments', () => {
  test.each([
    ['limit', '0'], ['limit', '101'], ['limit', 'ten'], ['state', 'lost'], ['createdFrom', 'yesterday'], ['createdTo', '2027-02-30T00:00:00Z'],
    ['reference', 'x'.repeat(65)], ['cursor', 'bm9uc2Vuc2U'], ['colour', 'green'],
  ])('%s=%s: the error names it', async (name, value) => {
    expectNamed(await native.call({ method: 'GET', path: `/v1/payments?${name}=${encodeURIComponent(value)}` }), name);
  });

  test('what cannot be an id does not exist', async () => {
    for (const id of ['x', NOBODY, `pay_${'z'.repeat(32)}`, '%00', '..%2f..']) expect((await native.call({ method: 'GET', path: `/v1/payments/${id}` })).status).toBe(404);
  });
});

describe('who is calling', () => {
  const refusal = ({ status, body }: NativeAnswer<ProblemView>): unknown[] => [status, body.code, body.reason];
  const list = { method: 'GET', path: '/v1/payments' };
  const signer = (secret: string) => createSigner(secret, 'hmac-sha256', crew.merchant.native.keyId);

  test('nobody, an unknown Bearer and a malformed one are refused', async () => {
    expect(refusal(await native.call({ ...list, headers: { authorization: '' } }))).toEqual([401, 'unauthenticated', 'missing_signature']);
    expect(refusal(await native.call({ ...list, headers: { authorization: `Bearer adt_${'A'.repeat(43)}` } }))).toEqual([401, 'unauthenticated', 'bearer_unknown']);
    expect(refusal(await native.call({ ...list, headers: { authorization: 'Basic YTpi' } }))).toEqual([401, 'unauthenticated', 'bearer_malformed']);
  });

  test('a wrong signature, a changed body and a replay are refused', async () => {
    expect(refusal(await signedCall(edge, signer('wrong'), list))).toEqual([401, 'unauthenticated', 'signature_mismatch']);
    const payment = { method: 'POST', path: '/v1/payments', body: PAYMENT };
    expect(refusal(await signedCall(edge, signer(crew.merchant.native.secret), { ...payment, sentBody: { ...PAYMENT, amount: 1 } }))).toEqual([401, 'unauthenticated', 'digest_mismatch']);
    const once = { ...list, nonce: randomUUID() };
    expect((await signedCall(edge, signer(crew.merchant.native.secret), once)).status).toBe(200);
    expect(refusal(await signedCall(edge, signer(crew.merchant.native.secret), once))).toEqual([401, 'unauthenticated', 'nonce_replayed']);
  });
});

describe('the PayPro dialect', () => {
  interface Envelope {
    readonly status: number;
    readonly body: { readonly code: string; readonly msg: string; readonly success: boolean; readonly timestamp: number; readonly data: object | null };
  }
  const PAY_IN = '/v1/payproPK/payinApi';
  const QUERY = '/v1/payproPK/queryPayInResult';
  const order = (): Record<string, unknown> => ({
    amount: '1000', tradeNo: 'bad-input', notifyUrl: 'https://example.com/notify', name: PAYER.name, email: PAYER.email, mobile: PAYER.mobile, remark: 'as it came', timestamp: '1731653732177',
  });
  const query = { tradeNo: 'bad-input', timestamp: '1731653732177' };
  const secret = (): string => crew.merchant.paypro?.secret ?? '';
  const post = async (path: string, body: string, merchantNo = crew.merchant.paypro?.merchantNo ?? ''): Promise<Envelope> => {
    const answer = await fetch(`${edge}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...(merchantNo !== '' && { merchantNo }) }, body });
    return { status: answer.status, body: (await answer.json()) as Envelope['body'] };
  };
  /** A refusal in the dialect's envelope; of an order its `data` says failed, of a query it says nothing. */
  const expectRefused = ({ status, body }: Envelope, msg: string, of: string, remark = 'as it came'): void => {
    expect(status).toBe(200);
    expect(body).toEqual({
      code: '8000', msg, success: false, timestamp: expect.any(Number),
      data: of === QUERY ? null : { platFormTradeNo: '', remark, status: '00029', desc: msg },
    });
  };

  test.each(wrongFields(PAY_IN_FIELDS))('payinApi: %s, %s', async (field, _what, value) => {
    const body = payproBody(withField(order(), field, value), secret());
    expectRefused(await post(PAY_IN, body), `parameter error: ${field}`, PAY_IN, field === 'remark' ? (typeof value === 'string' ? value : '') : undefined);
  });

  test.each(OUT_OF_RANGE)('payinApi: amount %s', async (amount) => {
    expectRefused(await post(PAY_IN, payproBody({ ...order(), amount }, secret())), 'amount out of range', PAY_IN);
  });

  test.each(wrongFields(QUERY_FIELDS))('queryPayInResult: %s, %s', async (field, _what, value) => {
    expectRefused(await post(QUERY, payproBody(withField(query, field, value), secret())), `parameter error: ${field}`, QUERY);
  });

  test.each([PAY_IN, QUERY])('%s: who is calling', async (path) => {
    const fields = path === PAY_IN ? order() : query;
    const good = payproBody(fields, secret());
    expectRefused(await post(path, payproBody(fields, 'another secret')), 'sign error', path);
    expectRefused(await post(path, good.replace('1731653732177', '1731653732178')), 'sign error', path);
    expectRefused(await post(path, good, '0000000001'), 'sign error', path);
    expectRefused(await post(path, good, ' '), 'parameter error: merchantNo', path);
    expectRefused(await post(path, good, 'x'.repeat(50)), 'parameter error: merchantNo', path);
    expectRefused(await post(path, JSON.stringify(fields)), 'parameter error: sign', path);
    for (const body of ['{"tradeNo":', '[]', 'null', '']) expectRefused(await post(path, body), 'parameter error: body', path, '');
    const large = await post(path, payproBody({ ...fields, padding: 'x'.repeat(70_000) }, secret()));
    expect([large.status, large.body.code, large.body.data]).toEqual([413, '8000', null]);
  });

  test('an order that does not exist is not a failed one', async () => {
    expectRefused(await post(QUERY, payproBody(query, secret())), 'order not found', QUERY);
  });
});

describe('after all of it', () => {
  test('no payment exists, nothing was told, no wallet was asked', async () => {
    expect((await native.call<{ data: PaymentView[] }>({ method: 'GET', path: '/v1/payments' })).body.data).toEqual([]);
    const records = await readTopics(crew.platform.run.kafka, crew.platform.topicPrefix);
    // The merchants of the demonstration, and the records of the receiving wallets that it was configured with.
    const isSetUp = ({ topic, value }: { topic: string; value: string }): boolean =>
      topic.endsWith('adaigi.merchants.v1') || (topic.endsWith('adaigi.audit.v1') && (JSON.parse(value) as { action?: string }).action === 'receiving_wallet.set');
    expect(records.filter((record) => !isSetUp(record))).toEqual([]);
    const ledger = await fetch(`${crew.platform.run.simulator.control}/ledger`);
    expect(await ledger.json()).toMatchObject({ entries: [] });
  });

  test('no service logged an error, and nothing was written past the logger', async () => {
    expect(await errorLines(crew)).toEqual([]);
  });

  test(
    'neither refused nor real payments, nor provider trouble, leave personal data or secrets in a log, a topic or a metric',
    async () => {
      const { platform, merchant, client, inbox } = crew;
      const endpoint = await native.call<{ secret: string }>({ method: 'POST', path: '/v1/webhook-endpoints', body: { url: `${inbox.url}/${SECRET_PATH}`, events: ['*'] } });
      // Every way of failing that a provider has: error paths are where texts leak.
      const numbers = [PAYER.mobile, '03000000001', '03000000010', '03000000013', '03000000015', '03000000017', '03000000018', '03000000025'];
      for (const wallet of ['jazzcash', 'easypaisa']) {
        const made = await Promise.all(numbers.map((mobile) => native.pay({ wallet, payer: { ...PAYER, mobile }, reference: `canary-${wallet}` })));
        const paid = await native.get(made[0]?.body.id ?? '', 30);
        expect(paid.state).toBe('succeeded');
        await native.call({ method: 'POST', path: `/v1/payments/${paid.id}/refunds`, body: {} });
        await eventually(async () => (await Promise.all(made.map(({ body }) => native.get(body.id)))).every(({ attempts }) => attempts.length > 0), { deadlineMs: 30_000, intervalMs: 200 });
      }
      const order = { tradeNo: 'canary', mobile: PAYER.mobile, name: PAYER.name, email: PAYER.email, customerCert: PAYER.cnic, notifyUrl: `${inbox.url}/${SECRET_PATH}` };
      expect((await client.order(order)).code).toBe('0000');
      await inbox.waitFor(({ body }) => body.includes('"canary"') && body.includes('"0000"'), { deadlineMs: 60_000 });
      for (const provider of ['jazzcash', 'easypaisa']) {
        const forged = JSON.stringify({ pp_TxnRefNo: 'T1', pp_MobileNumber: PAYER.mobile, pp_CNIC: PAYER.cnic, pp_SecureHash: 'forged-canary-hash' });
        await fetch(`${edge}/v1/callbacks/${provider}/${provider}-main?mobile=${PAYER.mobile}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: forged });
      }
      await setSimulator(platform.run.simulator.control, '/outages/jazzcash-main', { on: true, mode: '503' });
      await native.pay({ wallet: 'jazzcash', payer: PAYER }, { prefer: 'wait=3' });

      const { accounts } = JSON.parse(await readFile(join(ROOT, 'services/simulator/accounts.dev.json'), 'utf8')) as { accounts: { password: string; integritySalt?: string; username?: string }[] };
      const accountSecrets = accounts.flatMap(({ password, integritySalt, username }) => [password, ...(integritySalt === undefined ? [] : [integritySalt]), Buffer.from(`${username}:${password}`).toString('base64')]);
      const platformSecrets = Object.values(JSON.parse(await readFile(join(crew.dir, 'secrets.json'), 'utf8')) as Record<string, string>);
      const canaries: Record<string, string | RegExp> = {
        mobile: PAYER.mobile.slice(1),
        'documented mobile': /(?<!\d)(?:0|92)?30000000\d\d(?!\d)/,
        name: 'Zarqa',
        email: PAYER.email,
        cnic: PAYER.cnic,
        bearer: merchant.native.bearer,
        'native secret': merchant.native.secret,
        'PayPro secret': secretOf(merchant.paypro?.secret),
        'webhook secret': secretOf(endpoint.body.secret).replace('whsec_', ''),
        'callback address': SECRET_PATH,
        mpin: /mpin\W{1,6}\d{4}/i,
        'forged hash': 'forged-canary-hash',
        'private key': 'PRIVATE KEY',
        ...Object.fromEntries([...accountSecrets, ...platformSecrets].map((value, index) => [`secret ${index}`, secretOf(value)])),
      };
      const places = await publicPlaces(crew);
      expect(places.length).toBeGreaterThan(100);
      expect(found(places, canaries)).toEqual([]);
      // The look is not blind: what may be there is found.
      expect(found(places, { 'merchant id': merchant.merchantId }).length).toBeGreaterThan(50);
      expect(found(places, { metric: 'adaigi_provider_request_seconds' })).not.toEqual([]);
    },
    180_000,
  );
});

/** An empty canary would be found everywhere or, worse, be none. */
function secretOf(value: string | undefined): string {
  if (value === undefined || value.length < 8) throw new Error('this secret is too short to look for');
  return value;
}
