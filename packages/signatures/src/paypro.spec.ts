import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { PAYPRO_SIGN_DEFAULTS, payproSign, verifyPayproSign } from './paypro.ts';
import type { PayproSignSettings } from './paypro.ts';

const SECRET = 'test-secret-0001';

const VECTORS = [
  {
    call: 'pay-in',
    sign: 'df5527532d2cb0f2ff4b9673e50aa372',
    fields: {
      amount: '10000',
      tradeNo: 'order45692193212we3111',
      notifyUrl: 'https://example.com/notify',
      name: 'John Doe',
      customerCert: '1730123456789',
      email: 'john@gmail.com',
      mobile: '3115112345',
      remark: 'Payment for order #456',
      custId: 'm2hkCRuTCK5HKpEkA0ok',
      timestamp: '1730431256223',
    },
  },
  {
    call: 'pay-in with an empty remark, dropped',
    sign: 'a43da6fe4b6900b2bf72ef47db36acc0',
    fields: {
      amount: '10000',
      email: 'ali@gmail.com',
      mobile: '03115112345',
      name: 'Ali Khan',
      notifyUrl: 'https://example.com/notify',
      paymentType: 'easypaisa',
      remark: '',
      timestamp: '1730431256223',
      tradeNo: 'T1',
    },
  },
  {
    call: 'payout',
    sign: 'fb5fb1a7b5a0ccd3365468e4f5ef7311',
    fields: {
      tradeNo: 'order67890',
      amount: '5000',
      name: 'Jane Doe',
      customerCert: '1730123456789',
      email: 'jane@gmail.com',
      mobile: '3115112345',
      accountType: 'BANK',
      bankName: 'ALLIED_BANK_LIMITED',
      bankNumber: '9876543210',
      notifyUrl: 'https://yourcallbackurl.com/notify',
      remark: 'Payment for invoice #1001',
      timestamp: '1730057564000',
    },
  },
  {
    call: 'query',
    sign: 'a200c3bfbfe6dae07b9d87cf2958ddbd',
    fields: { tradeNo: 'order45692193212we3111', timestamp: '1731653732177' },
  },
  { call: 'balance', sign: '225c7be6454e2f31bf84944f32db359f', fields: { timestamp: '1724151084278' } },
  {
    call: 'callback',
    sign: 'e104e97ce1aee880e95d0bb492e3a58c',
    fields: {
      platFormTradeNo: '2kvziksxbvxg062d',
      tradeNo: 'order45692193212we3111',
      amount: '10000',
      status: '0000',
      message: 'SUCCESS',
      successTime: '2024-11-15 12:34:56',
      timestamp: '1731653732177',
    },
  },
] as const;

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

/** A body whose sign is over exactly this text. */
function body(members: string, signedText: string): string {
  return `{${members},"sign":"${md5(signedText)}"}`;
}

describe('payproSign', () => {
  test.each(VECTORS)('gives the reference sign: $call', ({ fields, sign }) => {
    expect(payproSign(Object.entries(fields), SECRET)).toBe(sign);
  });

  test('with the empty remark kept gives the reference sign of that reading', () => {
    const settings = { ...PAYPRO_SIGN_DEFAULTS, empties: 'keep' } as const;
    expect(payproSign(Object.entries(VECTORS[1].fields), SECRET, settings)).toBe('3763d3a034d4e1462c7ae70fc19f4a36');
  });

  test('signs null as text or not at all, as the merchant is set', () => {
    const fields = [['a', '1'], ['b', null]] as const;
    expect(payproSign(fields, SECRET)).toBe(payproSign([['a', '1']], SECRET));
    expect(payproSign(fields, SECRET, { ...PAYPRO_SIGN_DEFAULTS, nulls: 'text' })).toBe(payproSign([['a', '1'], ['b', 'null']], SECRET));
  });

  test('orders names by code point, upper case first', () => {
    const names = ['\u{1f600}', 'a', '\u{ff61}', 'B'];
    expect(payproSign(names.map((name) => [name, '1']), SECRET)).toBe(md5(`B=1a=1\u{ff61}=1\u{1f600}=1${SECRET}`));
  });
});

