import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { payproMerchant, signOf, type PayproMerchant, type Reply, type Signing } from './contract/paypro-client.ts';
import { CALLS, type Call, type Row } from './contract/paypro-fields.ts';
import { startEdge, type TestEdge } from './harness/edge.ts';

// The secret of the reference's worked examples.
const SECRET = 'test-secret-0001';

let edge: TestEdge;
let merchant: PayproMerchant;

beforeAll(async () => {
  edge = await startEdge();
  merchant = shopWith({});
});
afterAll(async () => edge.stop());

function shopWith(settings: Record<string, string>): PayproMerchant {
  const { merchantNo, payproSecret } = edge.peers.merchants.add(settings);
  return payproMerchant(edge.url, merchantNo, payproSecret);
}

function bodyOf({ good }: Call, change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { ...good, ...('tradeNo' in good ? { tradeNo: randomUUID() } : {}), ...change };
}

function without(body: Record<string, unknown>, field: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== field));
}

/** The documented envelope of a refusal, to the last field. */
function expectRefused(call: Call, reply: Reply, msg: string, remark: unknown): void {
  const data = call.isQuery ? null : { platFormTradeNo: '', remark: typeof remark === 'string' ? remark : '', status: '00029', desc: msg };
  expect([reply.httpStatus, reply.body]).toEqual([200, { msg, code: '8000', data, success: false, timestamp: expect.any(Number) }]);
}

/** What an unknown order of a query answers is not what its fields are about. */
function expectAccepted(call: Call, reply: Reply): void {
  const isKnown = call.name === 'balance' || !call.isQuery;
  expect([reply.httpStatus, reply.body['code'], reply.body['msg']]).toEqual(isKnown ? [200, '0000', 'success'] : [200, '8000', 'order not found']);
}

const show = (value: unknown): string => {
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 30)}... (${text.length})` : text;
};

describe.each(CALLS)('$name', (call) => {
  const [path = ''] = call.paths;

  describe.each(call.rows)('$field', (row: Row) => {
    test.each(row.right.map((value) => [show(value), value]))('takes %s', async (_shown, value) => {
      expectAccepted(call, await merchant.call(path, bodyOf(call, { [row.field]: row.field === 'tradeNo' ? freshOf(String(value)) : value })));
    });

    test.each(row.wrong.map((value) => [show(value), value]))('refuses %s', async (_shown, value) => {
      const body = bodyOf(call, { [row.field]: value });
      expectRefused(call, await merchant.call(path, body), `parameter error: ${row.field}`, body['remark']);
    });

    const outOfRange = row.outOfRange ?? [];
    if (outOfRange.length > 0) test.each(outOfRange.map((value) => [show(value), value]))('is out of range with %s', async (_shown, value) => {
      const body = bodyOf(call, { [row.field]: value });
      expectRefused(call, await merchant.call(path, body), 'amount out of range', body['remark']);
    });

    test(row.required ? 'must be there' : 'may be left out', async () => {
      const body = without(bodyOf(call), row.field);
      const reply = await merchant.call(path, body);
      if (!row.required) return expectAccepted(call, reply);
      expectRefused(call, reply, `parameter error: ${row.field}`, body['remark']);
      for (const nothing of ['', null]) expectRefused(call, await merchant.call(path, { ...body, [row.field]: nothing }), `parameter error: ${row.field}`, body['remark']);
    });
  });

  test('sign: must be there, be a text, be right, and cover every field', async () => {
    const body = bodyOf(call);
    const sign = signOf(body, SECRET);
    expectRefused(call, await merchant.send(path, JSON.stringify(body)), 'parameter error: sign', body['remark']);
    for (const wrong of [7, true, ['a'], { a: 1 }, 'x'.repeat(65), sign.slice(1), `${sign}0`, signOf(body, 'another')]) {
      expectRefused(call, await merchant.send(path, JSON.stringify({ ...body, sign: wrong })), 'sign error', body['remark']);
    }
    for (const field of Object.keys(body)) {
      const changed = { ...body, [field]: `${String(body[field])}1` };
      expectRefused(call, await merchant.send(path, JSON.stringify({ ...changed, sign })), 'sign error', changed['remark']);
    }
    expectAccepted(call, await merchant.send(path, JSON.stringify({ sign: sign.toUpperCase(), ...body }, null, 2)));
  });

  test('merchantNo: must be there and be a merchant’s; a stranger learns no more than a wrong sign does', async () => {
    const body = bodyOf(call);
    const text = JSON.stringify({ ...body, sign: signOf(body, SECRET) });
    const strangers: Record<string, string>[] = [{}, { merchantNo: 'abc' }, { merchantNo: '1'.repeat(21) }];
    for (const headers of strangers) expectRefused(call, await merchant.send(path, text, headers), 'parameter error: merchantNo', body['remark']);
    expectRefused(call, await merchant.send(path, text, { merchantNo: '9999999999' }), 'sign error', body['remark']);
  });

  test('takes a slash too many in its address, and any content type', async () => {
    for (const each of [`/${path}`, `${path}/`, `//pak-pay${path}`]) expectAccepted(call, await merchant.call(each, bodyOf(call)));
    for (const type of ['text/plain', 'application/json;charset=UTF-8', 'application/x-www-form-urlencoded']) {
      const { merchantNo, payproSecret } = edge.peers.merchants.add();
      const body = bodyOf(call);
      const text = JSON.stringify({ ...body, sign: signOf(body, payproSecret) });
      expectAccepted(call, await payproMerchant(edge.url, merchantNo, payproSecret).send(path, text, { merchantNo, 'content-type': type }));
    }
  });

  test('answers at the root, under the prefix and under the newer brand', async () => {
    for (const each of call.paths.flatMap((known) => [known, `/pak-pay${known}`])) expectAccepted(call, await merchant.call(each, bodyOf(call)));
  });
});

