import { describe, expect, test } from '@jest/globals';
import { brokenField, knownFields, readFields } from './fields.ts';
import type { Fields } from './fields.ts';

const v1: Fields = {
  pp_Version: '1.1',
  pp_TxnType: 'MWALLET',
  pp_Language: 'EN',
  pp_MerchantID: 'MC10001',
  pp_Password: 'secret',
  pp_TxnRefNo: 'T20261120155401',
  pp_Amount: '10000',
  pp_TxnCurrency: 'PKR',
  pp_TxnDateTime: '20261120155401',
  pp_TxnExpiryDateTime: '20261121155401',
  pp_BillReference: 'INV1001',
  pp_Description: 'Order 456',
  pp_ReturnURL: 'https://merchant.example/return',
  ppmpf_1: '03123456789',
  pp_SecureHash: 'A'.repeat(64),
};
const { pp_Version: _v, pp_TxnType: _t, pp_ReturnURL: _r, ppmpf_1: _p, ...shared } = v1;
const v2: Fields = { ...shared, pp_MobileNumber: '03123456789', pp_CNIC: '345678' };

describe('the field rules', () => {
  test('accept both versions', () => {
    expect(brokenField('pay-1.1', v1)).toBeUndefined();
    expect(brokenField('pay-2.0', v2)).toBeUndefined();
  });

  test.each(Object.keys(v1))('v1.1 without %s is refused by its name', (name) => {
    expect(brokenField('pay-1.1', { ...v1, [name]: '' })).toBe(name);
  });

  test.each(Object.keys(v2))('v2.0 without %s is refused by its name', (name) => {
    expect(brokenField('pay-2.0', { ...v2, [name]: '' })).toBe(name);
  });

  test.each([
    ['pp_TxnRefNo', 'T'.repeat(21)],
    ['pp_TxnRefNo', 'T-1'],
    ['pp_Amount', '100.00'],
    ['pp_Amount', '0'],
    ['pp_TxnCurrency', 'USD'],
    ['pp_TxnDateTime', '20261332155401'],
    ['pp_TxnExpiryDateTime', '20261120155401'],
    ['pp_TxnExpiryDateTime', '20270401155401'],
    ['pp_BillReference', 'B'.repeat(21)],
    ['pp_Description', 'x'.repeat(201)],
    ['pp_Description', 'Order: 456'],
    ['pp_ReturnURL', `https://${'x'.repeat(200)}`],
    ['ppmpf_1', '+923123456789'],
    ['ppmpf_2', 'a/b'],
    ['pp_SecureHash', 'AB'],
  ])('%s = %s is refused by its name', (name, value) => {
    expect(brokenField('pay-1.1', { ...v1, [name]: value })).toBe(name);
  });

  test('a field of the other version is not known, so it cannot be in the hash', () => {
    expect(knownFields('pay-1.1', { ...v1, pp_MobileNumber: '03123456789' })).toEqual(v1);
  });
});

describe('reading a body', () => {
  test('null is blank, other values than text are named', () => {
    expect(readFields('{"pp_Amount":10000,"pp_BankID":null,"pp_Language":"EN"}', 'application/json')).toEqual({
      fields: { pp_BankID: '', pp_Language: 'EN' },
      notText: ['pp_Amount'],
    });
  });

  test('a form is read too, as the pgw hosts accept it', () => {
    expect(readFields('pp_Language=EN&pp_Amount=10000', 'application/x-www-form-urlencoded; charset=utf-8')?.fields).toEqual({ pp_Language: 'EN', pp_Amount: '10000' });
  });

  test.each(['', 'hello', '[]', 'null', '"text"'])('%s is no body', (body) => {
    expect(readFields(body, 'application/json')).toBeUndefined();
  });
});