describe('verifyPayproSign', () => {
  test.each(VECTORS)('accepts the reference call: $call', ({ fields, sign }) => {
    expect(verifyPayproSign(JSON.stringify({ ...fields, sign }), SECRET)).toBe(true);
    expect(verifyPayproSign(JSON.stringify({ sign: sign.toUpperCase(), ...fields }, null, 2), SECRET)).toBe(true);
  });

  test.each([
    ['a number as its raw text', '"amount":300.50,"timestamp":1748247671673', 'amount=300.50timestamp=1748247671673'],
    ['a number beyond 2^53', '"timestamp":123456789012345678901', 'timestamp=123456789012345678901'],
    ['a number in exponent form', '"amount":1E+2', 'amount=1E+2'],
    ['a boolean', '"test":true', 'test=true'],
    ['an unknown field', '"amount":"1","zzz":"x"', 'amount=1zzz=x'],
    ['null skipped', '"a":"1","b":null', 'a=1'],
    ['null as text', '"a":"1","b":null', 'a=1b=null'],
    ['empties dropped', '"a":"1","b":""', 'a=1'],
    ['empties kept', '"a":"1","b":""', 'a=1b='],
    ['null skipped with empties kept', '"a":"1","b":"","c":null', 'a=1b='],
    ['null as text with empties kept', '"a":"1","b":"","c":null', 'a=1b=c=null'],
    ['nested values skipped', '"a":"1","b":{"c":"2"},"d":["3"]', 'a=1'],
    ['white space kept', '"a":" ","b":"x "', 'a= b=x '],
    ['text not URL-encoded', '"a":"https://x.pk/?q=1&r=a b"', 'a=https://x.pk/?q=1&r=a b'],
    ['escapes decoded', '"a":"\\u0627\\/\\n"', 'a=\u0627/\n'],
    ['UTF-8', '"name":"\u0639\u0644\u06cc"', 'name=\u0639\u0644\u06cc'],
    ['the last of duplicate names', '"a":"1","a":"2"', 'a=2'],
  ])('accepts %s', (_, members, pairs) => {
    expect(verifyPayproSign(body(members, `${pairs}${SECRET}`), SECRET)).toBe(true);
  });

  test.each([
    [{ mode: 'append' }, `a=1b=2${SECRET}`],
    [{ mode: 'prepend' }, `${SECRET}a=1b=2`],
    [{ mode: 'key' }, `a=1b=2&key=${SECRET}`],
    [{ mode: 'key', separator: '&' }, `a=1&b=2&key=${SECRET}`],
    [{ separator: '&' }, `a=1&b=2${SECRET}`],
  ] satisfies [Partial<PayproSignSettings>, string][])('follows the merchant setting %j, and only that', (changes, text) => {
    const settings = { ...PAYPRO_SIGN_DEFAULTS, ...changes };
    const order = body('"b":"2","a":"1"', text);
    expect(verifyPayproSign(order, SECRET, settings)).toBe(true);
    expect(verifyPayproSign(order, SECRET, { mode: 'prepend', separator: '&', nulls: 'skip', empties: 'drop' })).toBe(false);
  });

  test.each(['', '[]', 'null', '"text"', '{', '{}', '{"a":"1"}', '{"a":"1","sign":null}', '{"a":"1","sign":1}', '{"a":"1","sign":""}', '{"a":"1","sign":"zz"}'])(
    'refuses the body %j',
    (text) => {
      expect(verifyPayproSign(text, SECRET)).toBe(false);
    },
  );

  test('refuses to work with an empty secret', () => {
    expect(() => verifyPayproSign(body('"a":"1"', 'a=1'), '')).toThrow(TypeError);
  });

  test('accepts what it signed, and refuses it with any value, or the secret, changed', () => {
    const value = fc.string({ minLength: 1, unit: 'grapheme' });
    const name = fc.string({ minLength: 1 }).filter((text) => text !== 'sign' && text !== '__proto__');
    fc.assert(
      fc.property(fc.dictionary(name, value, { minKeys: 1 }), fc.nat(), (fields, pick) => {
        const order = { ...fields, sign: payproSign(Object.entries(fields), SECRET) };
        expect(verifyPayproSign(JSON.stringify(order), SECRET)).toBe(true);
        expect(verifyPayproSign(JSON.stringify(order), `${SECRET}x`)).toBe(false);
        const changed = Object.keys(fields)[pick % Object.keys(fields).length] ?? '';
        expect(verifyPayproSign(JSON.stringify({ ...order, [changed]: `${fields[changed]}x` }), SECRET)).toBe(false);
      }),
    );
  });
});
