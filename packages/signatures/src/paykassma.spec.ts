import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { signPaykassmaPostback, signPaykassmaWithdrawal, verifyPaykassmaWithdrawal } from './paykassma.ts';

const KEY = 'test-private-0001';
const order = {
  withdrawal_id: '1234567test',
  payment_system: 'easypaisa',
  amount: 10000,
  currency_code: 'PKR',
  label: '125199',
  account_number: '03405135211',
  account_name: 'Muhammad Saqib Mushtaq',
  is_test: true,
};
const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');
const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
const body = (fields: object, signature: string): string => JSON.stringify({ ...fields, signature });

describe("the signature of Paykassma's withdrawals", () => {
  test.each([
    [true, 'dd0743d4626b44bf97dce747709316138d7dd654'],
    [false, '89a89eb5aed3900c7bb57c22c2c99cc753fe8738'],
  ])('is the worked example with is_test %s', (is_test, signature) => {
    expect(signPaykassmaWithdrawal(JSON.stringify({ ...order, is_test }), KEY)).toBe(signature);
    expect(verifyPaykassmaWithdrawal(body({ ...order, is_test }, signature), KEY)).toBe(true);
    expect(verifyPaykassmaWithdrawal(body({ ...order, is_test }, signature.toUpperCase()), KEY)).toBe(true);
    expect(verifyPaykassmaWithdrawal(body({ ...order, is_test: !is_test }, signature), KEY)).toBe(false);
  });

  test.each([
    ['is_test as the text false', { ...order, is_test: false }, 'Muhammad Saqib Mushtaq:03405135211:10000:PKR:false:125199:easypaisa:1234567test'],
    ['is_test as 0', { ...order, is_test: false }, 'Muhammad Saqib Mushtaq:03405135211:10000:PKR:0:125199:easypaisa:1234567test'],
    ['is_test as the text true', order, 'Muhammad Saqib Mushtaq:03405135211:10000:PKR:true:125199:easypaisa:1234567test'],
    ['a null that keeps its place', { ...order, comment: null }, 'Muhammad Saqib Mushtaq:03405135211:10000::PKR:1:125199:easypaisa:1234567test'],
    ['an empty object with one place', { ...order, payment_details: {} }, 'Muhammad Saqib Mushtaq:03405135211:10000:PKR:1:125199::easypaisa:1234567test'],
    ['a list by its positions, beyond ten and with every digit', { ...order, bank_details: [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, [{ z: 'z', a: [] }], 'x'] }, 'Muhammad Saqib Mushtaq:03405135211:10000:11:10:9:8:7:6:5:4:3:2::z:x:PKR:1:125199:easypaisa:1234567test'],
    ['a signature that is nested', { ...order, bank_details: { signature: 'inner' } }, 'Muhammad Saqib Mushtaq:03405135211:10000:inner:PKR:1:125199:easypaisa:1234567test'],
    ['a nested object by its keys', { ...order, bank_details: { branch: 'x', bank_code: '07' } }, 'Muhammad Saqib Mushtaq:03405135211:10000:07:x:PKR:1:125199:easypaisa:1234567test'],
  ])('takes %s', (_what, fields, text) => {
    expect(verifyPaykassmaWithdrawal(body(fields, sha1(KEY + md5(text))), KEY)).toBe(true);
  });

  test('reads 10000.0 as PHP prints it', () => {
    const signature = sha1(KEY + md5('Muhammad Saqib Mushtaq:03405135211:10000:PKR:1:125199:easypaisa:1234567test'));
    expect(verifyPaykassmaWithdrawal(body(order, signature).replace('10000', '10000.0'), KEY)).toBe(true);
  });

  test('takes the last of duplicate names, an integer in a list with all its digits, and names by code point', () => {
    const text = 'last:12345678901234567890:2:1';
    const fields = '{"a":"first","a":"last","b":[12345678901234567890],"\u{1f600}":"1","\uff61":"2"';
    expect(verifyPaykassmaWithdrawal(`${fields},"signature":"${sha1(KEY + md5(text))}"}`, KEY)).toBe(true);
  });

  test.each([
    ['lists', '[', ']'],
    ['objects', '{"a":', '}'],
  ])('holds for %s however deep and for lists however long: one pass, no recursion', (_what, start, end) => {
    const deep = `${start.repeat(20_000)}"x"${end.repeat(20_000)}`;
    const long = Array.from({ length: 20_000 }, (_, at) => at);
    const text = `x:${long.join(':')}:y`;
    expect(verifyPaykassmaWithdrawal(`{"a":${deep},"b":${JSON.stringify(long)},"c":"y","signature":"${sha1(KEY + md5(text))}"}`, KEY)).toBe(true);
  });

  test('is over the text of the body in the mode raw-json, wherever the signature stands', () => {
    const signature = sha1(KEY + md5(JSON.stringify(order)));
    expect(verifyPaykassmaWithdrawal(body(order, signature), KEY, 'raw-json')).toBe(true);
    expect(verifyPaykassmaWithdrawal(JSON.stringify({ signature, ...order }), KEY, 'raw-json')).toBe(true);
    expect(verifyPaykassmaWithdrawal(JSON.stringify({ signature, ...order }, null, 2), KEY, 'raw-json')).toBe(true);
    expect(verifyPaykassmaWithdrawal(body({ ...order, amount: 1 }, signature), KEY, 'raw-json')).toBe(false);
    expect(verifyPaykassmaWithdrawal(body(order, signature), KEY)).toBe(false);
  });

  test('fails for a missing one, for what is no JSON object, and refuses an empty key', () => {
    expect(verifyPaykassmaWithdrawal(JSON.stringify(order), KEY)).toBe(false);
    expect(verifyPaykassmaWithdrawal('[1]', KEY)).toBe(false);
    expect(verifyPaykassmaWithdrawal('', KEY)).toBe(false);
    expect(() => verifyPaykassmaWithdrawal(body(order, ''), '')).toThrow(TypeError);
  });

  test('holds for every order, and for no other amount', () => {
    const orders = fc.record({ amount: fc.integer({ min: 1 }), label: fc.string(), account_name: fc.string(), is_test: fc.boolean(), comment: fc.option(fc.string()), bank_details: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer())) });
    fc.assert(fc.property(orders, (fields) => {
      const signature = signPaykassmaWithdrawal(JSON.stringify(fields), KEY);
      expect(verifyPaykassmaWithdrawal(body(fields, signature), KEY)).toBe(true);
      expect(verifyPaykassmaWithdrawal(body({ ...fields, amount: fields.amount - 1 }, signature), KEY)).toBe(false);
    }));
  });
});

