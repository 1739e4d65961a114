import { describe, expect, test } from '@jest/globals';
import { money } from '@adaigi/domain';
import { acknowledgement, parseCallback } from './callback.ts';
import { chargeFieldsV1, chargeFieldsV2 } from './charge.ts';
import type { JazzcashConfig } from './config.ts';
import { refundFields } from './refund.ts';
import { signed } from './wire.ts';
import type { WireFields } from './wire.ts';

const secret = (text: string) => ({ reveal: () => text });
const config = (change: Partial<JazzcashConfig> & { salt: JazzcashConfig['salt'] }): JazzcashConfig => ({
  baseUrl: new URL('https://sandbox.jazzcash.com.pk'),
  paths: { chargeV1: '/1', chargeV2: '/2', inquire: '/i', refund: '/r' },
  merchantId: 'MC1',
  returnUrl: 'https://example.com/return',
  version: 'auto',
  subMerchantName: '',
  txnExpiryMs: 86_400_000,
  password: secret('p'),
  mpin: null,
  ...change,
});
const hashOf = (fields: WireFields, of: JazzcashConfig): string | null | undefined => signed(fields, of)['pp_SecureHash'];

const order = (reference: string, minor: bigint, now: string, description: string, payer: { mobile: string; cnic: string }) => ({
  reference,
  amount: money(minor, 'PKR'),
  payer: { name: '', email: '', ...payer },
  description,
  method: 'wallet' as const,
  now: new Date(now),
  leaveBy: 0,
});

describe('published hashes come out of the requests that we really build', () => {
  test('1: sandbox documentation', () => {
    const of = config({ salt: secret('0F5DD14AE2') });
    expect(hashOf({ pp_MerchantID: 'MER123', pp_OrderInfo: 'A48cvE28', pp_Amount: '2995' }, of)).toBe('C7689CDA7474EB1ADCD343FD0C0B676BAD0BA66361CC46DB589BDB0DA4C1C867');
  });

  test('2: v1.1 of an integration\'s tests', () => {
    const of = config({ salt: secret('reallySecretKey'), merchantId: 'merchant123', password: secret('password') });
    const fields = chargeFieldsV1(of, order('647cb56c890e4', 2_000n, '2023-10-10T19:00:00Z', 'Test Order', { mobile: '', cnic: '' }));
    expect(hashOf({ ...fields, ppmpf_2: 'abcdef' }, of)).toBe('876B465D21973A96DD4DC7BE69EC129FA1FE529B9CC0FA1D75C8CD6534613FBC');
  });

  test('3: refund of the 2026 guide', () => {
    const of = { ...config({ salt: secret('3vv9wu3a18'), merchantId: 'MC25041', password: secret('sz1v4agvyf') }), mpin: secret('1234') };
    const captured = money(25_000n, 'PKR');
    const fields = refundFields(of, { reference: 'R', amount: captured, charge: { reference: 'T20220518150213', captured, providerTransactionId: '' }, now: new Date(), leaveBy: 0 });
    expect(hashOf(fields, of)).toBe('2C595361C2DA0E502D18BFBAA92CF4740330215E5E8AD0CF4489A64E7400B117');
  });

  test('4: v2.0 of the sandbox documentation', () => {
    const of = config({ salt: secret('9208s6wx05'), merchantId: 'MC32084', password: secret('yy41w5f10e') });
    const fields = chargeFieldsV2(of, order('T71608120', 100n, '2022-01-24T17:42:04Z', 'Test case description', { mobile: '03123456789', cnic: '3520212345678' }));
    expect(hashOf({ ...fields, pp_BillReference: 'billRef3781' }, of)).toBe('39ECAACFC30F9AFA1763B7E61EA33AC75977FB2E849A5EE1EDC4016791F3438F');
  });

  test('5: notification of the 2026 guide is believed, and any changed value is not', () => {
    const of = config({ salt: secret('0123456789') });
    const notification = {
      pp_Version: '2.0',
      pp_TxnType: 'MWALLET',
      pp_BankID: '',
      pp_ProductID: null,
      pp_Password: '0123456789',
      pp_TxnRefNo: 'T20240418145702',
      pp_TxnDateTime: '20240418145702',
      pp_ResponseCode: '121',
      pp_ResponseMessage: 'Transaction has been marked confirmed by Merchant.',
      pp_AuthCode: '060935465981',
      pp_SettlementExpiry: null,
      pp_RetreivalReferenceNo: '240418718258',
      pp_SecureHash: '2B47BCF7825FA27FC8B522292BC8D226213FCCDA685FC68A67EC20B10836E5B7',
    };
    const parse = (fields: WireFields) => parseCallback(of, { method: 'POST', query: '', contentType: 'application/json', body: Buffer.from(JSON.stringify(fields)) });
    // Authentic, but its reference has not the form of ours.
    expect(parse(notification)).toMatchObject({ kind: 'refused', refusal: 'reference', reply: { status: 200 } });
    expect(parse({ ...notification, pp_SecureHash: notification.pp_SecureHash.toLowerCase() })).toMatchObject({ refusal: 'reference' });
    for (const name of ['pp_ResponseCode', 'pp_Password', 'pp_TxnRefNo', 'pp_RetreivalReferenceNo'] as const) {
      expect(parse({ ...notification, [name]: `${notification[name]}0` })).toMatchObject({ kind: 'refused', refusal: 'signature', reply: { status: 401 } });
    }
  });

  test('6: our answer to a notification', () => {
    const { body } = acknowledgement({ salt: secret('0123456789') });
    expect(JSON.parse(body)).toEqual({
      pp_ResponseCode: '000',
      pp_ResponseMessage: 'IPN received successfully',
      pp_SecureHash: 'C4926B79EA007DA68B3C5766941B7959856EFA2BA9CF59711024EB47578E831C',
    });
  });
});

test('a request has the fields of its version and no others', () => {
  const of = config({ salt: secret('s'), subMerchantName: 'Shop' });
  const given = order('A1B2C3D4E5F6G7H8J9K0', 10_000n, '2026-11-20T10:54:01Z', 'x', { mobile: '03123456789', cnic: '3520212345678' });
  const [v1, v2] = [chargeFieldsV1(of, given), chargeFieldsV2(of, given)];
  expect(v1).toMatchObject({ pp_Version: '1.1', pp_TxnType: 'MWALLET', ppmpf_1: '03123456789', pp_TxnDateTime: '20261120155401', pp_TxnExpiryDateTime: '20261121155401', pp_SubMerchantName: 'Shop' });
  expect(Object.keys(v1)).not.toEqual(expect.arrayContaining(['pp_MobileNumber']));
  expect(v2).toMatchObject({ pp_MobileNumber: '03123456789', pp_CNIC: '345678', ppmpf_1: '' });
  for (const name of ['pp_Version', 'pp_TxnType', 'pp_ReturnURL']) expect(v2).not.toHaveProperty(name);
});