/** A right number may be used once only. */
function freshOf(tradeNo: string): string {
  return `${randomUUID()}${tradeNo}`.slice(0, Math.max(tradeNo.length, 36));
}

describe('the sign, as clients of this family disagree about it', () => {
  const [payIn] = CALLS;
  const accepts = async (shop: PayproMerchant, change: Record<string, unknown>, signing?: Signing): Promise<void> => {
    if (payIn === undefined) throw new Error('no call');
    expectAccepted(payIn, await shop.call('/v1/payproPK/payinApi', bodyOf(payIn, change), signing));
  };

  test.each([
    ['nulls left out', { custId: null }, {}],
    ['nulls as text', { custId: null }, { nulls: 'text' }],
    ['empties left out', { remark: '' }, {}],
    ['empties kept', { remark: '' }, { empties: 'keep' }],
    ['both', { remark: '', custId: null }, { empties: 'keep', nulls: 'text' }],
    ['unknown fields', { channelCode: 'x', zip: 54_000, flag: true }, {}],
    ['nested fields', { extra: { a: 1 }, list: [1] }, {}],
    ['numbers as they are written', { amount: 300, timestamp: 1_748_247_671_673 }, {}],
    ['names in code-point order, upper case first', { Zeta: '1', alpha: '2', ALPHA: '3' }, {}],
    ['raw text, neither trimmed nor encoded', { remark: ' a&b=c%20 ', name: 'علی' }, {}],
  ] satisfies [string, Record<string, unknown>, Signing][])('%s', async (_what, change, signing) => {
    await accepts(merchant, change, signing);
  });

  test.each((['append', 'prepend', 'key'] as const).flatMap((place) => ['', '&'].map((separator) => [place, separator] as const)))('by setting: %s, separated by %j', async (place, separator) => {
    await accepts(shopWith({ sign_mode: place, sign_separator: separator }), {}, { place, separator });
  });
});

describe('who may call', () => {
  const path = '/v1/payproPK/payinApi';
  const [payIn] = CALLS;

  test.each(CALLS)('$name: a merchant’s list of addresses holds, and is told of after the sign only', async (call) => {
    const [at = ''] = call.paths;
    for (const allowed_ips of ['203.0.113.7,127.0.0.1', '::FFFF:127.0.0.1']) expectAccepted(call, await shopWith({ allowed_ips }).call(at, bodyOf(call)));
    const elsewhere = shopWith({ allowed_ips: '203.0.113.7, 2001:db8::1' });
    const body = bodyOf(call);
    expectRefused(call, await elsewhere.call(at, body), 'ip not allowed', body['remark']);
    expectRefused(call, await elsewhere.send(at, JSON.stringify({ ...body, sign: 'x' })), 'sign error', body['remark']);
  });

  test('an order that lives is never called failed because its merchant was disabled or moved', async () => {
    if (payIn === undefined) throw new Error('no call');
    const { id, merchantNo, payproSecret } = edge.peers.merchants.add();
    const body = bodyOf(payIn);
    expectAccepted(payIn, await payproMerchant(edge.url, merchantNo, payproSecret).call(path, body));
    edge.peers.merchants.setStatus(id, 'MERCHANT_STATUS_DISABLED');
    const shop = payproMerchant(edge.url, edge.peers.merchants.addPaypro(id), payproSecret);
    expect((await shop.call(path, body)).body).toMatchObject({ code: '8000', msg: 'merchant disabled', data: null });
    expectRefused(payIn, await shop.call(path, { ...body, tradeNo: randomUUID() }), 'merchant disabled', body['remark']);
  });
});

