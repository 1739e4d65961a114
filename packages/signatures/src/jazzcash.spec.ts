import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { jazzcashHash, verifyJazzcashHash } from './jazzcash.ts';
import type { JazzcashFields } from './jazzcash.ts';

interface Vector {
  readonly origin: string;
  readonly salt: string;
  readonly fields: JazzcashFields;
  readonly hash: string;
}

const VECTORS: readonly Vector[] = [
  {
    origin: 'sandbox documentation',
    salt: '0F5DD14AE2',
    fields: { pp_MerchantID: 'MER123', pp_OrderInfo: 'A48cvE28', pp_Amount: '2995' },
    hash: 'c7689cda7474eb1adcd343fd0c0b676bad0ba66361cc46db589bdb0da4c1c867',
  },
  {
    origin: 'omnipay-jazzcash unit test, v1.1 wallet',
    salt: 'reallySecretKey',
    fields: {
      pp_Version: '1.1',
      pp_MerchantID: 'merchant123',
      pp_Password: 'password',
      pp_TxnType: 'MWALLET',
      pp_TxnRefNo: '647cb56c890e4',
      pp_BillReference: '647cb56c890e4',
      pp_Language: 'EN',
      pp_Amount: '2000',
      pp_TxnCurrency: 'PKR',
      pp_TxnDateTime: '20231011000000',
      pp_Description: 'Test Order',
      pp_TxnExpiryDateTime: '20231012000000',
      pp_ReturnURL: 'https://example.com/return',
      ppmpf_2: 'abcdef',
    },
    hash: '876B465D21973A96DD4DC7BE69EC129FA1FE529B9CC0FA1D75C8CD6534613FBC',
  },
  {
    origin: '2026 HMAC guide, refund',
    salt: '3vv9wu3a18',
    fields: {
      pp_Amount: '25000',
      pp_MerchantID: 'MC25041',
      pp_MerchantMPIN: '1234',
      pp_Password: 'sz1v4agvyf',
      pp_TxnCurrency: 'PKR',
      pp_TxnRefNo: 'T20220518150213',
    },
    hash: '2C595361C2DA0E502D18BFBAA92CF4740330215E5E8AD0CF4489A64E7400B117',
  },
  {
    origin: 'sandbox documentation, v2.0 wallet',
    salt: '9208s6wx05',
    fields: {
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
    },
    hash: '39ECAACFC30F9AFA1763B7E61EA33AC75977FB2E849A5EE1EDC4016791F3438F',
  },
  {
    origin: '2026 IPN guide, blanks and nulls skipped, password hashed',
    salt: '0123456789',
    fields: {
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
    },
    hash: '2B47BCF7825FA27FC8B522292BC8D226213FCCDA685FC68A67EC20B10836E5B7',
  },
  {
    origin: 'IPN reply',
    salt: '0123456789',
    fields: { pp_ResponseCode: '000', pp_ResponseMessage: 'IPN received successfully' },
    hash: 'C4926B79EA007DA68B3C5766941B7959856EFA2BA9CF59711024EB47578E831C',
  },
];

const name = fc.stringMatching(/^(pp_|ppmpf_|ppmbf_)[A-Za-z0-9]{1,12}$/).filter((text) => text !== 'pp_SecureHash');
const fields = fc.dictionary(name, fc.string({ minLength: 1 }), { minKeys: 1 });

describe('jazzcashHash', () => {
  test.each(VECTORS)('gives the published hash: $origin', ({ salt, fields, hash }) => {
    expect(jazzcashHash(fields, salt)).toBe(hash.toUpperCase());
  });

  test.each(VECTORS)('verifies it in either letter case: $origin', ({ salt, fields, hash }) => {
    expect(verifyJazzcashHash({ ...fields, pp_SecureHash: hash.toUpperCase() }, salt)).toBe(true);
    expect(verifyJazzcashHash({ ...fields, pp_SecureHash: hash.toLowerCase() }, salt)).toBe(true);
  });

  test('keeps a zero, which is not an empty value', () => {
    expect(jazzcashHash({ pp_Amount: '0' }, 'salt')).not.toBe(jazzcashHash({}, 'salt'));
  });

  test('hashes fields that begin with pp in any letter case, and no others', () => {
    expect(jazzcashHash({ PP_Amount: '5' }, 'salt')).toBe(jazzcashHash({ pp_Amount: '5' }, 'salt'));
    expect(jazzcashHash({ pp_Amount: '5', other: 'x' }, 'salt')).toBe(jazzcashHash({ pp_Amount: '5' }, 'salt'));
  });

  test('orders names by code unit: pp_MPIN before pp_MerchantID', () => {
    expect(jazzcashHash({ pp_MerchantID: 'b', pp_MPIN: 'a' }, 'salt')).toBe(jazzcashHash({ pp_1: 'a', pp_2: 'b' }, 'salt'));
  });

  test('does not depend on the order in which the fields arrive', () => {
    fc.assert(
      fc.property(fields, (given) => {
        const reversed = Object.fromEntries(Object.entries(given).toReversed());
        expect(jazzcashHash(reversed, 'salt')).toBe(jazzcashHash(given, 'salt'));
      }),
    );
  });
});

describe('verifyJazzcashHash', () => {
  test('accepts what was signed and refuses it with any one value changed', () => {
    fc.assert(
      fc.property(fields, fc.string({ minLength: 1 }), fc.nat(), (given, salt, pick) => {
        const signed = { ...given, pp_SecureHash: jazzcashHash(given, salt) };
        expect(verifyJazzcashHash(signed, salt)).toBe(true);
        const changed = Object.keys(given)[pick % Object.keys(given).length] ?? '';
        expect(verifyJazzcashHash({ ...signed, [changed]: `${given[changed]}x` }, salt)).toBe(false);
        expect(verifyJazzcashHash(signed, `${salt}x`)).toBe(false);
      }),
    );
  });

  test.each([undefined, null, '', 'no hex', 'C4926B', `${'0'.repeat(63)}g`, '0'.repeat(65)])('refuses the hash %j', (hash) => {
    expect(verifyJazzcashHash({ pp_ResponseCode: '000', pp_SecureHash: hash }, 'salt')).toBe(false);
  });

  test.each(['0', 'g', 'zz', ' ', '00'])('refuses the right hash with %j behind it', (tail) => {
    const fields = { pp_ResponseCode: '000' };
    expect(verifyJazzcashHash({ ...fields, pp_SecureHash: `${jazzcashHash(fields, 'salt')}${tail}` }, 'salt')).toBe(false);
  });

  test('refuses to work with an empty salt', () => {
    expect(() => verifyJazzcashHash({ pp_ResponseCode: '000' }, '')).toThrow(TypeError);
  });
});
