import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { developmentAccounts } from '../src/config.ts';
import type { JazzcashAccount } from '../src/core/accounts.ts';
import { hashOf, paths, post } from './support/jazzcash.ts';
import { ledgerOf, readJson, startTestSimulator } from './support/simulator.ts';
import type { TestSimulator } from './support/simulator.ts';

/** The merchants of the published samples. */
const published: JazzcashAccount[] = [
  { id: 'docs-wallet', provider: 'jazzcash', merchantId: 'MC32084', password: 'yy41w5f10e', integritySalt: '9208s6wx05', returnUrl: 'https://example.com/return', merchantMpin: '1234' },
  { id: 'docs-refund', provider: 'jazzcash', merchantId: 'MC25041', password: 'sz1v4agvyf', integritySalt: '3vv9wu3a18', returnUrl: 'https://example.com/return', merchantMpin: '1234' },
];

let simulator: TestSimulator;

beforeAll(async () => {
  simulator = await startTestSimulator('simulator-vectors', { accounts: { ...developmentAccounts(), accounts: published } });
});
afterAll(() => simulator.stop());

test("the documentation's v2.0 sample is accepted with its published hash", async () => {
  const sample = {
    pp_Amount: '100',
    pp_BankID: '',
    pp_BillReference: 'billRef3781',
    pp_CNIC: '345678',
    pp_Description: 'Test case description',
    pp_Language: 'EN',
    pp_MerchantID: 'MC32084',
    pp_MobileNumber: '03123456789',
    pp_Password: 'yy41w5f10e',
    pp_ProductID: '',
    pp_TxnCurrency: 'PKR',
    pp_TxnDateTime: '20220124224204',
    pp_TxnExpiryDateTime: '20220125224204',
    pp_TxnRefNo: 'T71608120',
    ppmpf_1: '',
    ppmpf_2: '',
    ppmpf_3: '',
    ppmpf_4: '',
    ppmpf_5: '',
    pp_SecureHash: '39ECAACFC30F9AFA1763B7E61EA33AC75977FB2E849A5EE1EDC4016791F3438F',
  };
  const answer = readJson((await post(simulator.jazzcash, paths.classic.v2, sample)).text);
  expect(answer).toMatchObject({ pp_ResponseCode: '000', pp_CNIC: '345678', pp_MobileNumber: '03123456789' });
  expect(answer['pp_SecureHash']).toBe(hashOf(answer, '9208s6wx05'));
});

test("the HMAC guide's refund sample is accepted with its published hash", async () => {
  const reference = 'T20220518150213';
  const payment = {
    pp_Language: 'EN',
    pp_MerchantID: 'MC25041',
    pp_Password: 'sz1v4agvyf',
    pp_TxnRefNo: reference,
    pp_Amount: '25000',
    pp_TxnCurrency: 'PKR',
    pp_TxnDateTime: '20220518150213',
    pp_TxnExpiryDateTime: '20220519150213',
    pp_BillReference: 'bill1',
    pp_Description: 'Test',
    pp_MobileNumber: '03123456789',
    pp_CNIC: '345678',
  };
  const paid = await post(simulator.jazzcash, paths.classic.v2, { ...payment, pp_SecureHash: hashOf(payment, '3vv9wu3a18') });
  expect(readJson(paid.text)).toMatchObject({ pp_ResponseCode: '000' });
  const sample = {
    pp_Amount: '25000',
    pp_MerchantID: 'MC25041',
    pp_MerchantMPIN: '1234',
    pp_Password: 'sz1v4agvyf',
    pp_TxnCurrency: 'PKR',
    pp_TxnRefNo: reference,
    pp_SecureHash: '2C595361C2DA0E502D18BFBAA92CF4740330215E5E8AD0CF4489A64E7400B117',
  };
  expect(readJson((await post(simulator.jazzcash, paths.classic.refund, sample)).text)).toMatchObject({ pp_ResponseCode: '000' });
  expect(await ledgerOf(simulator.control, reference)).toEqual(['debit 25000', 'refund 25000']);
});
