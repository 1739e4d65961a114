import { describe, expect, test } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { sealEasypaisaBody, sliceEasypaisaBody, verifyEasypaisa } from '@adaigi/signatures';
import { money } from '@adaigi/domain';
import { parseCallback } from './callback.ts';
import { chargeRequest, tokenRequest } from './charge.ts';
import { parseEasypaisaConfig } from './config.ts';
import { inquiryRequest } from './inquire.ts';
import { open, seal } from './wire.ts';

const secret = (text: string) => ({ reveal: () => text });
const keyPair = () =>
  generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });
const [ours, theirs] = [keyPair(), keyPair()];
const configure = (version: 'v4' | 'v5') =>
  parseEasypaisaConfig({
    endpoint: { baseUrl: 'https://easypaystg.easypaisa.com.pk' },
    account: { version, storeId: '43', accountNum: '654123987' },
    secrets: {
      username: secret('u'),
      password: secret('p'),
      ...(version === 'v5' ? { merchantPrivateKey: secret(ours.privateKey), providerPublicKey: secret(theirs.publicKey) } : {}),
    },
  });
const [v4, v5] = [configure('v4'), configure('v5')];

const REFERENCE = 'A1B2C3D4E5F6G7H8J9K0';
const order = {
  reference: REFERENCE,
  amount: money(100n, 'PKR'),
  payer: { mobile: '03123456789', name: '', email: 'a@b.pk', cnic: '' },
  description: '',
  method: 'wallet',
  now: new Date('2026-11-20T19:54:01Z'),
  leaveBy: 0,
} as const;

describe('requests', () => {
  test('a charge: rupees with two decimals, the store as a number', () => {
    expect(chargeRequest(v4, order)).toEqual({ orderId: REFERENCE, storeId: 43, transactionAmount: '1.00', transactionType: 'MA', mobileAccountNo: '03123456789', emailAddress: 'a@b.pk' });
  });

  test('a token: msisdn instead of mobileAccountNo, and an expiry in Karachi\'s time', () => {
    expect(tokenRequest(v4, { ...order, payer: { ...order.payer, email: '' } })).toEqual({
      orderId: REFERENCE,
      storeId: 43,
      transactionAmount: '1.00',
      transactionType: 'OTC',
      msisdn: '03123456789',
      emailAddress: 'noreply@example.com',
      tokenExpiry: '20261122 005401',
    });
  });

  test('an inquiry names the merchant\'s account, not the payer\'s', () => {
    expect(inquiryRequest(v4, REFERENCE)).toEqual({ orderId: REFERENCE, storeId: 43, accountNum: '654123987' });
  });

  test('v5 signs the very text that it sends', () => {
    const body = seal(v5, chargeRequest(v5, order));
    const sealed = sliceEasypaisaBody('request', body);
    expect(sealed?.inner).toBe(JSON.stringify(chargeRequest(v5, order)));
    expect(verifyEasypaisa(sealed?.inner ?? '', sealed?.signature ?? '', ours.publicKey)).toBe(true);
  });
});

describe('answers', () => {
  test('keys with stray spaces and any order of keys are read; numbers keep their text', () => {
    const text = '{"responseCode ":"0000","transactionAmount":100.50,"storeId":43,"optional1":null}';
    expect(open(v4, text)).toEqual({ kind: 'fields', fields: { responseCode: '0000', transactionAmount: '100.50', storeId: '43', optional1: '' } });
    expect(open(v5, sealEasypaisaBody('response', text, theirs.privateKey))).toEqual(open(v4, text));
  });

  test.each([
    ['signed by somebody else', sealEasypaisaBody('response', '{"responseCode":"0000"}', ours.privateKey)],
    ['changed after signing', sealEasypaisaBody('response', '{"responseCode":"0001"}', theirs.privateKey).replace('0001', '0000')],
    ['unsigned', '{"responseCode":"0000"}'],
    ['with two answers in it', `{"response":{"responseCode":"0000"},${sealEasypaisaBody('response', '{"responseCode":"0001"}', theirs.privateKey).slice(1)}`],
  ])('a v5 answer %s proves nothing', (_name, text) => {
    const reply = open(v5, text);
    if (reply.kind === 'fields') expect(reply.fields).toEqual({ responseCode: '0001' });
    else expect(reply.outcome).toMatchObject({ kind: 'unknown', integrityProblem: 'signature' });
  });
});

describe('callbacks', () => {
  const parse = (query: string) => parseCallback(v4, { method: 'GET', query, contentType: '', body: Buffer.alloc(0) });
  const address = (host: string, account = '654123987') => `url=${encodeURIComponent(`${host}/easypay-service/rest/v1/order-status/${account}/${REFERENCE}`)}`;

  test('whatever the host, only the order id is taken from the address, and nothing is believed', () => {
    for (const host of ['https://easypay.easypaisa.com.pk', 'http://169.254.169.254', 'https://evil.example']) {
      expect(parse(address(host))).toMatchObject({ kind: 'accepted', reference: REFERENCE, outcome: { kind: 'unknown' } });
    }
  });

  test.each([
    address('https://easypay.easypaisa.com.pk', '111111111'),
    address('https://user:password@easypay.easypaisa.com.pk'),
    'url=file:///etc/passwd',
    'url=http://localhost:9200/',
    `url=https://easypay.easypaisa.com.pk/easypay-service/rest/v1/order-status/654123987/..%2F..%2Fadmin`,
    'url=',
    'orderRefNumber=short',
    'orderRefNumber=../../etc/passwd1234',
  ])('%s is refused', (query) => {
    expect(parse(query)).toMatchObject({ kind: 'refused' });
  });

  test('the hosted page\'s return wakes an inquiry and is never proof, whatever it claims', () => {
    for (const query of [`status=Success&desc=0000&orderRefNumber=${REFERENCE}`, `success=true&orderRefNum=${REFERENCE}`]) {
      expect(parse(query)).toMatchObject({ kind: 'accepted', outcome: { kind: 'unknown', reason: 'provider_pending' } });
    }
  });
});
