import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '@adaigi/testing';
import { call, hashOf, inquiryOf, newReference, paths, payV1, payV2, post, refundOf, salt } from './support/jazzcash.ts';
import { ledgerOf, readJson, startTestSimulator } from './support/simulator.ts';
import type { TestSimulator } from './support/simulator.ts';

let simulator: TestSimulator;
let base: string;

beforeAll(async () => {
  simulator = await startTestSimulator('simulator-jazzcash');
  base = simulator.jazzcash;
});
afterAll(() => simulator.stop());

const payer = '03211234567';

describe('wallet payment', () => {
  test.each([
    ['classic', '1.1'],
    ['classic', '2.0'],
    ['pgw', '1.1'],
    ['pgw', '2.0'],
    ['orchestrator', '1.1'],
    ['orchestrator', '2.0'],
  ] as const)('%s v%s: a paid charge is answered 000, debited once and confirmed by the inquiry', async (family, version) => {
    const reference = newReference();
    const answer = await call(base, version === '1.1' ? paths[family].v1 : paths[family].v2, version === '1.1' ? payV1(reference, payer) : payV2(reference, payer));
    expect(answer).toMatchObject({ pp_ResponseCode: '000', pp_TxnRefNo: reference, pp_Amount: '10000', pp_TxnCurrency: 'PKR', pp_MerchantID: 'MC10001' });
    expect(answer['pp_AuthCode']).toMatch(/^\d{12}$/);
    const retrieval = answer['pp_RetreivalReferenceNo'] ?? answer['pp_RetrievalReferenceNo'];
    expect(retrieval).toMatch(family === 'orchestrator' ? /^\d{24}$/ : /^\d{12}$/);
    expect(await ledgerOf(simulator.control, reference)).toEqual(['debit 10000']);
    const inquiry = await call(base, paths[family].inquiry, inquiryOf(reference));
    expect(inquiry).toMatchObject({ pp_ResponseCode: '000', pp_PaymentResponseCode: '121', pp_Status: 'Completed', pp_RetrievalReferenceNo: retrieval });
    expect(inquiry['pp_Amount']).toBe(family === 'orchestrator' || version === '2.0' ? '10000' : undefined);
  });

  test.each([
    ['03000000001', '004'],
    ['03000000002', '024'],
    ['03000000003', '002'],
    ['03000000004', '112'],
    ['03000000005', '001'],
    ['03000000006', '118'],
    ['03000000007', '003'],
    ['03000000008', '014'],
    ['03000000009', '060'],
    ['03000000010', '987'],
    ['03123456780', '199'],
  ])('%s is declined with %s, debits nothing and ends Failed', async (mobile, code) => {
    const reference = newReference();
    expect(await call(base, paths.classic.v1, payV1(reference, mobile))).toMatchObject({ pp_ResponseCode: code });
    expect(await ledgerOf(simulator.control, reference)).toEqual([]);
    expect(await call(base, paths.classic.inquiry, inquiryOf(reference))).toMatchObject({ pp_ResponseCode: '000', pp_PaymentResponseCode: code, pp_Status: 'Failed' });
  });

  test('a reference is used once: the second charge is refused and debits nothing', async () => {
    const reference = newReference();
    await call(base, paths.classic.v1, payV1(reference, payer));
    expect(await call(base, paths.classic.v2, payV2(reference, payer))).toMatchObject({ pp_ResponseCode: '110' });
    expect(await ledgerOf(simulator.control, reference)).toEqual(['debit 10000']);
  });

  test('fifty charges of one reference at once debit it once', async () => {
    const reference = newReference();
    const answers = await Promise.all(Array.from({ length: 50 }, () => call(base, paths.classic.v1, payV1(reference, payer))));
    expect(answers.filter((answer) => answer['pp_ResponseCode'] === '000')).toHaveLength(1);
    expect(await ledgerOf(simulator.control, reference)).toEqual(['debit 10000']);
  });

  test('a balance pays as often as it lasts, however many charges come at once', async () => {
    const mobile = '03219990001';
    await simulator.control.put(`/wallets/${mobile}`, { wallet: 'jazzcash', balanceMinor: 35_000 });
    const answers = await Promise.all(Array.from({ length: 10 }, () => call(base, paths.classic.v1, payV1(newReference(), mobile))));
    const codes = answers.map((answer) => answer['pp_ResponseCode']);
    expect(codes.filter((code) => code === '000')).toHaveLength(3);
    expect(codes.filter((code) => code === '004')).toHaveLength(7);
    expect(await simulator.control.get(`/wallets/${mobile}`)).toMatchObject({ jazzcash: { balanceMinor: 5_000 } });
  });
});

