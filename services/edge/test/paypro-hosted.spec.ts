import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { send, type Answer } from './harness/client.ts';
import { startEdge, type TestEdge } from './harness/edge.ts';
import type { TestMerchant } from './harness/merchants.ts';
import { callPaypro, type PayproAnswer } from './harness/paypro.ts';

let edge: TestEdge;
let merchant: TestMerchant;

beforeAll(async () => {
  edge = await startEdge({ ADAIGI_PUBLIC_URL: 'https://pay.example.com' });
  merchant = edge.peers.merchants.add();
});
afterAll(async () => edge.stop());

function order(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    amount: '10000',
    tradeNo: `hosted${randomUUID()}`,
    notifyUrl: 'https://example.com/notify',
    returnUrl: 'https://shop.example.com/done?a=1&b=2',
    name: 'John Doe',
    customerCert: '1730123456789',
    email: 'john@gmail.com',
    mobile: '3115112345',
    remark: 'Payment for order #456',
    timestamp: '1730431256223',
    ...change,
  };
}

const payin = (fields: Record<string, unknown>, shop = merchant, path = '/v1/payproPK/payin'): Promise<PayproAnswer> => callPaypro(edge.url, path, shop, fields);

/** The page's path of a fresh order, and its payment. */
async function opened(change: Record<string, unknown> = {}, shop = merchant): Promise<{ path: string; id: string }> {
  const { data } = await payin(order(change), shop);
  const { paymentLink = '', platFormTradeNo = '' } = data;
  return { path: paymentLink.replace('https://pay.example.com', ''), id: `pay_${platFormTradeNo}` };
}

const look = (path: string, headers: Record<string, string> = {}): Promise<Answer> => send(edge.url, 'GET', path, { headers });
const submit = (path: string, form: Record<string, string>): Promise<Answer> =>
  send(edge.url, 'POST', path, { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(form).toString() });

describe('payin', () => {
  test('answers with the order and the link of its page; the payment waits for its payer', async () => {
    const fields = order();
    const answer = await payin(fields);
    expect(answer.json).toMatchObject({ code: '0000', success: true });
    expect(answer.data).toEqual({
      platFormTradeNo: expect.stringMatching(/^[0-9a-f]{32}$/),
      tradeNo: fields['tradeNo'],
      status: '0015',
      desc: 'CREATED',
      message: 'CREATED',
      remark: 'Payment for order #456',
      paymentLink: expect.stringMatching(new RegExp(`^https://pay\\.example\\.com/pay/${merchant.merchantNo}/${answer.data['platFormTradeNo']}[0-9a-f]{32}$`)),
    });
    expect(edge.peers.payments.creates.at(-1)).toMatchObject({ awaitsPayer: true, wallet: '', payer: { mobile: '03115112345' }, dialectData: { hosted: 'true', returnUrl: fields['returnUrl'] } });
    expect((await payin({ ...fields, timestamp: '1730431256999' })).data).toEqual(answer.data);
    expect((await payin({ ...fields, returnUrl: 'https://other.example.com' })).json).toMatchObject({ code: '8000', msg: 'duplicate tradeNo', data: null });
  });

  test.each(['/v1/vexora/checkout', '/pak-pay/v1/payproPK/payin'])('%s is the same call', async (path) => {
    expect((await payin(order(), merchant, path)).json).toMatchObject({ code: '0000' });
  });

  test.each([
    [{ customerCert: undefined, remark: undefined, mobile: '03115112345', returnUrl: undefined }, 'success'],
    [{ amount: '50000' }, 'success'],
    [{ amount: '50001' }, 'parameter error: custId'],
    [{ amount: '50001', custId: 'c1' }, 'success'],
    [{ amount: '99' }, 'amount out of range'],
    [{ returnUrl: 'https:\\/\\/shop.example.com\\/done' }, 'success'],
    [{ returnUrl: 'javascript:alert(1)' }, 'parameter error: returnUrl'],
    [{ returnUrl: '//shop.example.com' }, 'parameter error: returnUrl'],
    [{ returnUrl: '' }, 'success'],
  ])('%j: %s', async (change, msg) => {
    expect((await payin(order(change))).json['msg']).toBe(msg);
  });

  test('escapes are taken out of the return URL', async () => {
    await payin(order({ returnUrl: 'https:\\/\\/shop.example.com\\/done' }));
    expect(edge.peers.payments.creates.at(-1)?.dialectData).toMatchObject({ returnUrl: 'https://shop.example.com/done' });
  });

  test('strict mode asks for all that the documentation requires', async () => {
    const shop = edge.peers.merchants.add({ strict_mode: 'true' });
    expect((await payin(order({ customerCert: undefined, remark: undefined }), shop)).json['msg']).toBe('parameter error: customerCert, remark');
    expect((await payin(order({ mobile: '03115112345' }), shop)).json['msg']).toBe('parameter error: mobile');
    expect((await payin(order(), shop)).json['msg']).toBe('success');
  });
});