test('checks come in the documented order: body, merchant, required fields, sign, formats', async () => {
  const { good: query } = CALLS.find(({ name }) => name === 'query of a pay-in') ?? { good: {} };
  const path = '/v1/payproPK/queryPayInResult';
  const wrong = { ...query, tradeNo: 'x'.repeat(65), sign: 'x' };
  const told = async (body: unknown, headers?: Record<string, string>) => (await merchant.send(path, JSON.stringify(body), headers)).body['msg'];
  expect(await told([], { merchantNo: 'x' })).toBe('parameter error: body');
  expect(await told(without(wrong, 'tradeNo'), { merchantNo: 'x' })).toBe('parameter error: merchantNo');
  expect(await told(without(wrong, 'tradeNo'))).toBe('parameter error: tradeNo');
  expect(await told(wrong)).toBe('sign error');
  expect((await merchant.call(path, wrong)).body['msg']).toBe('parameter error: tradeNo');
  expect((await merchant.call(path, { ...query, tradeNo: 'nothing' })).body['msg']).toBe('order not found');
});

describe('answers are signed for merchants that want it', () => {
  test('by default none is, so that strict clients meet no field they do not know', async () => {
    for (const call of CALLS) expect(JSON.stringify((await merchant.call(call.paths[0] ?? '', bodyOf(call))).body)).not.toContain('"sign"');
  });

  test.each(CALLS)('$name: over the answer or over its data, by the merchant’s own way of signing', async (call) => {
    const [path = ''] = call.paths;
    for (const [settings, signing] of [[{}, {}], [{ sign_mode: 'key', sign_separator: '&', sign_nulls: 'text', sign_empty: 'keep' }, { place: 'key', separator: '&', nulls: 'text', empties: 'keep' }]] satisfies [Record<string, string>, Signing][]) {
      const whole = await shopWith({ ...settings, response_sign: 'body' }).call(path, bodyOf(call), signing);
      expectAccepted(call, whole);
      // Nested values do not count in this family, so `data` does not; where it is null it is a null like any other.
      expect(whole.body['sign']).toBe(signOf(whole.body, SECRET, signing));
      const { data } = await shopWith({ ...settings, response_sign: 'data' }).call(path, bodyOf(call), signing);
      expect(data === null || data['sign'] === signOf(data, SECRET, signing)).toBe(true);
      expect(data === null).toBe(call.isQuery && call.name !== 'balance');
    }
  });

  test('but never for somebody who has not proven to know the secret', async () => {
    const shop = shopWith({ response_sign: 'body' });
    for (const body of ['{}', '[]', '{"tradeNo":"x","timestamp":"1731653732177","sign":"00"}']) {
      expect((await shop.send('/v1/payproPK/queryPayInResult', body)).body).not.toHaveProperty('sign');
    }
  });
});