describe('what a request must have', () => {
  test.each([
    ['a wrong hash', (fields: Record<string, string>) => ({ ...fields, pp_SecureHash: '0'.repeat(64) }), '115'],
    ['a changed amount', (fields: Record<string, string>) => ({ ...fields, pp_Amount: '1' }), '115'],
    ['a foreign field that was signed', (fields: Record<string, string>) => sign({ ...fields, pp_MobileNumber: payer }), '115'],
    ['a foreign field that was not signed', (fields: Record<string, string>) => ({ ...fields, pp_MobileNumber: payer }), '115'],
    ['a wrong password', (fields: Record<string, string>) => sign({ ...fields, pp_Password: 'guess' }), '101'],
    ['an unknown merchant', (fields: Record<string, string>) => sign({ ...fields, pp_MerchantID: 'MC99999' }), '101'],
    ['another return URL', (fields: Record<string, string>) => sign({ ...fields, pp_ReturnURL: 'http://127.0.0.1/return/jazzcash-main/' }), '999'],
    ['an over-long reference', (fields: Record<string, string>) => sign({ ...fields, pp_TxnRefNo: 'T'.repeat(21) }), '110'],
    ['an amount that is a number', (fields: Record<string, string>) => ({ ...sign(fields), pp_Amount: 10_000 }), '110'],
  ] as const)('%s is refused and debits nothing', async (_case, change, code) => {
    const reference = newReference();
    const { text } = await post(base, paths.classic.v1, change(sign(payV1(reference, payer))));
    expect(readJson(text)).toMatchObject({ pp_ResponseCode: code });
    expect(await ledgerOf(simulator.control, reference)).toEqual([]);
  });

  test('a refused field is named', async () => {
    const answer = await call(base, paths.classic.v2, payV2(newReference(), payer, { pp_CNIC: '12345' }));
    expect(answer).toMatchObject({ pp_ResponseCode: '110', pp_ResponseMessage: expect.stringContaining('pp_CNIC') });
  });

  test('a lower-case hash is as good', async () => {
    const fields = payV1(newReference(), payer);
    const { text } = await post(base, paths.classic.v1, { ...fields, pp_SecureHash: hashOf(fields, salt).toLowerCase() });
    expect(readJson(text)).toMatchObject({ pp_ResponseCode: '000' });
  });

  test('a form is accepted like JSON', async () => {
    const fields = sign(payV1(newReference(), payer));
    const response = await fetch(`${base}${paths.pgw.v1}`, { method: 'POST', body: new URLSearchParams(fields) });
    expect(readJson(await response.text())).toMatchObject({ pp_ResponseCode: '000' });
  });

  test('a body that is none is answered 110, a wrong path with a page', async () => {
    const response = await fetch(`${base}${paths.classic.v1}`, { method: 'POST', body: 'hello' });
    expect(readJson(await response.text())).toMatchObject({ pp_ResponseCode: '110' });
    expect((await fetch(`${base}/nothing`, { method: 'POST', body: '{}' })).status).toBe(404);
  });
});