describe('the page', () => {
  test('asks for wallet and number, masks what it knows, and lets no other address in', async () => {
    const { path } = await opened();
    const page = await look(path);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const policy = page.headers.get('content-security-policy') ?? '';
    for (const rule of ["default-src 'none'", "form-action 'self'", "frame-ancestors 'none'"]) expect(policy).toContain(rule);
    expect(page.text).toContain('<select id="wallet" name="wallet"');
    expect(page.text).toContain('Rs 10,000');
    expect(page.text).toContain('0311*****45');
    for (const secret of ['03115112345', '3115112345', 'John Doe', 'john@gmail.com', '1730123456789']) expect(page.text).not.toContain(secret);
    expect(page.text).not.toContain('<script');
  });

  test.each([[{ 'accept-language': 'ur-PK,en;q=0.5' }, ''], [{}, '?lang=ur']])('speaks Urdu, right to left: %j %s', async (headers, query) => {
    const { path } = await opened();
    const page = await look(`${path}${query}`, headers);
    expect(page.text).toContain('<html lang="ur" dir="rtl">');
    expect(page.text).toContain('جاز کیش');
  });

  test('confirms once, with what was typed or was given, and comes back to itself', async () => {
    const { path, id } = await opened();
    const answer = await submit(`${path}?lang=ur`, { wallet: 'easypaisa', mobile: '0345 5112345' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}?lang=ur`]);
    await submit(path, { wallet: 'jazzcash', mobile: '' });
    expect(edge.peers.payments.confirms.filter(({ paymentId }) => paymentId === id)).toEqual([{ paymentId: id, wallet: 'easypaisa', mobile: '03455112345' }]);
    const page = await look(path);
    expect(page.text).toContain('data-state="pending"');
    expect(page.text).toContain(`<meta http-equiv="refresh" content="3;url=${path}?lang=en">`);
    const given = await opened();
    await submit(given.path, { wallet: 'jazzcash', mobile: '' });
    expect(edge.peers.payments.confirms.at(-1)).toEqual({ paymentId: given.id, wallet: 'jazzcash', mobile: '' });
  });

  test('keeps the wallet that the shop has fixed', async () => {
    const { path } = await opened({ paymentType: 'easypaisa' });
    expect((await look(path)).text).toContain('<input type="hidden" name="wallet" value="easypaisa">');
    await submit(path, { wallet: 'jazzcash', mobile: '' });
    expect(edge.peers.payments.confirms.at(-1)).toMatchObject({ wallet: 'easypaisa' });
  });

  test.each([
    [{ wallet: 'jazzcash', mobile: '123' }, 'aria-invalid="true" autofocus', '123'],
    [{ wallet: 'jazzcash', mobile: '"><script>' }, 'aria-invalid="true" autofocus', '&quot;&gt;&lt;script&gt;'],
    [{ wallet: 'sadapay', mobile: '' }, 'aria-invalid="true" aria-describedby="wrong"', ''],
    [{}, 'aria-invalid="true" aria-describedby="wrong"', ''],
  ])('%j is shown again with what is wrong, and nothing is sent', async (form, mark, typed) => {
    const { path } = await opened();
    const before = edge.peers.payments.confirms.length;
    const page = await submit(path, form);
    expect(page.status).toBe(422);
    expect(page.text).toContain(mark);
    expect(page.text).toContain(`value="${typed}"`);
    expect(page.text).toContain('role="alert"');
    expect(edge.peers.payments.confirms.length).toBe(before);
  });

  test('shows the result and goes back to the shop only when paid; what others wrote stays text', async () => {
    const { path, id } = await opened({ tradeNo: `<b>${randomUUID()}` });
    edge.peers.payments.change(id, { state: 'PAYMENT_STATE_SUCCEEDED', nextAction: null });
    const paid = await look(path);
    expect(paid.text).toContain('data-state="success"');
    expect(paid.text).toContain('<meta http-equiv="refresh" content="4;url=https://shop.example.com/done?a=1&amp;b=2">');
    expect(paid.text).not.toContain('<b>');
    edge.peers.payments.change(id, { state: 'PAYMENT_STATE_FAILED', failure: { code: 'wrong_pin', message: 'The payer entered a wrong PIN.', fault: 'FAULT_PAYER' } });
    const failed = await look(path);
    expect(failed.text).toContain('data-state="fail"');
    expect(failed.text).toContain('The payer entered a wrong PIN.');
    expect(failed.text).toContain('href="https://shop.example.com/done?a=1&amp;b=2"');
    expect(failed.text).not.toContain('http-equiv="refresh"');
  });

  test('is there for its own link only: not for an order’s number, another merchant or a direct order', async () => {
    const { path, id } = await opened();
    const direct = await callPaypro(edge.url, '/v1/payproPK/payinApi', merchant, order({ returnUrl: undefined }));
    const stranger = edge.peers.merchants.add();
    const wrong = [
      path.slice(0, -1) + (path.endsWith('0') ? '1' : '0'),
      path.slice(0, -32),
      path.replace(merchant.merchantNo, stranger.merchantNo),
      path.replace(id.slice(4), direct.data['platFormTradeNo'] ?? ''),
      '/pay/1/x',
    ];
    for (const each of wrong) {
      const page = await look(each);
      expect([page.status, page.text.includes('data-state="fail"')]).toEqual([404, true]);
      expect((await submit(each, { wallet: 'jazzcash', mobile: '' })).status).toBe(404);
    }
  });
});