describe('the worked examples of the pages', () => {
  const EXAMPLES: readonly (readonly [string, string, Record<string, string>])[] = [
    ['/v1/payproPK/payinApi', 'df5527532d2cb0f2ff4b9673e50aa372', { amount: '10000', tradeNo: 'order45692193212we3111', notifyUrl: 'https://example.com/notify', name: 'John Doe', customerCert: '1730123456789', email: 'john@gmail.com', mobile: '3115112345', remark: 'Payment for order #456', custId: 'm2hkCRuTCK5HKpEkA0ok', timestamp: '1730431256223' }],
    ['/v1/payproPK/payinApi', 'a43da6fe4b6900b2bf72ef47db36acc0', { amount: '10000', email: 'ali@gmail.com', mobile: '03115112345', name: 'Ali Khan', notifyUrl: 'https://example.com/notify', paymentType: 'easypaisa', remark: '', timestamp: '1730431256223', tradeNo: 'T1' }],
    ['/v1/payproPK/payinApi', '3763d3a034d4e1462c7ae70fc19f4a36', { amount: '10000', email: 'ali@gmail.com', mobile: '03115112345', name: 'Ali Khan', notifyUrl: 'https://example.com/notify', paymentType: 'easypaisa', remark: '', timestamp: '1730431256223', tradeNo: 'T1' }],
    ['/v1/payproPK/queryPayInResult', 'a200c3bfbfe6dae07b9d87cf2958ddbd', { timestamp: '1731653732177', tradeNo: 'order45692193212we3111' }],
    ['/v1/payproPK/queryBalance', '225c7be6454e2f31bf84944f32db359f', { timestamp: '1724151084278' }],
  ];
  test.each(EXAMPLES)('%s with sign %s', async (path, sign, body) => {
    expect((await merchant.send(path, JSON.stringify({ ...body, sign }))).body).toMatchObject({ code: '0000', success: true });
  });

  const BANK = { tradeNo: 'order67890', amount: '5000', name: 'Jane Doe', customerCert: '1730123456789', email: 'jane@gmail.com', mobile: '3115112345', accountType: 'BANK', bankName: 'ALLIED_BANK_LIMITED', bankNumber: '9876543210', notifyUrl: 'https://yourcallbackurl.com/notify', remark: 'Payment for invoice #1001', timestamp: '1730057564000' };
  test('the payout to a bank is an order for the account that it names', async () => {
    const reply = await merchant.send('/v1/payproPK/payout', JSON.stringify({ ...BANK, sign: 'fb5fb1a7b5a0ccd3365468e4f5ef7311' }));
    expect(reply.body).toMatchObject({ code: '0000', msg: 'success', data: { tradeNo: 'order67890', remark: 'Payment for invoice #1001', status: '0015' } });
    const [stored] = [...edge.peers.payouts.stored.values()].filter(({ reference }) => reference === 'order67890');
    expect(stored).toMatchObject({ wallet: 'bank', receiver: { mobile: '03115112345', name: 'Jane Doe', cnic: '1730123456789', bank: 'ALLIED_BANK_LIMITED', accountNumber: '9876543210' } });
    edge.peers.payouts.change(stored?.id ?? '', { state: 'PAYOUT_STATE_SUCCEEDED', settledAt: '2024-11-15T07:34:56.000Z' });
    expect((await merchant.call('/v1/payproPK/queryPayOutResult', { tradeNo: 'order67890', timestamp: '1731653732177' })).data).toMatchObject({ status: '0000', amount: '5000', message: 'SUCCESS' });
  });

  test('the printed request, whose secret nobody knows, is a wrong sign; signed by its merchant it gets the printed answer', async () => {
    const printed = { amount: '10000', tradeNo: `order45692193212we3112`, notifyUrl: 'https://example.com/notify', name: 'John Doe', customerCert: '1730123456789', email: 'john@gmail.com', mobile: '3115112345', remark: 'Payment for order #456', custId: 'm2hkCRuTCK5HKpEkA0ok', timestamp: '1730431256223' };
    const path = '/v1/payproPK/payinApi';
    expect((await merchant.send(path, JSON.stringify({ ...printed, sign: '5b161d2dc6f09a061953bf9e062fcbf1' }))).body).toMatchObject({ code: '8000', msg: 'sign error' });
    const answer = { msg: 'success', code: '0000', data: { platFormTradeNo: '2kvziksxbvxg062d', remark: 'Payment for order #456', status: '0015', desc: 'CREATED' }, success: true, timestamp: 1_731_653_732_177 };
    const reply = await merchant.call(path, printed);
    expect(reply.contentType).toMatch(/^application\/json/);
    expect(reply.body).toMatchObject({ ...answer, data: { ...answer.data, platFormTradeNo: expect.stringMatching(/^[0-9a-z]{16,32}$/) }, timestamp: expect.any(Number) });
  });
});

describe('the same tradeNo fifty times at once', () => {
  test.each(CALLS.filter(({ isQuery }) => !isQuery))('$name: one order', async (call) => {
    const body = bodyOf(call);
    const stored = () => edge.peers.payments.stored.size + edge.peers.payouts.stored.size;
    const before = stored();
    const replies = await Promise.all(Array.from({ length: 50 }, (_, index) => merchant.call(call.paths[0] ?? '', { ...body, timestamp: String(1_730_057_564_000 + index) })));
    expect(new Set(replies.map(({ body: { code }, data }) => `${String(code)} ${String(data?.['platFormTradeNo'])}`)).size).toBe(1);
    expect(replies[0]?.body['code']).toBe('0000');
    expect(stored()).toBe(before + 1);
  });
});