describe("the signature of Paykassma's postbacks", () => {
  test.each([
    ['TA25Ea9sjPUFJvIG', 'ffc99da978c9560559ff9db7d83b4d7055d67a1a', '[{"activated_datetime":"2023-09-26 22:37:00","exchanger_identifier":"923139471223","comment":"","amount":"1000","currency_code":"PKR","wallet_type":"easypaisa","stockpiling_id":4819603,"transaction_id":"23936218009","transaction_type":0,"plugin_custom_order_id":"5586199250","withdrawal_id":null,"withdrawal_status":null,"account_number":"","account_name":"","account_email":"","bank_details":{"bank_code":"","branch_code":""}}]'],
    ['pub-0001', 'b4c046f7bbebf14da2b03b8ff3d7c54922119fae', '[{"activated_datetime":"","exchanger_identifier":"","comment":"","amount":"5000","currency_code":"PKR","wallet_type":"easypaisa","stockpiling_id":null,"transaction_id":"","transaction_type":null,"plugin_custom_order_id":"","withdrawal_id":"W-1","withdrawal_status":1,"account_number":"03405135211","account_name":"Muhammad Saqib","account_email":"","bank_details":{"bank_code":null,"branch_code":null}}]'],
  ])('is the worked example of %s', (accessKey, signature, array) => {
    expect(signPaykassmaPostback(array, accessKey, KEY)).toBe(signature);
  });
});