describe('status inquiry', () => {
  test('of an unknown reference answers 109 and blanks', async () => {
    expect(await call(base, paths.classic.inquiry, inquiryOf(newReference()))).toMatchObject({ pp_ResponseCode: '109', pp_PaymentResponseCode: '', pp_Status: '' });
  });

  test('with a wrong hash answers 115', async () => {
    const { text } = await post(base, paths.classic.inquiry, { ...inquiryOf(newReference()), pp_SecureHash: 'F'.repeat(64) });
    expect(readJson(text)).toMatchObject({ pp_ResponseCode: '115' });
  });

  test('of a payment nobody answered is Pending inside the window and Dropped after it', async () => {
    const reference = newReference();
    const silence = post(base, paths.classic.v1, sign(payV1(reference, '03000000014'))).catch(() => 'cut');
    await eventually(async () => (await call(base, paths.classic.inquiry, inquiryOf(reference)))['pp_Status'] === 'Pending');
    await eventually(async () => {
      const inquiry = await call(base, paths.classic.inquiry, inquiryOf(reference));
      return inquiry['pp_Status'] === 'Dropped' && inquiry['pp_PaymentResponseCode'] === '129';
    });
    expect(await silence).toBe('cut');
    expect(await ledgerOf(simulator.control, reference)).toEqual([]);
  });

  test('may say Failed of what is paid a moment later', async () => {
    const reference = newReference();
    expect(await call(base, paths.classic.v1, payV1(reference, '03000000020'))).toMatchObject({ pp_ResponseCode: '157' });
    expect(await call(base, paths.classic.inquiry, inquiryOf(reference))).toMatchObject({ pp_PaymentResponseCode: '199', pp_Status: 'Failed' });
    await eventually(async () => (await call(base, paths.classic.inquiry, inquiryOf(reference)))['pp_PaymentResponseCode'] === '121');
    expect(await ledgerOf(simulator.control, reference)).toEqual(['debit 10000']);
  });
});

describe('refund', () => {
  test('a whole refund is booked, shows as 131, and cannot be had twice', async () => {
    const reference = newReference();
    await call(base, paths.classic.v1, payV1(reference, payer));
    expect(await call(base, paths.classic.refund, refundOf(reference))).toMatchObject({ pp_ResponseCode: '000' });
    expect(await call(base, paths.pgw.refund, refundOf(reference))).toMatchObject({ pp_ResponseCode: '132' });
    expect(await call(base, paths.classic.inquiry, inquiryOf(reference))).toMatchObject({ pp_PaymentResponseCode: '131' });
    expect(await ledgerOf(simulator.control, reference)).toEqual(['debit 10000', 'refund 10000']);
  });

  test('a second partial refund is refused, and more than was paid too', async () => {
    const reference = newReference();
    await call(base, paths.classic.v1, payV1(reference, payer));
    expect(await call(base, paths.classic.refund, refundOf(reference, '10001'))).toMatchObject({ pp_ResponseCode: '110' });
    expect(await call(base, paths.classic.refund, refundOf(reference, '4000'))).toMatchObject({ pp_ResponseCode: '000' });
    expect(await call(base, paths.classic.refund, refundOf(reference, '1000'))).toMatchObject({ pp_ResponseCode: '451' });
    expect(await ledgerOf(simulator.control, reference)).toEqual(['debit 10000', 'refund 4000']);
  });

  test.each([
    ['03000000040', '10000', '455'],
    ['03000000041', '10000', '132'],
    ['03000000042', '5000', '454'],
    ['03000000001', '10000', '132'],
  ])('of %s, %s paisa, is refused with %s', async (mobile, amount, code) => {
    const reference = newReference();
    await call(base, paths.classic.v1, payV1(reference, mobile));
    expect(await call(base, paths.classic.refund, refundOf(reference, amount))).toMatchObject({ pp_ResponseCode: code });
  });

  test('with a wrong MPIN or of nothing is refused', async () => {
    const reference = newReference();
    expect(await call(base, paths.classic.refund, refundOf(reference))).toMatchObject({ pp_ResponseCode: '109' });
    await call(base, paths.classic.v1, payV1(reference, payer));
    expect(await call(base, paths.classic.refund, { ...refundOf(reference), pp_MerchantMPIN: '9999' })).toMatchObject({ pp_ResponseCode: '110' });
  });

  test('can be done and never answered', async () => {
    const reference = newReference();
    await call(base, paths.classic.v1, payV1(reference, '03000000043'));
    const fields = refundOf(reference);
    await expect(post(base, paths.classic.refund, sign(fields))).rejects.toThrow();
    expect(await ledgerOf(simulator.control, reference)).toEqual(['debit 10000', 'refund 10000']);
  });
});

function sign(fields: Record<string, string>): Record<string, string> {
  return { ...fields, pp_SecureHash: hashOf(fields, salt) };
}
